"""The workbench as an ASGI application: screens, their data, and what guards them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from fastapi import Depends, FastAPI, Response
from fastapi.staticfiles import StaticFiles

from truceline.web import (
    add,
    compliance,
    coverage,
    faults,
    inbox,
    incidents,
    judgements,
    observations,
    observations_import,
    reports,
    review,
    search,
    sitrep,
    tallies,
)
from truceline.web import map as map_screen
from truceline.web.bench import Workbench
from truceline.web.guard import Guard, check_token
from truceline.web.intake import Intake

SCREENS = (
    inbox,
    add,
    incidents,
    map_screen,
    review,
    judgements,
    observations_import,
    observations,
    coverage,
    tallies,
    compliance,
    sitrep,
    reports,
    search,
)


class OwnFiles(StaticFiles):
    """Files of this version: a browser keeps them, and asks whether they are still the same."""

    def file_response(self, *given: Any, **more: Any) -> Response:
        """Answer with a file; unchanged ones are not sent again."""
        response = super().file_response(*given, **more)
        response.headers["Cache-Control"] = "no-cache"
        return response


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    """Take up the reports that were waiting to be read; end their reader with the server."""
    app.state.intake.resume()
    yield
    app.state.intake.close()


def make_app(bench: Workbench) -> FastAPI:
    """Return the workbench over one casefile; ``/openapi.json`` describes its JSON side. It fetches nothing itself."""
    app = FastAPI(
        title="Truceline workbench",
        description="Who says what happened, who denies it, and in which words: the casefile behind this server.",
        docs_url=None,  # its pages load scripts from elsewhere
        redoc_url=None,
        dependencies=[Depends(check_token)],
        lifespan=_lifespan,
    )
    app.state.bench = bench
    app.state.intake = Intake(bench)
    for screen in SCREENS:
        app.include_router(screen.router)
    app.mount("/static", OwnFiles(directory=Path(str(files("truceline.web") / "static"))), name="static")
    faults.install(app)
    app.add_middleware(Guard)
    return app
