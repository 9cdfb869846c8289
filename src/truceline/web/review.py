"""The screen ``/review``."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from truceline.web.page import render

router = APIRouter(tags=["review"])


@router.get("/review", response_class=HTMLResponse, include_in_schema=False)
def review(request: Request) -> HTMLResponse:
    """Show the screen."""
    return render(request, "review.html", screen="review")
