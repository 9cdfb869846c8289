"""From what a person types to judgements: a verdict, and incidents, reports and claims as ``show`` numbers them.

An incident is its id, or the beginning of it; a report ``ID:2``, or its id; a claim ``ID:2.3``, or the id of its report
and its own, ``doc-...:cl-...``.
"""

import re
from collections.abc import Callable, Sequence

from truceline.casefile.casefile import Casefile
from truceline.casefile.judging import Told
from truceline.errors import InputError
from truceline.model.document import Document
from truceline.model.incident import Incident
from truceline.model.judgement import Judgement, Verdict
from truceline.model.span import Span
from truceline.publish.incident_view import IncidentView
from truceline.review.values import words_at

FORMS = {
    "same": ("INCIDENT", "INCIDENT|REPORT"),
    "different": ("INCIDENT", "INCIDENT|REPORT"),
    "unsure": ("INCIDENT|REPORT", "INCIDENT|REPORT"),
    "copy": ("REPORT", "REPORT"),
    "no-copy": ("REPORT", "REPORT"),
    "accept": ("INCIDENT|REPORT|CLAIM...",),
    "reject": ("INCIDENT|REPORT|CLAIM...",),
    "seen": ("REPORT",),
    "correct": ("CLAIM", "SLOT", "VALUE"),
    "claim": ("REPORT", "WORDS", "VALUES"),
    "place": ("REPORT", "WORDS", "VALUE"),
    "exhibit": ("REPORT", "WORDS", "VALUES"),
    "withdraw": ("JUDGEMENT",),
}
OF_WORDS = ("claim", "exhibit")
OF_MANY = ("accept", "reject", "withdraw")
DOCUMENT, HAPPENING = "doc-", "hap-"  # how ids begin that are no incident's
VALUES_BETWEEN = "; "
WORDS_AT = re.compile(r"@(?P<start>\d{1,9})-(?P<end>\d{1,9})")
CLAIM = re.compile(r"(?P<incident>[^:]+):(?P<report>\d+)\.(?P<claim>\d+)")
REPORT = re.compile(r"(?P<incident>[^:]+):(?P<report>\d+)")
Maker = Callable[[Casefile, str, list[str], Told], list[Judgement]]


def decide(casefile: Casefile, verdict: str, targets: Sequence[str], *, by: str, why: str) -> list[Judgement]:
    """Make the judgements of one decision; they are not stored yet.

    Raises:
        InputError: the verdict is none, or the targets are not what it needs.
        UnknownId: no incident, or several, are meant.
    """
    if verdict not in FORMS:
        raise InputError(f"{verdict!r} is no verdict.", todo=f"Verdicts are {', '.join(FORMS)}.")
    needed = FORMS[verdict]
    if verdict in OF_WORDS and len(targets) > len(needed):  # act=killed target=ARM: one text of several arguments
        targets = [*targets[:2], VALUES_BETWEEN.join(targets[2:])]
    if len(targets) != len(needed) and not (verdict in OF_MANY and targets):
        raise InputError(f"{verdict} needs {' '.join(needed)}.", todo="truceline judge --help shows examples.")
    return _MAKERS[verdict](casefile, verdict, list(targets), Told(by=by, why=why, at=casefile.judging.clock()))


def find_report(casefile: Casefile, text: str) -> str:
    """Return the id of the document that ``ID:2``, or an id, means."""
    found = REPORT.fullmatch(text)
    if not found:
        return text
    documents = casefile.incident(found["incident"]).documents
    number = int(found["report"])
    if not 1 <= number <= len(documents):
        raise InputError(f"{text!r}: the incident has {len(documents)} reports.", todo="truceline show numbers them.")
    return documents[number - 1]


def find_claim(casefile: Casefile, text: str) -> tuple[str, str]:
    """Return the ids of the document and of the claim that ``ID:2.3``, or two ids, mean."""
    document, _, claim = text.partition(":")
    if document.startswith(DOCUMENT) and claim:
        return document, claim
    found = CLAIM.fullmatch(text)
    if not found:
        raise InputError(f"{text!r} is no claim.", todo="Write it as ID:2.3, as truceline show numbers it.")
    incident = casefile.incident(found["incident"])
    wanted = f"{int(found['report'])}.{int(found['claim'])}"
    for entry in _view(casefile, incident).entries.values():
        if f"{entry.report}.{entry.number}" == wanted:
            return entry.claim.span.document, entry.claim.id
    raise InputError(f"{incident.id} has no claim [{wanted}].", todo=f"truceline show {incident.id} numbers them.")


def find_words(document: Document, text: str) -> Span:
    """Return where a report has these words; ``@START-END`` are characters of its text. Blanks and line ends are alike.

    Raises:
        InputError: the report has not these words, or has them at several places.
    """
    at = WORDS_AT.fullmatch(text)
    if at:
        return words_at(document, int(at["start"]), int(at["end"]))
    pattern = r"\s+".join(re.escape(word) for word in text.split())
    found = list(re.finditer(pattern, document.text)) if pattern else []
    if len(found) != 1:
        places = ", ".join(f"@{match.start()}-{match.end()}" for match in found[:5])
        how = f"stand at {len(found)} places in the report ({places})" if found else "are not in the report"
        raise InputError(f"the words {text!r} {how}.", todo="Give more of the words, or characters as @START-END.")
    return words_at(document, *found[0].span())


def _view(casefile: Casefile, incident: Incident) -> IncidentView:
    return IncidentView(incident=incident, readings=casefile.readings(incident))


def _is_report(text: str) -> bool:
    return (text.startswith(DOCUMENT) and ":" not in text) or REPORT.fullmatch(text) is not None


def _pair(casefile: Casefile, verdict: str, targets: list[str], told: Told) -> list[Judgement]:
    """Decide on two incidents, an incident and a report, two reports (unsure whether copies), or two happenings."""
    asked: Verdict = "same" if verdict == "same" else "different" if verdict == "different" else "unsure"
    first, second = targets
    if first.startswith(HAPPENING) and second.startswith(HAPPENING):
        return [casefile.judging.pair(asked, first, second, told)]
    if _is_report(first) and _is_report(second) and asked == "unsure":
        one_report, other_report = find_report(casefile, first), find_report(casefile, second)
        return [casefile.judging.copy(one_report, other_report, told, same=None)]
    if _is_report(second):
        return [_beside(casefile, asked, casefile.incident(first), find_report(casefile, second), told)]
    one, other = casefile.incident(first), casefile.incident(second)
    if asked == "different":
        return [casefile.judging.apart(one, other, told)]
    return [casefile.judging.same(one, other, told, sure=asked == "same")]


def _beside(casefile: Casefile, asked: Verdict, incident: Incident, document: str, told: Told) -> Judgement:
    """Decide on a report that is of an incident, or may be."""
    if asked == "different" and document in incident.documents:
        return casefile.judging.different(incident, document, told)
    return casefile.judging.join(incident, document, told, verdict=asked)


def _copy(casefile: Casefile, verdict: str, targets: list[str], told: Told) -> list[Judgement]:
    first, second = (find_report(casefile, target) for target in targets)
    return [casefile.judging.copy(first, second, told, same=verdict == "copy")]


def _approve(casefile: Casefile, verdict: str, targets: list[str], told: Told) -> list[Judgement]:
    asked: Verdict = "accept" if verdict == "accept" else "reject"
    return [judgement for target in targets for judgement in _approved(casefile, asked, target, told)]


def _approved(casefile: Casefile, asked: Verdict, target: str, told: Told) -> list[Judgement]:
    if _is_report(target):
        return casefile.judging.events(asked, find_report(casefile, target), told)
    if ":" in target:
        return [casefile.judging.claim(asked, *find_claim(casefile, target), told)]
    return casefile.judging.whole(asked, casefile.incident(target), told)


def _seen(casefile: Casefile, _verdict: str, targets: list[str], told: Told) -> list[Judgement]:
    return [casefile.judging.seen(find_report(casefile, targets[0]), told)]


def _correct(casefile: Casefile, _verdict: str, targets: list[str], told: Told) -> list[Judgement]:
    target, slot, value = targets
    return [casefile.judging.correct(*find_claim(casefile, target), slot, value, told)]


def _words(casefile: Casefile, verdict: str, targets: list[str], told: Told) -> list[Judgement]:
    document = find_report(casefile, targets[0])
    span = find_words(casefile.judging.pointed_at(document).document, targets[1])
    makers = {
        "claim": casefile.judging.new_claim,
        "place": casefile.judging.place,
        "exhibit": casefile.judging.exhibit,
    }
    return [makers[verdict](document, span, targets[2], told)]


def _withdraw(casefile: Casefile, _verdict: str, targets: list[str], told: Told) -> list[Judgement]:
    return [casefile.judging.withdraw(target, told) for target in targets]


_MAKERS: dict[str, Maker] = {
    "same": _pair,
    "unsure": _pair,
    "different": _pair,
    "copy": _copy,
    "no-copy": _copy,
    "accept": _approve,
    "reject": _approve,
    "seen": _seen,
    "correct": _correct,
    "claim": _words,
    "place": _words,
    "exhibit": _words,
    "withdraw": _withdraw,
}
