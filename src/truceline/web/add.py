"""``/add``: reports come in, as files or pasted, and their way into the casefile is shown."""

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.datastructures import FormData, UploadFile

from truceline.errors import InputError
from truceline.sources.files import MAX_BYTES
from truceline.web.catalogue import words
from truceline.web.guard import FORMS
from truceline.web.intake import Intake, Item
from truceline.web.judgements import own_address, wants_json
from truceline.web.page import render
from truceline.web.spool import job_of
from truceline.web.uploads import MOST_FILES, MOST_WAITING, Refused, Upload, pasted, sorted_out, told_about

router = APIRouter(tags=["add"])


def _intake(request: Request) -> Intake:
    intake = request.app.state.intake
    assert isinstance(intake, Intake)
    return intake


OneIntake = Annotated[Intake, Depends(_intake)]
UPLOAD: dict[str, Any] = {
    "requestBody": {
        "content": {
            "multipart/form-data": {
                "schema": {
                    "type": "object",
                    "properties": {
                        "files": {"type": "array", "items": {"type": "string", "format": "binary"}},
                        "text": {"type": "string"},
                        "publisher": {"type": "string"},
                        "published": {"type": "string"},
                        "address": {"type": "string"},
                        "language": {"type": "string"},
                    },
                }
            }
        }
    }
}


@router.get("/add", response_class=HTMLResponse, include_in_schema=False)
def show(request: Request, intake: OneIntake) -> HTMLResponse:
    """Show the form and what is on its way."""
    return render(request, "add.html", screen="inbox", **shown(intake))


@router.get("/add/progress", response_class=HTMLResponse, include_in_schema=False)
def progress(request: Request, intake: OneIntake) -> HTMLResponse:
    """Show what is on its way, as a part of a page; the page is told whether all is done."""
    on_the_way = shown(intake)
    response = render(request, "add_progress.html", **on_the_way)
    response.headers["HX-Trigger-After-Swap"] = "intake-busy" if on_the_way["busy"] else "intake-done"
    return response


@router.get("/add.json")
def listed(intake: OneIntake) -> dict[str, Any]:
    """Return what is on its way and what became of it."""
    return {
        "busy": intake.busy,
        "counts": dict(intake.counts()),
        "items": [_fields(i) for i in intake.progress.listed()],
    }


@router.post("/add", openapi_extra=UPLOAD)
async def add(request: Request, intake: OneIntake) -> Response:
    """Take files and a pasted text; they are kept before this answers, and read afterwards. 303, or JSON."""
    form = await request.form() if request.headers.get("content-type", "").startswith(FORMS) else FormData()
    fields = {key: value for key, value in form.items() if isinstance(value, str)}
    files = [file for file in form.getlist("files") if isinstance(file, UploadFile) and (file.filename or file.size)]
    about = told_about(fields)
    if len(files) > MOST_FILES:
        raise InputError(f"{len(files):,} files at once.", todo=f"Add {MOST_FILES:,} at a time.")
    content = [(file.filename or "", await file.read(MAX_BYTES + 1)) for file in files]
    await form.close()
    found: list[Upload | Refused] = list(sorted_out(content, about))
    if fields.get("text", "").strip() or not found:
        found.append(pasted(fields.get("text", ""), about))
    items = await run_in_threadpool(_take, intake, found)
    if wants_json(request):
        return JSONResponse({"items": [_fields(item) for item in items]}, 202)
    return RedirectResponse(own_address(fields.get("next", "")), 303)


@router.post("/add/{key}/again")
def again(request: Request, intake: OneIntake, key: str) -> Response:
    """Read a report once more that was kept because it could not be read."""
    return _changed(request, intake.again(key))


@router.post("/add/{key}/discard")
def discard(request: Request, intake: OneIntake, key: str) -> Response:
    """Let a report go that was kept because it could not be read."""
    return _changed(request, intake.discard(key))


@router.post("/add/clear")
def clear(request: Request, intake: OneIntake) -> Response:
    """Show no more what is done; what was kept stays."""
    intake.progress.forget_done()
    return _changed(request, True)


def shown(intake: Intake) -> dict[str, Any]:
    """Return what a page says of reports on their way."""
    counts = intake.counts()
    items = intake.progress.listed()
    return {"items": items[::-1], "counts": counts, "busy": intake.busy, "left": counts["queued"] + counts["reading"]}


def _take(intake: Intake, found: Sequence[Upload | Refused]) -> list[Item]:
    waiting = intake.waiting_bytes
    items: list[Item] = []
    for one in found:
        if isinstance(one, Refused):
            items.append(intake.refuse(one.name, one.error))
        elif waiting + len(one.content) > MOST_WAITING:
            error = InputError("too much waits to be read already.", todo="Add it again when the others are read.")
            items.append(intake.refuse(one.name, error))
        else:
            waiting += len(one.content)
            items.append(intake.take(one.name, one.content, job_of(one.address, one.about)))
    return items


def _changed(request: Request, done: bool) -> Response:
    if not done:
        raise HTTPException(404, words("add.no_such"))
    return JSONResponse({"done": True}) if wants_json(request) else RedirectResponse("/inbox", 303)


def _fields(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "name": item.name,
        "step": item.step,
        "document": item.document,
        "title": item.title,
        "why": item.why,
    }
