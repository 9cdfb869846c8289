"""The screen ``/inbox``."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from truceline.web.page import render

router = APIRouter(tags=["inbox"])


@router.get("/", response_class=HTMLResponse, include_in_schema=False)
@router.get("/inbox", response_class=HTMLResponse, include_in_schema=False)
def inbox(request: Request) -> HTMLResponse:
    """Show the screen."""
    return render(request, "inbox.html", screen="inbox")
