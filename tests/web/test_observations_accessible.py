"""axe finds no serious fault on the screens of observations and of the search; nothing is wider than a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

AXE = next((Path(__file__).parent / "vendor" / "axe-core").glob("axe*.js"))
TABLE = "Event location;Means;No.;Observation;Date\nTegh;Heard;3;Bursts;2023-04-11\nTegh;sonar;3;Bursts;2023-04-11"


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run().then((told) => told.violations)")
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]


def is_wider(page: Page) -> bool:
    page.set_viewport_size({"width": 390, "height": 844})
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def _one(page: Page) -> None:
    page.goto("/observations/new?words=Bursts&since=2023-04-11&place=Tegh&count=3&unit=burst")
    page.click("button.primary")
    page.wait_for_url("**/observations/obs-*")


def _list(page: Page) -> None:
    _one(page)
    page.goto("/observations?since=2023-04-01")


def _wrong(page: Page) -> None:
    page.goto("/observations/new?count=many&place=San+Antonio")
    page.click("button.primary")
    page.wait_for_selector(".summary")


def _trial(page: Page) -> None:
    page.goto("/observations/import")
    page.fill("#rows", TABLE)
    page.click("button.primary")
    page.click("button[value=check]")
    page.wait_for_selector("#would")


def _restriction(page: Page) -> None:
    page.goto("/observations/new?kind=restriction")


def _claims(page: Page) -> None:
    page.goto("/search?q=fire&stance=denies")


def _reports(page: Page) -> None:
    page.goto("/search?q=fire&what=reports")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_serious_fault_and_a_phone_shows_all(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for screen in (_one, _list, _wrong, _trial, _restriction, _claims, _reports):
        screen(page)
        assert (screen.__name__, faults(page)) == (screen.__name__, [])
        assert not is_wider(page), screen.__name__
        page.set_viewport_size({"width": 1440, "height": 900})
