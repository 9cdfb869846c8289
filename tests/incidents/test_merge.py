"""Many reports, one incident: the accounts of all of them side by side."""

from truceline.incidents.merge import find_incident


def test_without_happenings_nothing_is_found():
    found = find_incident((), {})
    assert (found.happenings, found.documents, found.when, found.findings) == ((), (), None, ())
