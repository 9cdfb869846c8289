"""Which agreements, provisions and parties are asked for, by what a person calls them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from truceline.casefile.filters import ViolationFilters
from truceline.errors import InputError
from truceline.model.truce import Truce, TruceParty
from truceline.model.violation import Assessment, Violation
from truceline.reference.name_fold import fold
from truceline.truces.terms import Terms

Pair = tuple[str, str]  # ids of an agreement and of its provision or party


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The agreements, and the provisions and parties of them; ``None``: any."""

    truces: tuple[Truce, ...]
    provisions: frozenset[Pair] | None
    parties: frozenset[Pair] | None

    @classmethod
    def of(cls, terms: Terms, filters: ViolationFilters) -> "Wanted":
        """Return what filters ask for.

        Raises:
            InputError: there is no such agreement, provision or party.
        """
        truces = _truces(terms.truces, filters.get("truce"))
        return cls(
            truces=truces,
            provisions=_provisions(truces, filters.get("provision")),
            parties=_parties(truces, filters.get("party")),
        )

    def narrow(self, assessment: Assessment) -> Assessment:
        """Return what is asked for of an assessment: its violations, and what came of the agreements asked for."""
        asked = {each.id for each in self.truces}
        return replace(
            assessment,
            violations=tuple(each for each in assessment.violations if each.truce in asked and self._has(each)),
            looked_at=tuple(each for each in assessment.looked_at if each.truce in asked),
        )

    def _has(self, violation: Violation) -> bool:
        provision, party = (violation.truce, violation.provision), (violation.truce, violation.party)
        return (self.provisions is None or provision in self.provisions) and (
            self.parties is None or party in self.parties
        )


def _truces(truces: tuple[Truce, ...], asked: str | None) -> tuple[Truce, ...]:
    if asked is None:
        return truces
    exact = tuple(each for each in truces if each.id == asked)
    found = exact or tuple(each for each in truces if each.id.startswith(asked))
    if not found:
        raise no_agreement(asked, truces)
    return found


def agreement(asked: str, truces: Sequence[Truce]) -> Truce:
    """Return the agreement of an id.

    Raises:
        InputError: there is none.
    """
    found = next((each for each in truces if each.id == asked), None)
    if found is None:
        raise no_agreement(asked, truces)
    return found


def no_agreement(asked: str, truces: Iterable[Truce]) -> InputError:
    """Say that there is no such agreement, and which there are."""
    return InputError(f"there is no agreement {asked!r}.", todo=f"There are {', '.join(each.id for each in truces)}.")


def _provisions(truces: tuple[Truce, ...], asked: str | None) -> frozenset[Pair] | None:
    if asked is None:
        return None
    found = {(t.id, p.id) for t in truces for p in t.provisions if asked in (p.id, p.number)}
    if not found:
        raise InputError(f"no agreement that is asked for has a provision {asked!r}.", todo=_provisions_of(truces))
    return frozenset(found)


def _provisions_of(truces: tuple[Truce, ...]) -> str:
    if len(truces) != 1:
        return "`truceline truces ID` lists the provisions of one."
    return f"{truces[0].id} has {', '.join(p.id for p in truces[0].provisions)}."


def _parties(truces: tuple[Truce, ...], asked: str | None) -> frozenset[Pair] | None:
    if asked is None:
        return None
    found = {(t.id, p.id) for t in truces for p in parties_called(asked, t)}
    if not found:
        ids = dict.fromkeys(p.id for t in truces for p in t.parties)
        raise InputError(f"no agreement that is asked for has a party {asked!r}.", todo=f"There are {', '.join(ids)}.")
    return frozenset(found)


def parties_called(asked: str, truce: Truce) -> tuple[TruceParty, ...]:
    """Return the parties of an agreement that a person means: by id, name or group, a state by any name of its country.

    The country of a group, or of a rest of movements, is no name of it: it has others, and a state.
    """
    from truceline.reference.called import sides_called

    names = {fold(name) for name in (asked, *sides_called(asked))}
    return tuple(each for each in truce.parties if not names.isdisjoint(_called(each)))


def _called(party: TruceParty) -> set[str]:
    country = party.country if party.state and not party.group else ""
    return {fold(name) for name in (party.id, party.name, party.group, country) if name}
