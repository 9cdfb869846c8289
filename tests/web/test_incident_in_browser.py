"""The page of an incident in a browser: what opens by key, what the chart says, and how it stands on narrow screens."""

import re
from pathlib import Path

import pytest

WIDTHS = (1440, 1024, 390)
AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.fixture
def address(tegh):
    return f"/incidents/{tegh.incidents()[0].id}"


def test_w_opens_what_is_behind_the_row_that_has_the_focus_and_closes_it(page, address):
    page.goto(address)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("w")
    page.wait_for_selector("#why-2 .behind-it")
    assert "What is behind “Killed, A: Azerbaijan”: 3" in page.inner_text("#why-2")
    assert page.get_attribute("#q-2 a.why", "aria-expanded") == "true"
    page.keyboard.press("w")
    assert page.locator("#why-2 .behind-it").count() == 0
    assert page.get_attribute("#q-2 a.why", "aria-expanded") == "false"
    page.keyboard.press("k")
    page.keyboard.press("w")
    page.wait_for_selector("#why-1 .behind-it")
    page.keyboard.press("Escape")
    assert page.locator(".behind-it").count() == 0
    assert page.evaluate("document.activeElement.closest('tr').id") == "q-1"


def test_an_incident_is_accepted_and_taken_back_by_one_key_each(page, address):
    page.goto(address)
    with page.expect_navigation(wait_until="load"):  # a key is heard once the page's script runs
        page.keyboard.press("a")
    page.wait_for_selector("text=Accepted by A. Analyst")
    page.keyboard.press("z")
    page.wait_for_selector("text=Nobody has accepted this incident yet.")


def test_keys_are_letters_while_a_reason_is_typed(page, address):
    page.goto(address)
    page.click("input[name=why] >> nth=0")
    page.keyboard.type("a wax zebra")
    assert page.input_value("input[name=why] >> nth=0") == "a wax zebra"
    assert page.url.endswith(address)


def test_the_keys_of_the_page_are_told_by_the_help(page, address):
    page.goto(address)
    page.keyboard.press("?")
    assert "accept the incident" in page.inner_text("dialog[open]")


def test_without_scripts_why_is_a_page_of_its_own(browser, served, address):
    context = browser.new_context(base_url=served, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.click("#q-1 a.why")
    assert re.search(r"/why/\w", page.url)
    assert "Account 1 of 4" in page.inner_text("main")
    context.close()


def test_the_chart_is_an_image_with_a_name_and_a_text(page, address):
    page.goto(address)
    chart = page.get_by_role("img", name="Steps of the figure over time").first
    assert "11 April, 22:05: A, 3." in (chart.locator("desc").text_content() or "")
    assert chart.bounding_box()["height"] > 100
    assert chart.locator("path.step").count() == 1


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_screen_and_targets_can_be_hit(page, address, width):
    page.set_viewport_size({"width": width, "height": 900})
    for place in ("/incidents", address, f"{address}/why/killed.A"):
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        small = page.eval_on_selector_all(
            "main button, main input:not([type=hidden]), main select, main a.why, main summary, main .views a",
            "all => all.filter(e => e.offsetParent && e.getBoundingClientRect().height < 24).map(e => e.outerHTML)",
        )
        assert small == []


def test_side_by_side_where_there_is_room_and_one_under_another_where_there_is_not(page, address):
    page.goto(address)
    cells = page.locator("#q-2 td")
    assert cells.nth(0).bounding_box()["y"] == cells.nth(1).bounding_box()["y"]
    page.set_viewport_size({"width": 390, "height": 900})
    assert cells.nth(0).bounding_box()["y"] < cells.nth(1).bounding_box()["y"]


def test_a_quotation_opens_its_report_at_the_words(page, address):
    page.goto(address)
    link = page.locator("#q-2 .q").first
    quoted = link.text_content()
    link.click()
    page.wait_for_selector(".words .pointed")
    assert "".join(page.locator(".words .pointed").all_text_contents()) == quoted
    assert page.locator(".words .pointed").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_fault(page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    for place in ("/incidents", address, f"{address}/why/killed.A"):
        page.goto(place)
        if place == address:
            page.keyboard.press("w")
            page.wait_for_selector(".behind-it")
        page.evaluate(AXE)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        told = [
            (fault["id"], fault["impact"], [node["html"] for node in fault["nodes"]][:3])
            for fault in found["violations"]
        ]
        assert told == []
