"""The screen ``/reports``."""

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from truceline.web.page import render

router = APIRouter(tags=["reports"])


@router.get("/reports", response_class=HTMLResponse, include_in_schema=False)
def reports(request: Request) -> HTMLResponse:
    """Show the screen."""
    return render(request, "reports.html", screen="reports")
