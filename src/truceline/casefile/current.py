"""Which reports of a casefile count: those that are there, in their newest version."""

from truceline.store.base import Store


def is_current(store: Store, document: str) -> bool:
    """Say whether a document counts: it is not deleted, and no newer version of it is there."""
    stored = store.documents.get(document)
    if stored is None or stored.deleted is not None:
        return False
    versions = store.documents.find_versions(stored.address, stored.publisher) if stored.address else ()
    return not any(version.replaces == document for version in versions)
