"""News agencies and other media by name, to read the tags under which reports travel: "(Reuters)", "— AFP"."""

from functools import cache

from truceline.model.actor import Actor, ActorKind
from truceline.reference.spelling import name_key
from truceline.reference.tables import read_table

MEDIA = "JRN"  # the sector of media in PLOVER


@cache
def load_media() -> dict[str, Actor]:
    """Return the media of the actor table by every name of theirs, folded; a name of two is left out.

    >>> load_media()[name_key("Agence France-Presse")].id, load_media()[name_key("AFP")].id
    ('org:Agence France-Presse', 'org:Agence France-Presse')
    """
    found: dict[str, dict[str, Actor]] = {}
    for row in read_table("actor_names.tsv"):
        if row["sector"] == MEDIA:
            actor = Actor(
                id=row["id"],
                kind=_kind(row["kind"]),
                name=row["actor"],
                country=row["country"] or None,
                sector=MEDIA,
            )
            found.setdefault(name_key(row["name"]), {})[actor.id] = actor
    return {name: next(iter(actors.values())) for name, actors in found.items() if len(actors) == 1}


def _kind(kind: str) -> ActorKind:
    return "organ" if kind == "organ" else "organisation"
