"""The screen ``/observations``."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from truceline.web.page import render

router = APIRouter(tags=["observations"])


@router.get("/observations", response_class=HTMLResponse, include_in_schema=False)
def observations(request: Request) -> HTMLResponse:
    """Show the screen."""
    return render(request, "observations.html", screen="observations")
