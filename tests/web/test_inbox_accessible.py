"""axe finds no serious fault in the inbox, the way in and review; nothing is wider than a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.web import hostile
from tests.web.test_observations_accessible import faults, is_wider
from truceline.casefile.casefile import Casefile
from truceline.casefile.judging import Told


def _added(page: Page) -> None:
    page.goto("/add")
    page.locator("#files").set_input_files({"name": "p.png", "mimeType": "image/png", "buffer": hostile.PICTURE})
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".item .tag")).to_have_text("not taken", timeout=120_000)


def _history(page: Page) -> None:
    page.goto("/review?kind=contested")
    page.keyboard.press("h")


@pytest.mark.parametrize("address", ["/inbox", "/add", "/review", "/review?kind=damaged", "/review/dec-gone", "added", "history"])  # fmt: skip
def test_no_serious_fault_and_nothing_is_wider_than_a_phone(page: Page, tegh: Casefile, address: str) -> None:
    if address == "history":
        incident = tegh.incident(tegh.incidents()[0].id)
        reading = tegh.readings(incident)[incident.documents[0]]
        tegh.judge([tegh.judging.claim("accept", reading.document.id, reading.claims[0].id, Told(by="B.", why="seen"))])
    steps = {"added": _added, "history": _history}
    steps[address](page) if address in steps else page.goto(address)
    assert faults(page) == []
    assert not is_wider(page)
