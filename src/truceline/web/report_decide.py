"""From the form of a report to judgements: what was sent, in the words of the codebook."""

from collections.abc import Mapping, Sequence

from truceline.casefile.casefile import Casefile
from truceline.casefile.judging import Told
from truceline.errors import InputError
from truceline.model.document import Document
from truceline.model.judgement import Judgement
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.publish.ledger_facts import Names
from truceline.reference.actor_ids import actor_by_id
from truceline.review.anchors import SLOTS
from truceline.review.parties import AND, KINDS, NONE, WORDS, actors_of
from truceline.review.values import Value, words_at, write_values
from truceline.web.catalogue import words
from truceline.web.report_choices import countries_of, find_actors, suggest_places
from truceline.web.report_panel import correct_panel, selected

Form = Mapping[str, Sequence[str]]
WHO = ("speaker", "actor", "target", "by")
TYPED = ("count", "time")  # texts; the others are choices


def decide(casefile: Casefile, key: str, form: Form, told: Told, names: Names) -> list[Judgement]:
    """Make the judgements of one form; they are not stored yet. ``what`` says which form it is.

    Raises:
        InputError: what was sent is none; the message says why, and what would be one.
    """
    what = _one(form, "what")
    judging = casefile.judging
    if what in ("accept", "reject"):
        return [judging.claim("accept" if what == "accept" else "reject", key, _one(form, "claim"), told)]
    reading = judging.pointed_at(key)
    if what == "correct":
        return _corrected(casefile, key, form, told, names)
    span = selected(reading, _number(form, "start"), _number(form, "end"))
    if what == "claim":
        given = {slot: _slot(form, slot, reading, names) for slot in SLOTS}
        named = {slot: value for slot, value in given.items() if value != NONE}  # a claim has no slot that is not given
        return [judging.new_claim(key, span, write_values(named), told)]
    if what == "place":
        return [judging.place(key, span, _place(form, reading, names), told)]
    if what == "exhibit":
        return [judging.exhibit(key, span, _exhibit(form, reading), told)]
    raise InputError(words("report.no_such_form"), todo=words("report.reload"))


def _corrected(casefile: Casefile, key: str, form: Form, told: Told, names: Names) -> list[Judgement]:
    """Return one judgement for every slot of a claim that was changed in the form."""
    claim = _one(form, "claim")
    shown = casefile.judging.applied([_stored(casefile, key)]).readings[key]
    found = next((c for c in shown.claims if c.id == claim), None)
    if found is None:
        raise InputError(words("report.no_such_claim"), todo=words("report.reload"))
    panel = correct_panel(shown, found, names=names, key=key)
    present = {field.name: _present(field.value, field.choices, field.words) for field in panel.fields}
    sent = {slot: _slot(form, slot, shown, names) or NONE for slot in SLOTS}
    changed = {slot: value for slot, value in sent.items() if value != (present[slot] or NONE)}
    if not changed:
        raise InputError(words("report.nothing_changed"), todo=words("report.change_something"))
    return [casefile.judging.correct(key, claim, slot, value, told) for slot, value in changed.items()]


def _stored(casefile: Casefile, key: str) -> Reading:
    reading = casefile.store.documents.reading(key)
    if reading is None:
        raise InputError(words("report.no_such_form"), todo=words("report.reload"))
    return reading


def _present(value: str, choices: Sequence[object], at: str) -> str:
    chosen = next((c for c in choices if getattr(c, "chosen", False)), None)
    return str(getattr(chosen, "value", "")) if chosen is not None else f"{value} {at}".strip()


def _slot(form: Form, slot: str, reading: Reading, names: Names) -> str:
    """Return what was given for a slot, as the codebook writes it; empty where nothing was."""
    if slot in WHO:
        return _who(form, slot, reading)
    if slot == "place":
        return _place(form, reading, names)
    value = _one(form, slot)
    at = _one(form, f"{slot}_words") if slot in TYPED and value else ""
    return f"{value} {at}".strip()


def _who(form: Form, slot: str, reading: Reading) -> str:
    """Return who is meant: the choice, or whom the field beside it names by id, by name, or in words of the report."""
    typed = _one(form, f"{slot}_other")
    if not typed:
        return _one(form, slot)
    if typed in KINDS or all(_known(part.strip(), reading) for part in typed.split(AND)):
        return typed
    named = [value for value, label in find_actors(typed) if label.casefold() == typed.casefold()]
    if len(named) == 1:
        return named[0]
    return str(Value(text=WORDS, words=_words(reading.document, typed)))


def _known(key: str, reading: Reading) -> bool:
    return key in actors_of(reading) or actor_by_id(key) is not None


def _words(document: Document, typed: str) -> Span:
    """Return where the report has these words first."""
    start = document.text.casefold().find(typed.casefold())
    if start < 0 or document.text[start : start + len(typed)].casefold() != typed.casefold():
        raise InputError(words("report.nobody_of_name", name=typed), todo=words("report.who_todo"))
    return words_at(document, start, start + len(typed))


def _place(form: Form, reading: Reading, names: Names) -> str:
    """Return the place that is meant: the choice, or the only one of the name in the field beside it."""
    typed, relation = _one(form, "place_other"), _one(form, "relation")
    value = _one(form, "place")
    if typed:
        found = suggest_places(typed, countries_of(reading), names)
        exact = [key for key, _ in found if typed in (key, key.partition(" ")[0])]
        if len(exact or found) != 1:
            raise InputError(words("report.which_place", name=typed, count=len(found)), todo=words("report.place_todo"))
        value = (exact or [key for key, _ in found])[0]
    bare = value in ("", NONE) or relation in ("", "at")
    return value if bare else f"{relation} {value}"


def _exhibit(form: Form, reading: Reading) -> str:
    if _one(form, "remove"):
        return NONE
    return write_values(
        {
            "kind": _one(form, "kind"),
            "by": _who(form, "by", reading),
            "shows": f" {AND} ".join(form.get("shows", ())),
            "disputed": f" {AND} ".join(form.get("disputed", ())),
        }
    )


def _one(form: Form, name: str) -> str:
    return next(iter(form.get(name, ())), "").strip()


def _number(form: Form, name: str) -> int:
    typed = _one(form, name)
    if not (typed.isdecimal() and typed.isascii() and len(typed) < 10):
        raise InputError(words("report.nothing_selected"), todo=words("report.select_words"))
    return int(typed)
