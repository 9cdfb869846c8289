"""The screen ``/review``: one decision at a time, by keyboard; after each comes the next, and undo brings it back."""

from datetime import UTC, datetime
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from truceline.model.decision import DecisionKind
from truceline.store.rows import Waiting, WaitingQuery
from truceline.web.bench import Bench, Workbench
from truceline.web.catalogue import words
from truceline.web.inbox_view import line_of, record_of
from truceline.web.page import render
from truceline.web.review_history import history_of, those
from truceline.web.review_view import screen_of

router = APIRouter(tags=["review"])
AHEAD = 8  # decisions of which the first that still waits comes next
MOST_HISTORY = 30  # reports of which the history is shown
KindAsked = Annotated[DecisionKind | None, Query()]
Mark = Annotated[str, Query(max_length=100, pattern=r"^[\w-]*$")]
Marks = Annotated[str, Query(max_length=1000, pattern=r"^[\w,-]*$")]


@router.get("/review", response_class=HTMLResponse, include_in_schema=False)
def review(request: Request, bench: Bench, kind: KindAsked = None, among: Marks = "", done: Mark = "") -> Response:
    """Show the first decision ``among`` those that still waits, else the worthiest."""
    decisions = bench.casefile.store.decisions
    waiting = next((found for key in among.split(",") if key and (found := decisions.get(key))), None)
    if waiting is None:
        waiting = next(iter(decisions.find(WaitingQuery(kind=kind, limit=1))), None)
    if waiting is None:
        return render(request, "review_none.html", screen="review", done=done, kind=kind, gone=False)
    return RedirectResponse(_address(waiting.decision.id, kind, done), 303)


@router.get("/review/{key}.json")
def data(bench: Bench, key: str) -> dict[str, Any]:
    """Return one decision that waits. 404 where it does not wait any more."""
    waiting = bench.casefile.store.decisions.get(key)
    if waiting is None:
        raise HTTPException(404, words("review.gone"))
    decision = waiting.decision
    told = {"question": decision.question, "claims": decision.claims, "judgements": decision.judgements}
    return {**record_of(line_of(waiting, datetime.now(UTC))), **told}


@router.get("/review/{key}", response_class=HTMLResponse, include_in_schema=False)
def one(request: Request, bench: Bench, key: str, kind: KindAsked = None, done: Mark = "") -> HTMLResponse:
    """Show one decision; where it waits no more, say so calmly."""
    store = bench.casefile.store
    waiting = store.decisions.get(key)
    if waiting is None:
        return render(request, "review_none.html", screen="review", done=done, kind=kind, gone=True)
    later = store.decisions.find(WaitingQuery(kind=kind, after=key, limit=AHEAD))
    earlier = store.decisions.find(WaitingQuery(kind=kind, before=key, limit=1))
    decision, documents = waiting.decision, _documents(bench, waiting)
    judged = [judgement for judgement in map(store.judgements.get, decision.judgements) if judgement is not None]
    judgements = store.judgements.about({*documents, *(span.document for j in judged for span in j.spans)})
    return render(
        request,
        "review.html",
        screen="review",
        part=screen_of(bench.casefile, decision, bench.names),
        line=line_of(waiting, datetime.now(UTC)),
        history=history_of(judgements, documents),
        judged=those(judgements, decision.judgements),
        seen=store.judgements.count(),
        kind=kind,
        done=done,
        own=bench.by,
        total=sum(count for each, count in store.decisions.counts().items() if kind in (None, each)),
        later=_address(later[0].decision.id, kind) if later else "",
        earlier=_address(earlier[0].decision.id, kind) if earlier else "",
        following=_following([found.decision.id for found in later], kind, key),
        back=_address(done, kind) if done else f"/review{f'?kind={kind}' if kind else ''}",
    )


def _documents(bench: Workbench, waiting: Waiting) -> list[str]:
    """Return the reports of which the history is shown: those of the decision, and those of its incidents."""
    decision = waiting.decision
    incidents = bench.casefile.store.incidents.load(decision.incidents).values()
    found = (*decision.documents, *(key for incident in incidents for key in incident.documents))
    return list(dict.fromkeys(found))[:MOST_HISTORY]


def _address(key: str, kind: str | None, done: str = "") -> str:
    asked = "&".join(part for part in (f"kind={kind}" if kind else "", f"done={done}" if done else "") if part)
    return f"/review/{key}" + (f"?{asked}" if asked else "")


def _following(later: list[str], kind: str | None, key: str) -> str:
    """Return where a decision leads: to the first of those that follow it and still wait."""
    among = f"among={','.join(later)}&" if later else ""
    return f"/review?{among}{f'kind={kind}&' if kind else ''}done={key}"
