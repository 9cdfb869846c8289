"""Who a person means: a party of a claim, or those who speak. The report's own actors go before those of the tables."""

from truceline.model.actor import STRANGER, Actor, Party
from truceline.model.reading import Reading
from truceline.reference.actor_ids import actor_by_id
from truceline.review.values import Value, refuse

KINDS = ("civilians", "unknown", "unnamed")
NONE = "none"
WORDS = "words"  # whom no table knows: called by the words of the report
REPORT, HIDDEN = "report", "hidden"  # the report's own voice; a source that it does not name
AND = "+"
TODO = (
    "An actor is one that the report names, by id or country code, or an id of the tables; "
    "civilians, unknown, unnamed or none; or “words @START-END” for one that no table knows."
)


def read_party(value: Value, reading: Reading) -> Party | None:
    """Return the party of a claim; ``None`` where there is no such slot (``none``).

    Raises:
        InputError: nobody is meant.
    """
    if value.text == NONE:
        return None
    if value.text in KINDS:
        return Party(kind=value.text, named_as=value.words)  # type: ignore[arg-type]
    return Party(kind="actor", actor=_actor(value, value.text, reading), named_as=value.words)


def read_speakers(value: Value, reading: Reading) -> tuple[tuple[Actor, ...], bool]:
    """Return those who speak, and whether the report hides them; nobody for the report's own voice.

    Raises:
        InputError: nobody is meant.
    """
    if value.text == HIDDEN:
        return (), True
    if value.text == REPORT:
        return (), False
    return tuple(_actor(value, key.strip(), reading) for key in value.text.split(AND)), False


def write_speakers(actors: tuple[Actor, ...], *, anonymous: bool) -> str:
    """Write those who speak as ``read_speakers`` reads them."""
    return f" {AND} ".join(actor.id for actor in actors) or (HIDDEN if anonymous else REPORT)


def actors_of(reading: Reading) -> dict[str, Actor]:
    """Return the actors that a report names, by id, in the order of its claims."""
    parties = [party for claim in reading.claims for party in (claim.actor, claim.target) if party is not None]
    speakers = [actor for statement in reading.statements for actor in (*statement.speakers, *statement.relayed_by)]
    members = [actor for happening in reading.happenings for side in happening.sides for actor in side.members]
    found: dict[str, Actor] = {}
    for actor in [party.actor for party in parties if party.actor is not None] + speakers + members:
        found.setdefault(actor.id, actor)
    return found


def _actor(value: Value, key: str, reading: Reading) -> Actor:
    if key == WORDS:
        return _stranger(value)
    own = actors_of(reading)
    found = own.get(key) or next((actor for actor in own.values() if actor.side == key), None) or actor_by_id(key)
    return found if found is not None else refuse(f"{key!r} names nobody.", TODO)


def _stranger(value: Value) -> Actor:
    if value.words is None:
        refuse("“words” alone names nobody.", TODO)
    name = " ".join(value.words.text.split())
    return Actor(id=f"{STRANGER}{name.lower()}", kind="person", name=name)
