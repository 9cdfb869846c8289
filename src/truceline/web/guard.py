"""What keeps others out: a hostile page in the same browser is the threat (decision 0017).

* The host of every request has to be this machine: a name that a stranger lets point here is refused (DNS rebinding).
* What changes something has to come from a page of ours: by its origin where the browser tells it, and by the token
  that only our pages know.
* The policy lets no script, style or frame act that is not a file of ours; nothing is fetched from elsewhere.
* A body that is too large is refused before it is read to its end.
"""

import ipaddress
import secrets
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

from fastapi import HTTPException, Request
from starlette.datastructures import FormData, Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from truceline.web.bench import Workbench

READING = frozenset({"GET", "HEAD", "OPTIONS"})
MOST_BYTES = 64 * 1024 * 1024  # of one request
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
FIELD, HEADER = "csrf", "X-CSRF-Token"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self' blob:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers send "Origin: null" with our own forms
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
WRONG_HOST = "This address is not one of this machine. Open the workbench at the address that the server named.\n"
WRONG_ORIGIN = "This change was asked for by a page that is not of the workbench, and was not made.\n"
OLD_PAGE = "This page is older than the server that is running now. Reload it and decide again; nothing was changed."
TOO_LARGE = f"One request may have {MOST_BYTES // 2**20} MiB at most. Add fewer or smaller files at a time.\n"


class _TooLarge(Exception):
    """More bytes came than were announced or are allowed."""


class Guard:
    """The outermost layer of the application (ASGI)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = _refusal(scope["method"], Headers(scope=scope))
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        try:
            await self.app(scope, _counted(receive), _with_headers(send))
        except _TooLarge:
            await PlainTextResponse(TOO_LARGE, 413)(scope, receive, _with_headers(send))


def _refusal(method: str, headers: Headers) -> PlainTextResponse | None:
    if not is_loopback(_host(headers.get("host", ""))):
        return PlainTextResponse(WRONG_HOST, 421)
    if method not in READING and not _own_origin(headers):
        return PlainTextResponse(WRONG_ORIGIN, 403)
    length = headers.get("content-length", "0")
    if not length.isdigit() or int(length) > MOST_BYTES:
        return PlainTextResponse(TOO_LARGE, 413)
    return None


def is_loopback(host: str) -> bool:
    """Say whether a host is this machine itself.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("192.0.2.1"), is_loopback("localhost.example")
    (True, True, False, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host(header: str) -> str:
    try:
        return urlsplit(f"//{header}").hostname or ""
    except ValueError:
        return ""


def _own_origin(headers: Headers) -> bool:
    """Say whether a change comes from a page of ours, as far as the browser tells it."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin == f"http://{headers.get('host', '')}"


def _counted(receive: Receive) -> Receive:
    came = 0

    async def counting() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > MOST_BYTES:
            raise _TooLarge
        return message

    return counting


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending


async def check_token(request: Request) -> AsyncIterator[None]:
    """Let a change through only with the token of our pages, as a field of the form or as a header.

    What was uploaded with a form is let go when the request is answered, whatever became of it.

    Raises:
        HTTPException: 403, the token is missing or of another run of the server.
    """
    if request.method in READING:
        yield
        return
    form = await request.form() if request.headers.get("content-type", "").startswith(FORMS) else FormData()
    try:
        given = request.headers.get(HEADER) or form.get(FIELD, "")
        bench: Workbench = request.app.state.bench
        if not isinstance(given, str) or not secrets.compare_digest(given.encode(), bench.token.encode()):
            raise HTTPException(403, OLD_PAGE)
        yield
    finally:
        await form.close()
