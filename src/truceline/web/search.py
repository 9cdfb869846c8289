"""The screen ``/search``."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from truceline.web.page import render

router = APIRouter(tags=["search"])


@router.get("/search", response_class=HTMLResponse, include_in_schema=False)
def search(request: Request) -> HTMLResponse:
    """Show the screen."""
    return render(request, "search.html", screen="search")
