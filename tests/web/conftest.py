"""What tests of the workbench work with: the Tegh casefile, a client without a browser, and a real server with one."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page

from tests.browsers import PATIENCE
from truceline.casefile.casefile import Casefile
from truceline.pipeline.reader import Reader
from truceline.web.app import make_app
from truceline.web.bench import Workbench
from truceline.web.guard import HEADER

EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"
HERE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def tegh_made(reader: Reader, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The six reports of the examples, added once; tests work on copies."""
    folder = tmp_path_factory.mktemp("tegh")
    with Casefile.create(folder / "tegh.tl") as casefile:
        casefile._load_reader = lambda: reader
        casefile.add(EXAMPLES)
    return folder


@pytest.fixture
def tegh(tegh_made: Path, tmp_path: Path, reader: Reader) -> Iterator[Casefile]:
    """The Tegh casefile, open, for one test alone."""
    folder = tmp_path / "casefile"
    shutil.copytree(tegh_made, folder)
    with Casefile.open(folder / "tegh.tl", by="A. Analyst") as casefile:
        casefile._load_reader = lambda: reader
        yield casefile


@pytest.fixture
def bench(tegh: Casefile) -> Workbench:
    return Workbench(casefile=tegh)


@pytest.fixture
def client(bench: Workbench) -> Iterator[TestClient]:
    """A client of this machine that knows the token, as our pages do."""
    with TestClient(make_app(bench), base_url=HERE, headers={HEADER: bench.token}) as client:
        yield client


@pytest.fixture
def served(bench: Workbench) -> Iterator[str]:
    """The address of a real server over the Tegh casefile."""
    server = uvicorn.Server(uvicorn.Config(make_app(bench), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        thread.join(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"{HERE}:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A page of the workbench; a fault in it, a dialog or a request elsewhere fails the test."""
    context = browser.new_context(base_url=served, viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    faults: list[str] = []
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.on("console", lambda told: faults.append(told.text) if "Content Security Policy" in told.text else None)
    page.on("request", lambda asked: faults.append(asked.url) if not _ours(asked.url, served) else None)
    yield page
    context.close()
    assert faults == []


def _ours(address: str, served: str) -> bool:
    return address.startswith((served, "data:", "blob:"))
