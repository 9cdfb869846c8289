"""The page in a browser: what lights what, by mouse and by keyboard, with and without its script, at three widths.

Needs a Chromium of the machine (``.ci/run`` installs Debian's); TRUCELINE_CHROMIUM may name another.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.handmade import CLAIMS, NOTHING, TEGH_CLASH
from tests.publish.test_page import NAMES, hostile_reading
from truceline.publish.page import render_page

WIDTHS = (1440, 1024, 390)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    pages = {"clash": [TEGH_CLASH], "several": [TEGH_CLASH, NOTHING], "hostile": [hostile_reading(), TEGH_CLASH]}
    for name, readings in pages.items():
        (folder / f"{name}.html").write_text(render_page(readings, names=NAMES), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in pages}


def opened(browser: Browser, file: Path, *, width: int = 1440, script: bool = True, dark: bool = False) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        java_script_enabled=script,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(file.as_uri())
    return page


def lit(page: Page) -> str:
    return "".join(page.locator(".words .m.lit").all_text_contents())


def in_view(element: Locator, within: Locator) -> bool:
    box, frame = element.bounding_box(), within.bounding_box()
    assert box and frame
    return frame["y"] - 1 <= box["y"] and box["y"] + box["height"] <= frame["y"] + frame["height"] + 1


@pytest.mark.parametrize("name", ["clash", "several", "hostile"])
def test_the_page_asks_for_nothing_and_has_no_fault(browser: Browser, files: dict[str, Path], name: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: faults.append(dialog.message))
    page.goto(files[name].as_uri())
    page.locator(".words .m").first.click()
    assert asked == [files[name].as_uri()]
    assert faults == []
    assert page.locator("html.js").count() == 1  # the policy lets our own script act
    assert page.locator("img, iframe, form").count() == 0
    context.close()


@pytest.mark.parametrize("number", [1, 4, 10])
def test_a_claim_that_is_clicked_lights_its_words_and_brings_them_into_view(
    browser: Browser, files: dict[str, Path], number: int
) -> None:
    page = opened(browser, files["clash"])
    page.locator(f"#r1-c{number} .head").click()
    assert lit(page) == CLAIMS[number - 1].content.text
    assert in_view(page.locator(".words .m.lit").first, page.locator(".words"))
    page.context.close()


def test_words_that_are_clicked_light_the_claims_and_values_made_of_them_and_list_them(
    browser: Browser, files: dict[str, Path]
) -> None:
    page = opened(browser, files["clash"])
    page.locator(".words .m", has_text=re.compile("^around 4 p.m.$")).click()
    assert page.locator("#r1-c1.lit").count() == 1
    assert lit(page) == "around 4 p.m."
    assert "claim 1, time" in page.locator(".made li").all_text_contents()
    assert page.locator("#r1-c1 .q.lit").all_text_contents() == ["around 4 p.m."]
    assert in_view(page.locator("#r1-c1 .q.lit"), page.locator("body"))
    page.context.close()


def test_the_keyboard_goes_from_a_quotation_to_its_words_and_back(browser: Browser, files: dict[str, Path]) -> None:
    page = opened(browser, files["clash"])
    page.locator("#r1-c2 .head").focus()
    assert lit(page) == "four of its soldiers had died"  # focus alone lights
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.matches('.words .m')")
    before = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.textContent") != before
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('.ledger') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0
    page.context.close()


def test_the_tab_key_passes_the_marked_words_in_one_step(browser: Browser, files: dict[str, Path]) -> None:
    page = opened(browser, files["clash"])
    assert page.locator(".words a").count() > 40
    assert page.locator(".words a:not([tabindex='-1'])").count() == 1
    page.context.close()


def test_without_its_script_the_links_lead_both_ways(browser: Browser, files: dict[str, Path]) -> None:
    page = opened(browser, files["clash"], script=False)
    assert page.locator(".made").is_hidden()
    page.locator("#r1-c10 .told .q").click()
    target = page.locator(".words :target")
    assert target.text_content() == CLAIMS[9].content.text or CLAIMS[9].content.text.startswith(
        str(target.text_content())
    )
    assert in_view(target, page.locator(".words"))
    page.locator(".words .ref", has_text=re.compile("^10$")).click()
    assert page.locator("#r1-c10:target").count() == 1
    page.context.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["several", "hostile"])
def test_nothing_is_wider_than_the_screen(browser: Browser, files: dict[str, Path], name: str, width: int) -> None:
    page = opened(browser, files[name], width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    over = page.evaluate(
        """width => [...document.querySelectorAll('main *, nav *, header.top *')]
            .filter(e => !e.closest('caption, .skips') && e.getBoundingClientRect().right > width + 1)
            .map(e => e.outerHTML.slice(0, 80))""",
        width,
    )
    assert over == []
    page.context.close()


def test_ledger_and_text_stand_side_by_side_on_a_wide_screen_and_one_above_the_other_on_a_phone(
    browser: Browser, files: dict[str, Path]
) -> None:
    for width, beside in ((1440, True), (1024, True), (390, False)):
        page = opened(browser, files["clash"], width=width)
        ledger, text = page.locator(".ledger").bounding_box(), page.locator(".text").bounding_box()
        assert ledger and text
        assert (text["x"] >= ledger["x"] + ledger["width"]) == beside
        page.context.close()


def test_the_dark_scheme_is_dark_and_print_shows_the_whole_text(browser: Browser, files: dict[str, Path]) -> None:
    page = opened(browser, files["clash"], dark=True)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(21, 24, 27)"
    page.emulate_media(media="print", color_scheme="light")
    assert page.evaluate("(e => e.scrollHeight <= e.clientHeight)(document.querySelector('.words'))")
    page.context.close()
