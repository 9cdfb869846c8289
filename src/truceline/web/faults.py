"""What goes wrong, said in words: on a page to a person, in JSON to a program. No traceback leaves the server."""

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from truceline.errors import (
    CasefileBusy,
    CasefileFull,
    CasefileReadOnly,
    InputError,
    TooLarge,
    TrucelineError,
    UnknownId,
)
from truceline.web.catalogue import words
from truceline.web.page import render

STATUS: tuple[tuple[type[TrucelineError], int], ...] = (
    (UnknownId, 404),
    (CasefileBusy, 503),
    (CasefileFull, 507),
    (CasefileReadOnly, 403),
    (TooLarge, 413),
    (InputError, 400),
)
DATA = (".json", ".csv", ".geojson")
log = logging.getLogger("truceline.web")


def install(app: FastAPI) -> None:
    """Let every error of the application be answered here."""
    app.add_exception_handler(TrucelineError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _asked_wrongly)
    app.add_exception_handler(Exception, _unexpected)


def answer(request: Request, status: int, what: str, todo: str = "") -> Response:
    """Say what went wrong and what to do, in the form that was asked for."""
    if request.url.path.endswith(DATA) or "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"error": what, "todo": todo}, status)
    return render(request, "fault.html", status=status, screen="", what=what, todo=todo)


def _ours(request: Request, error: Exception) -> Response:
    assert isinstance(error, TrucelineError)
    status = next((status for kind, status in STATUS if isinstance(error, kind)), 500)
    what = f"{error.where}: {error.what}" if error.where else error.what
    return answer(request, status, what, error.todo)


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    known = {404: words("fault.no_page"), 405: words("fault.no_method")}
    response = answer(request, error.status_code, known.get(error.status_code, str(error.detail)))
    response.headers.update(error.headers or {})
    return response


def _asked_wrongly(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = (f"{'.'.join(str(part) for part in fault['loc'][1:])}: {fault['msg']}" for fault in error.errors())
    return answer(request, 422, words("fault.not_understood"), "; ".join(told))


def _unexpected(request: Request, error: Exception) -> Response:
    log.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return answer(request, 500, words("fault.unexpected"), words("fault.unexpected_todo"))
