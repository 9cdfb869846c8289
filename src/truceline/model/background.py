"""What a document tells beside the incident: earlier wars, tolls, missions, talks. Never part of an incident."""

from dataclasses import dataclass
from typing import Literal

from truceline.model.actor import Actor
from truceline.model.quantity import Count
from truceline.model.span import Span

BackgroundKind = Literal["war", "clash", "toll", "truce", "talks", "deployment", "blockade", "secession", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """An event that is not the incident. ``when`` is as exact as the words: 1991, 2020-11, 2023-03-30, or ``None``."""

    id: str
    span: Span
    kind: BackgroundKind
    when: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A figure over a whole war or a long period; stays with its background passage."""

    span: Span
    count: Count
    background: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """A monitoring or peacekeeping mission that the document names."""

    span: Span
    kind: Literal["monitoring_mission", "peacekeeping"]
    name: str | None = None
    since: str | None = None
    sent_by: tuple[Actor, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Talks:
    """A round of talks, with those who talk and those who mediate."""

    span: Span
    date: str | None = None
    mediators: tuple[Actor, ...] = ()
    parties: tuple[Actor, ...] = ()
