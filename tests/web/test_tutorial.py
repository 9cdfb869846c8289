"""The tutorial is gone step by step, as it stands in docs/tutorial.md: from unread reports to a settled incident."""

import re
from contextlib import nullcontext
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import EXAMPLES
from truceline.casefile.casefile import Casefile
from truceline.review.standing import in_force

ROOT = Path(__file__).parents[2]
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text("utf-8")
SETTLING, MERGING = (
    [line.split("   ")[0].split(" ", 1) for line in block.splitlines()]
    for block in re.findall(r"```steps\n(.*?)\n```", TUTORIAL, flags=re.DOTALL)
)
PATIENCE = 180_000  # ms: the reader is opened once
MOST = 25  # keys and clicks
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


@pytest.fixture
def tegh(tmp_path: Path):
    """An empty casefile: here nothing is read yet."""
    with Casefile.create(tmp_path / "tegh.tl", by="A. Analyst") as casefile:
        yield casefile


STAYS = ("Files", "Add", "g", "h")  # after these the page is the same


def do(page: Page, kind: str, what: str) -> None:
    with nullcontext() if what in STAYS else page.expect_navigation(wait_until="load", timeout=PATIENCE):
        if kind == "press":
            page.keyboard.press(what)
        elif what == "Files":
            page.get_by_label("Files").set_input_files(sorted(EXAMPLES.iterdir()))
        else:
            page.get_by_role("button", name=what, exact=True).or_(page.get_by_role("link", name=what)).first.click()


def accepted(casefile: Casefile) -> bool:
    return any(j.question == "happening" for j in in_force(casefile.store.judgements.listed()))


def test_six_unread_reports_are_a_settled_incident_in_few_steps(page: Page, tegh: Casefile) -> None:
    assert len(SETTLING) <= MOST
    page.goto("/inbox")
    settled = []
    for kind, what in SETTLING:
        do(page, kind, what)
        if what == "Add":
            expect(page.locator("#progress [role=status]")).to_have_text("All is read.", timeout=PATIENCE)
            page.locator("body").press("Escape")
        settled.append(tegh.store.documents.count() == 6 and accepted(tegh))
    keys = [what for _, what in SETTLING]
    first, undo = keys.index("A"), keys.index("z")
    assert settled[first] and not settled[undo] and settled[-1]
    assert page.url.split("/")[-1].startswith("inc-")
    expect(page.get_by_text("Accepted by A. Analyst").first).to_be_visible()


def test_a_doubtful_merge_is_settled_with_one_key_and_undone_with_another(page: Page, tegh: Casefile, reader) -> None:
    tegh._load_reader = lambda: reader
    tegh.add(EXAMPLES)
    tegh.add(ROOT / "examples" / "doubtful")
    assert len(tegh.incidents()) == 2
    page.goto("/inbox")
    counted = []
    for kind, what in MERGING:
        do(page, kind, what)
        counted.append(len(tegh.incidents()))
    assert counted == [2, 2, 1, 2]
