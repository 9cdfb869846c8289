"""The map in a real browser: it is drawn, a filter and the timeline change it, and it asks nothing of any network."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.web.map_made import some_places
from tests.web.pixels import Picture
from truceline.casefile.casefile import Casefile
from truceline.web.bench import Workbench

LONG = 90_000  # ms; a map without a graphics card is drawn slowly
AXE = Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js"
NO_WEBGL = """
    const own = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
        return kind.startsWith("webgl") ? null : own.call(this, kind, ...more);
    };
"""


@pytest.fixture
def bench(tmp_path):
    with Casefile.create(tmp_path / "made.tl", by="A. Analyst") as casefile:
        casefile.store.incidents.replace(put=some_places())
        yield Workbench(casefile=casefile)


def opened(page, address="/map", *, drawn=True):
    page.set_default_timeout(LONG)
    page.goto(address)
    page.wait_for_selector("#map-screen[data-ready]")
    if drawn:
        page.wait_for_selector("#map-screen[data-drawn]")
    return page


def picture(page):
    return Picture(page.locator("#map-canvas").screenshot())


def listed(page):
    return page.locator("#list li a").count()


def apart(one, other):
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))


def mean(colours):
    return tuple(sum(channel) / len(colours) for channel in zip(*colours, strict=True))


def test_the_map_is_drawn_and_a_filter_takes_the_area_of_an_incident_off_it(page):
    opened(page, "/map?at=46.479,39.558,10")
    before = picture(page)
    assert len(before.colours()) > 30
    assert before.colours().most_common(1)[0][1] < 0.97 * before.width * before.height / 4
    away = before.around(before.width // 2 + 12, before.height // 2 - 25, 2)  # in the area, beside ring and name
    page.select_option("#f-kind", "drone_strike")
    expect(page.locator("#list-said")).to_have_text("3 incidents")
    page.wait_for_timeout(1500)
    after = picture(page)
    now = after.around(after.width // 2 + 12, after.height // 2 - 25, 2)
    assert apart(mean(away), mean(now)) > 20
    assert "kind=drone_strike" in page.url


def test_a_province_is_an_area_and_its_capital_no_dot(page):
    opened(page, "/map?since=2023-05-01&until=2023-05-31&at=46.2,39.35,9")
    assert listed(page) == 6 and "somewhere in Syunik" in page.locator("#list").inner_text()
    page.wait_for_timeout(1500)  # the outline comes after the rest
    filled = picture(page)
    page.fill("#f-until", "2023-05-02")
    page.locator("#f-until").dispatch_event("change")
    expect(page.locator("#list-none")).to_be_visible()
    page.wait_for_timeout(1500)
    bare = picture(page)
    spots = [(x, y) for x in range(80, filled.width - 80, 40) for y in range(80, filled.height - 80, 40)]
    changed = [spot for spot in spots if apart(mean(filled.around(*spot, 2)), mean(bare.around(*spot, 2))) > 6]
    assert len(changed) > 0.2 * len(spots)  # far more of the map than any ring


def test_contested_ground_is_hatched_and_named_with_who_claims_it(page):
    opened(page, "/map?since=2023-04-01&at=34.2,45.25,7")
    colours = set(picture(page).middle(14))
    assert len(colours) > 4
    page.locator("#ground summary").click()
    told = page.locator("#ground-ua-crimea").inner_text()
    assert "Claimed by" in told and "Ukraine" in told and "Russia" in told


def test_a_viewpoint_changes_the_boundaries_and_is_in_the_address(page):
    opened(page, "/map?at=33.7,46.1,8")
    neutral = picture(page)
    page.select_option("#boundaries", "RU")
    page.wait_for_timeout(1500)
    assert picture(page).rows != neutral.rows
    assert "boundaries=RU" in page.url


def test_a_cluster_tells_how_many_and_leads_to_its_incidents(page):
    opened(page, "/map?at=46.42,39.53,4")
    box = page.locator("#map-canvas").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.locator("#list-said")).to_contain_text("incidents there")
    assert 12 <= listed(page) < 30
    assert page.locator("#list li a").first.get_attribute("href").startswith("/incidents/inc-")
    page.locator("[data-clear-there]").click()
    expect(page.locator("#list-said")).to_have_text("30 incidents")


def test_the_timeline_is_brushed_with_the_mouse_and_the_list_and_the_address_follow(page):
    opened(page, drawn=False)
    box = page.locator("#timeline svg").bounding_box()
    y = box["y"] + 60
    page.mouse.move(box["x"] + 45, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.3, y, steps=4)
    page.mouse.up()
    expect(page.locator("#list-said")).not_to_have_text("30 incidents")
    assert 0 < listed(page) < 29
    assert "until=2023-" in page.url and page.input_value("#f-until") in page.url
    page.mouse.click(box["x"] + box["width"] / 2, y)
    expect(page.locator("#list-said")).to_have_text("30 incidents")


def test_the_timeline_is_brushed_by_keyboard_alone(page):
    opened(page, drawn=False)
    handle = page.locator('[role="slider"][data-end="since"]')
    handle.focus()
    before = handle.get_attribute("aria-valuetext")
    for _ in range(4):
        page.keyboard.press("PageUp")
    assert handle.get_attribute("aria-valuetext") != before
    assert 0 < listed(page) < 29 and "since=2023-" in page.url
    page.keyboard.press("Escape")
    expect(page.locator("#list-said")).to_have_text("30 incidents")
    assert "since" not in page.url


def test_a_view_is_an_address_and_going_back_shows_the_one_before(page):
    opened(page, "/map?at=46.4,39.5,7", drawn=False)
    page.select_option("#f-accord", "agreed")
    expect(page.locator("#list-said")).to_have_text("8 incidents")
    assert "accord=agreed" in page.url and "at=46.4,39.5,7" in page.url
    assert page.locator('[data-as="csv"]').get_attribute("href") == "/map.csv?accord=agreed"
    page.go_back()
    expect(page.locator("#list-said")).to_have_text("30 incidents")
    assert page.input_value("#f-accord") == ""


def test_what_is_not_on_the_map_is_counted_and_can_be_listed(page):
    opened(page, drawn=False)
    expect(page.locator("#list-off")).to_contain_text("2 are not on the map: 1 without a place; 1 told no closer")
    page.locator("#list-off button").click()
    assert listed(page) == 2


def test_without_webgl_a_sentence_stands_in_place_of_the_map_and_the_list_works(page):
    page.add_init_script(NO_WEBGL)
    opened(page, drawn=False)
    expect(page.locator("#map-note")).to_contain_text("draws no maps")
    assert listed(page) == 30 and not page.locator("#map-canvas").is_visible()
    page.select_option("#f-accord", "agreed")
    expect(page.locator("#list-said")).to_have_text("8 incidents")


def test_on_a_narrow_screen_the_filters_fold_away_and_the_map_is_seen_first(page):
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, "/map?accord=contested", drawn=False)
    fold, kind = page.locator("#filters-fold"), page.locator("#f-kind")
    expect(fold).to_contain_text("(1)")
    expect(kind).to_be_hidden()
    frame = page.locator(".map-frame").bounding_box()
    assert frame["y"] + frame["height"] / 2 < 844
    fold.click()
    expect(kind).to_be_visible()
    expect(fold).to_have_attribute("aria-expanded", "true")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(fold).to_be_hidden()
    fold.evaluate("button => button.click()")
    expect(kind).to_be_visible()


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_the_screen_fits_its_width_and_axe_finds_no_serious_fault(page, width):
    page.set_viewport_size({"width": width, "height": 844})
    opened(page, drawn=False)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    serious = [
        (fault["id"], [node["target"] for node in fault["nodes"]][:3])
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_until_the_map_is_drawn_its_box_says_that_it_is_being_drawn(page):
    held = []

    def hold(route):
        held.append(route)

    page.route("**/map/overview.json", hold)
    opened(page, drawn=False)
    page.wait_for_selector("#map-canvas canvas")
    page.wait_for_function("document.querySelector('[data-fit]').closest('[hidden]') === null")
    expect(page.locator("#map-note")).to_be_visible()
    expect(page.locator("#map-note")).to_contain_text("being drawn")
    for route in held:
        route.continue_()
    page.wait_for_selector("#map-screen[data-drawn]")
    expect(page.locator("#map-note")).to_be_hidden()
