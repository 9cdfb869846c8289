"""An incident as another policy publishes it: the accounts are the same, the published figures may differ."""

from dataclasses import replace

from truceline.errors import InputError
from truceline.incidents.policies import POLICIES, published
from truceline.model.incident import Incident


def find_policy(named: str) -> str:
    """Return a policy with its version, named with it or without ("ucdp").

    Raises:
        InputError: there is no such policy; it says which there are.
    """
    known = {name.partition(" ")[0]: name for name in POLICIES} | {name: name for name in POLICIES}
    if named not in known:
        raise InputError(f"there is no policy {named!r}.", todo=f"There are {', '.join(POLICIES)}.")
    return known[named]


def by_policy(incident: Incident, policy: str) -> Incident:
    """Return the incident with every finding published by a policy (see ``find_policy``)."""
    whole = find_policy(policy)
    findings = (published(finding, whole, incident.sides) for finding in incident.findings)
    return replace(incident, findings=tuple(findings))
