"""No screen has a serious fault of accessibility, as axe finds them (WCAG 2.2 A and AA), in light and in dark.

axe finds about half of what can be wrong: keyboard, focus and words are tested with each screen.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.web.screens import addresses

AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAULTS = """async (rules) => (await axe.run(document, { runOnly: rules })).violations
    .filter((fault) => ["serious", "critical"].includes(fault.impact))
    .map((fault) => `${fault.id}: ${fault.help}: ${fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 150)).join(" | ")}`)"""
SIZES = {"light": (1440, 900), "dark": (390, 844)}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_has_a_serious_fault(browser: Browser, served: str, tegh, scheme: str) -> None:
    width, height = SIZES[scheme]
    context = browser.new_context(
        base_url=served, viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    found = {}
    for address in addresses(tegh):
        page.goto(address)
        page.wait_for_load_state("networkidle")
        page.evaluate(AXE.read_text("utf-8"))
        if faults := page.evaluate(FAULTS, RULES):
            found[address] = faults
    context.close()
    assert found == {}


def test_no_screen_is_wider_than_a_telephone(browser: Browser, served: str, tegh) -> None:
    context = browser.new_context(base_url=served, viewport={"width": 390, "height": 844})
    page = context.new_page()
    wide = {}
    for address in addresses(tegh):
        page.goto(address)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        if over > 0:
            wide[address] = over
    context.close()
    assert wide == {}
