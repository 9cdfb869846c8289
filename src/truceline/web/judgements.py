"""What a person decides: ``POST /judgements``, and what takes it back. A form answers with a page, JSON with JSON.

Every change is a judgement in the log; ``web.deciding`` says what becomes of one that was overtaken by another.
"""

from json import JSONDecodeError
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from truceline.model.judgement import Judgement
from truceline.record import to_json
from truceline.web.bench import Bench
from truceline.web.catalogue import words
from truceline.web.deciding import Outcome, decide_once, last_decision, withdraw
from truceline.web.guard import FORMS
from truceline.web.page import render

router = APIRouter(tags=["judgements"])
HOME = "/inbox"
MOST_TARGETS = 200
Id = Annotated[str, Field(min_length=1, max_length=400)]


class Decided(BaseModel):
    """A decision: a verdict of ``truceline judge`` with its targets, in their order, as they are typed there.

    ``seen`` is how many judgements there were when the page was made; ``next`` is the page of ours to go to.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    verdict: str = Field(min_length=1, max_length=20, examples=["same"])
    targets: list[Id] = Field(min_length=1, max_length=MOST_TARGETS, examples=[["inc-1f2e3d4c", "inc-99aa88bb"]])
    why: str = Field(default="", max_length=2000)
    seen: int | None = Field(default=None, ge=0, le=2**53)
    next: str = Field(default="", max_length=2000)


class TakenBack(BaseModel):
    """Why something is taken back, and the page of ours to go to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    why: str = Field(default="", max_length=2000)
    next: str = Field(default="", max_length=2000)


async def _fields(request: Request) -> dict[str, Any]:
    """Return the fields of a form, or the object of a JSON body; none where there is no body."""
    if request.headers.get("content-type", "").startswith(FORMS):
        form = await request.form()
        told = {key: value for key, value in form.items() if isinstance(value, str) and key not in ("csrf", "target")}
        if "seen" in told and not told["seen"].strip():
            del told["seen"]
        targets = [value for value in form.getlist("target") if isinstance(value, str)]
        return {**told, **({"targets": targets} if targets else {})}
    try:
        told = await request.json() if await request.body() else {}
    except (JSONDecodeError, UnicodeDecodeError) as error:
        raise RequestValidationError([{"loc": ("body",), "msg": str(error), "type": "json"}]) from error
    if not isinstance(told, dict):
        raise RequestValidationError([{"loc": ("body",), "msg": words("judgements.no_object"), "type": "json"}])
    return told


async def _decided(request: Request) -> Decided:
    try:
        return Decided.model_validate(await _fields(request))
    except ValidationError as error:
        raise RequestValidationError(_located(error)) from error


async def _taken_back(request: Request) -> TakenBack:
    try:
        return TakenBack.model_validate(await _fields(request))
    except ValidationError as error:
        raise RequestValidationError(_located(error)) from error


def _located(error: ValidationError) -> list[Any]:
    return [{**fault, "loc": ("body", *fault["loc"])} for fault in error.errors(include_url=False, include_input=False)]


def _body(model: type[BaseModel]) -> dict[str, Any]:
    schema = {"schema": model.model_json_schema()}
    return {"requestBody": {"content": {"application/json": schema, "application/x-www-form-urlencoded": schema}}}


@router.post("/judgements", openapi_extra=_body(Decided))
def judge(request: Request, bench: Bench, decided: Annotated[Decided, Depends(_decided)]) -> Response:
    """Decide; what follows is computed anew. 409 where somebody decided on the same meanwhile, and nothing is made."""
    with bench.changing:
        outcome = decide_once(
            bench.casefile, decided.verdict, decided.targets, why=decided.why.strip(), seen=decided.seen
        )
        now = bench.casefile.store.judgements.count()
    if outcome.meanwhile:
        return _overtaken(request, decided, outcome, now)
    return _done(request, outcome, decided.next)


@router.post("/judgements/undo", openapi_extra=_body(TakenBack))
def undo(request: Request, bench: Bench, told: Annotated[TakenBack, Depends(_taken_back)]) -> Response:
    """Withdraw the last decision in force of the person at this bench, with all judgements that were made at once."""
    with bench.changing:
        last = last_decision(bench.casefile)
        outcome = withdraw(bench.casefile, [j.id for j in last], why=told.why.strip()) if last else Outcome(again=True)
    return _done(request, outcome, told.next)


@router.post("/judgements/{judgement}/withdraw", openapi_extra=_body(TakenBack))
def take_back(
    request: Request, bench: Bench, judgement: str, told: Annotated[TakenBack, Depends(_taken_back)]
) -> Response:
    """Withdraw a judgement; it stays in the log, with this beside it."""
    with bench.changing:
        outcome = withdraw(bench.casefile, [judgement], why=told.why.strip())
    return _done(request, outcome, told.next)


@router.get("/judgements.json")
def listed(
    bench: Bench,
    document: Annotated[str | None, Query(max_length=100)] = None,
    limit: Annotated[int, Query(ge=1, le=1000)] = 100,
) -> Response:
    """Return judgements, the newest first, withdrawn ones and withdrawals too; of all reports, or of one."""
    found = bench.casefile.store.judgements.listed(document=document)
    return Response(to_json(found[::-1][:limit]), media_type="application/json")


def own_address(address: str, otherwise: str = HOME) -> str:
    r"""Return an address of ours as it is; another page where it would lead elsewhere.

    >>> own_address("/review/dec-1"), own_address("//example.org"), own_address("/\\example.org")
    ('/review/dec-1', '/inbox', '/inbox')
    """
    plain = address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else otherwise


def wants_json(request: Request) -> bool:
    """Say whether a program asks, which wants data and no page."""
    return "application/json" in request.headers.get("accept", "")


def _done(request: Request, outcome: Outcome, following: str) -> Response:
    if not wants_json(request):
        return RedirectResponse(own_address(following), 303)
    return JSONResponse(
        {
            "judgements": [_told(judgement) for judgement in outcome.made],
            "already": outcome.again,
            "conflicts": [[_told(judgement) for judgement in conflict] for conflict in outcome.conflicts],
            "next": own_address(following) if following else None,
        }
    )


def _overtaken(request: Request, decided: Decided, outcome: Outcome, now: int) -> Response:
    """Tell calmly what was decided meanwhile; the decision may be made again from there."""
    if wants_json(request):
        told = [_told(judgement) for judgement in outcome.meanwhile]
        body = {"error": words("judgements.meanwhile"), "todo": words("judgements.meanwhile_todo"), "meanwhile": told}
        return JSONResponse({**body, "seen": now}, 409)
    return render(
        request,
        "overtaken.html",
        status=409,
        screen="review",
        decided=decided,
        meanwhile=outcome.meanwhile,
        changed=outcome.changed,
        seen=now,
        following=own_address(decided.next),
    )


def _told(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "verdict": judgement.verdict,
        "question": judgement.question,
        "by": judgement.by,
        "at": judgement.at.isoformat(),
        "why": judgement.why,
        "value": judgement.value,
        "withdraws": judgement.withdraws,
        "words": [span.text for span in judgement.spans],
        "documents": [span.document for span in judgement.spans],
    }
