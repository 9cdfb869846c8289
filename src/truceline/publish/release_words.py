"""What is said of releases in words: a decision behind a difference, and the terms of a release. Draws nothing."""

from collections.abc import Iterator
from datetime import date

from truceline.model.judgement import Judgement
from truceline.model.release import Release
from truceline.publish.ledger_when_where import date_words, moment_words
from truceline.publish.quoting import clean, quote

Row = tuple[str, str]
MOST_WORDS = 60  # characters of a quotation


def verdict_words(judgement: Judgement) -> str:
    """Say a decision: who, when, what on which words, why."""
    value = f" to {judgement.value}" if judgement.value else ""
    on = f" at {quote(judgement.spans[0].text, MOST_WORDS)}" if judgement.spans else ""
    why = f"; why: {judgement.why}" if judgement.why else ""
    said = f"{judgement.by}, {date_words(judgement.at.date())}: {judgement.verdict} {judgement.question}{value}"
    return clean(f"{said}{on}{why}")


def accepted_words(by: str, day: date, why: str, reports: int) -> str:
    """Say that an incident was accepted as so many reports tell it."""
    many = f"{reports} report{'' if reports == 1 else 's'}"
    return clean(f"{by}, {date_words(day)}: accepted as told by {many}{f'; why: {why}' if why else ''}")


def release_rows(release: Release) -> Iterator[Row]:
    """Yield what is told of a release as rows of a label and words."""
    yield "Title", release.title or "none"
    yield "Made", f"{moment_words(release.at)}, by {release.by}"
    yield "Codebook", f"{release.codebook}; figures by {release.policy or 'the policy of each format'}"
    yield "Licence", release.licence or "not stated"
    yield "Formats", ", ".join(release.formats)
    yield "Asked for", "; ".join(f"{key} {value}" for key, value in release.filters) or "every incident"
    yield "Holds", counted_words(release)
    yield "Names", "of victims too" if release.with_names else "of victims are withheld"
    yield "Points", f"blurred by up to {release.blur_km:g} km" if release.blur_km else "as exact as the reports tell"


def counted_words(release: Release) -> str:
    """Say how many incidents left, and how many did not."""
    said = "1 incident" if release.exported == 1 else f"{release.exported:,} incidents"
    if release.not_approved:
        said += f", {release.not_approved:,} of them not approved, as their rows say"
    if release.held_back:
        said += f"; {release.held_back:,} held back that nobody had approved"
    if release.recalled:
        said += f"; {release.recalled:,} left out that had been recalled"
    return said
