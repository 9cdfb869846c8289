"""With the keyboard alone all of a screen is reached, in the order of the page, and what has the focus is seen to have it."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.screens import TRUCE
from truceline.casefile.casefile import Casefile

REACHED = """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .filter((each) => each.checkVisibility() && !each.closest("dialog:not([open])") && each.type !== "hidden")"""
MARK = f"() => ({REACHED})().forEach((each, at) => each.setAttribute('data-at', at))"
COUNT = f"() => ({REACHED})().length"
FOCUSED = """() => {
    const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
    const seen = style.outlineStyle !== "none" && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return [it.getAttribute("data-at"), seen, it.outerHTML.slice(0, 120)];
}"""
SCREENS = {
    "sitrep": "/sitrep?date=2023-04-11&unreviewed=true",
    "no reports": "/sitrep?date=2023-03-01",
    "compliance": f"/compliance?truce={TRUCE}&since=2023-04-01&until=2023-04-30",
    "behind": f"/compliance/behind?truce={TRUCE}&since=2023-04-01&until=2023-04-30",
    "coverage": "/coverage?since=2023-04-08&until=2023-04-15",
    "tallies": "/tallies",
}


def tabbed(page: Page, address: str, most: int | None = None) -> tuple[list[int], list[str]]:
    """Go through a screen by Tab; return the order in which it is reached, and what is not seen to have the focus."""
    page.goto(address)
    page.evaluate(MARK)
    order: list[int] = []
    unseen: list[str] = []
    for _ in range(most or page.evaluate(COUNT) + 8):  # a field for a date takes a Tab for each of its parts
        page.keyboard.press("Tab")
        at, seen, html = page.evaluate(FOCUSED)
        if at is None:
            break
        if not order or order[-1] != int(at):
            order.append(int(at))
        if not seen:
            unseen.append(html)
    return order, unseen


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("screen", SCREENS)
def test_tab_goes_through_the_whole_screen_in_order(page: Page, screen: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    order, unseen = tabbed(page, SCREENS[screen])
    assert unseen == []
    assert order == list(range(page.evaluate(COUNT)))


def test_how_an_incident_stands_against_agreements_is_reached(page: Page, tegh: Casefile) -> None:
    page.goto(f"/incidents/{tegh.incidents()[0].id}")
    page.locator("#agreements").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    page.keyboard.press("Tab")
    expect(page.locator(".agreement a").first).to_be_focused()
    assert page.evaluate(FOCUSED)[1]


def test_a_number_of_a_note_leads_to_the_note_and_on_to_the_words(page: Page) -> None:
    page.goto(SCREENS["sitrep"])
    page.locator("figure ~ ul sup a").first.focus()  # of a claim: that of an agreement has no words here
    page.keyboard.press("Enter")
    page.wait_for_url("**#note-*")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.notes li')?.matches(':target')")
