"""The screen of a report in a browser: what lights what, words selected by mouse and keyboard, hidden passages, widths."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.web.reports_made import HOSTILE, add_text, wire
from truceline.casefile.casefile import Casefile

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text("utf-8")
GRAPHIC = (
    "Village shelled\n\nAzerbaijani forces shelled Tegh on Wednesday, killing three people, the Armenian Ministry of "
    "Defence said. Their charred bodies lay in the road.\n"
)


@pytest.fixture
def report(tegh: Casefile):
    return wire(tegh).document


def box_of(page: Page, text: str) -> list[float]:
    """Return left, top, right and bottom of words of the text on the page."""
    return page.evaluate(
        """(text) => {
          const walk = document.createTreeWalker(document.querySelector(".words"), NodeFilter.SHOW_TEXT);
          for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const at = node.data.indexOf(text);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + text.length);
            const box = range.getBoundingClientRect();
            return [box.left, box.top, box.right, box.bottom];
          }
        }""",
        text,
    )


def drag_over(page: Page, text: str, last: str = "") -> None:
    """Select from the first word of a text to the end of it, or of another that stands in other marks."""
    left, top, right, bottom = box_of(page, text)
    _, below, end, under = box_of(page, last or text)
    page.mouse.move(left + 4, (top + bottom) / 2)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2, steps=4)
    page.mouse.move(end - 4, (below + under) / 2, steps=4)
    page.wait_for_timeout(60)  # a hand is not faster than a frame
    page.mouse.up()


def at_hand(page: Page, number: int) -> None:
    """Wait until the keys act on this card."""
    expect(page.locator(f"#r-c{number}")).to_have_class(re.compile(r"\bnow\b"))


def lit(page: Page) -> str:
    return "".join(page.locator(".words .m.lit").all_text_contents())


def test_a_claim_and_its_words_light_each_other_by_hover_focus_and_click(page: Page, tegh: Casefile, report) -> None:
    claim = wire(tegh).claims[0]
    page.goto(f"/reports/{report.id}")
    page.locator("#r-c1 .head").hover()
    assert lit(page) == claim.content.text
    page.locator("h1").hover()
    assert lit(page) == ""
    page.locator("#r-c1 .head").focus()
    assert lit(page) == claim.content.text
    page.keyboard.press("Escape")
    page.locator(".words .m", has_text=re.compile("^Tegh$")).hover()
    expect(page.locator("#r-c1")).to_have_class(re.compile(r"\blit\b"))
    page.locator("h1").hover()
    page.locator(".words .m", has_text=re.compile("^Tegh$")).click()
    assert page.locator("#r-c1 .q.lit").all_text_contents() == ["Tegh"]
    assert "claim 1, place" in page.locator(".made li").all_text_contents()


def test_damaged_words_lead_to_what_can_still_be_said_of_them(page: Page, tegh: Casefile) -> None:
    readings = tegh.store.documents.readings(tuple(tegh.store.documents.ids()))
    broken = next(r for r in readings.values() if any("count" in d.spoils for d in r.damages))
    damage = next(
        d for d in broken.damages if "count" in d.spoils and any(d.span in c.spoiled_by for c in broken.claims)
    )
    page.goto(f"/reports/{broken.document.id}")
    told = page.locator(".card dd", has_text=damage.can_say).first
    assert not told.is_visible()  # it is folded away
    page.locator(".words .m", has=page.locator(".k-damage"), has_text=damage.span.text).first.hover()
    number = page.locator(".words .k-damage", has_text=damage.span.text).first
    number.click()
    expect(told).to_be_visible()


def test_words_that_are_selected_by_mouse_become_a_claim_of_the_incident_and_are_undone(
    page: Page, tegh: Casefile, report
) -> None:
    (row,) = tegh.incidents()
    before = tegh.incident(row.id).findings
    page.goto(f"/reports/{report.id}")
    drag_over(page, "there were dead", "wounded")
    expect(page.locator("#picked q")).to_have_text("there were dead and wounded")
    page.keyboard.press("n")
    expect(page.locator("#f-act")).to_have_value("killed")
    assert page.locator("#f-speaker").input_value() == "ARM:ministry_of_defence"
    page.select_option("#f-target", label="Armenia")
    page.fill("#f-count", "4")
    page.get_by_role("button", name="Keep this").click()
    expect(page.locator(".messages")).to_contain_text("makes a claim (killed)")
    expect(page.locator(".card").last).to_contain_text("4 killed, B")
    assert any(a.value == "4" for f in tegh.incident(row.id).findings for a in f.accounts)
    page.locator(".messages").get_by_role("button", name="Undo").click()
    expect(page.locator(".card")).to_have_count(7)
    assert tegh.incident(row.id).findings == before


def test_words_are_selected_and_a_claim_is_made_by_keyboard_alone(page: Page, tegh: Casefile, report) -> None:
    page.goto(f"/reports/{report.id}")
    page.keyboard.press("w")
    for _ in range(120):
        if page.evaluate("getSelection().toString()") == "dead":
            break
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    assert page.locator("#picked q").text_content() == "dead and wounded"
    page.keyboard.press("n")
    expect(page.locator("#f-speaker")).to_be_focused()
    page.locator("#f-count").focus()
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(8)
    (judgement,) = tegh.store.judgements.listed()
    assert judgement.spans[0].text == "dead and wounded"
    at_hand(page, 8)  # the card that was made
    page.keyboard.press("u")
    expect(page.locator(".card")).to_have_count(7)


def test_the_keys_of_a_claim_act_on_the_card_at_hand(page: Page, tegh: Casefile, report) -> None:
    page.goto(f"/reports/{report.id}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    at_hand(page, 3)
    page.keyboard.press("x")
    expect(page.locator("#r-c3 .state")).to_contain_text("rejected by A. Analyst")
    at_hand(page, 3)
    page.keyboard.press("u")
    expect(page.locator("#r-c3 .state")).to_contain_text("nobody has decided on it")
    at_hand(page, 3)
    page.keyboard.press("c")
    expect(page.locator("#panel-title")).to_have_text("Correct claim 3")
    page.keyboard.press("Escape")
    expect(page.locator("#panel-title")).to_have_count(0)


def test_another_place_is_looked_up_by_name_and_taken(page: Page, tegh: Casefile, report) -> None:
    page.goto(f"/reports/{report.id}")
    drag_over(page, "Tegh")
    expect(page.locator("#picked q")).to_have_text("Tegh")
    page.keyboard.press("p")
    page.locator("#f-place-other").fill("Goris")
    option = page.locator("#l-place option", has_text="").first
    expect(option).to_have_attribute("value", re.compile("Goris"))
    page.locator("#f-place-other").fill(option.get_attribute("value"))
    assert page.locator("#f-place").input_value().endswith(" Goris")
    page.get_by_role("button", name="Keep this").click()
    expect(page.locator(".messages")).to_contain_text("names the place")
    judged = tegh.judging.applied([wire(tegh)]).readings[report.id]
    assert judged.happenings[0].where.place.name == "Goris"


def test_a_hidden_passage_opens_by_click_and_by_key_and_its_words_can_then_be_selected(
    page: Page, tegh: Casefile, tmp_path
) -> None:
    key = add_text(tegh, tmp_path, GRAPHIC, published="2023-04-12")
    page.goto(f"/reports/{key}")
    assert not page.get_by_text("charred bodies").first.is_visible()
    page.locator("#v1").focus()
    page.keyboard.press("Space")
    expect(page.locator(".words").get_by_text("charred bodies")).to_be_visible()
    drag_over(page, "charred bodies")
    expect(page.locator("#picked q")).to_have_text("charred bodies")
    page.locator(".veil").first.click()
    assert not page.locator(".words").get_by_text("charred bodies").is_visible()


def test_what_is_written_to_act_is_shown_as_words_and_selected_as_it_stands(
    page: Page, tegh: Casefile, tmp_path
) -> None:
    text = f"Shots near Tegh\n\nArmenian troops fired on Tegh on Tuesday, {HOSTILE} said; 4\u202e killed, it said.\n"
    key = add_text(tegh, tmp_path, text, publisher=HOSTILE)
    page.goto(f"/reports/{key}")
    assert "taken" not in page.title()
    assert HOSTILE in page.locator(".words").text_content()
    drag_over(page, "killed")
    expect(page.locator("#picked")).to_be_visible()
    place = page.locator("#picked").evaluate("(picked) => [Number(picked.dataset.start), Number(picked.dataset.end)]")
    stored = tegh.store.documents.reading(key).document.text
    assert "killed" in stored[place[0] : place[1]]


def test_a_text_from_right_to_left_is_read_and_selected_in_its_own_direction(page: Page, tegh, tmp_path) -> None:
    key = add_text(tegh, tmp_path, "قصف على قرية تيغ\n\nأعلنت وزارة الدفاع أن أربعة جنود قتلوا.\n", language="ar")
    page.goto(f"/reports/{key}")
    assert page.locator(".words p").last.evaluate("(p) => getComputedStyle(p).direction") == "rtl"
    page.keyboard.press("w")
    page.keyboard.press("ArrowLeft")  # forward
    assert page.evaluate("getSelection().toString()") == "على"
    page.keyboard.press("Shift+ArrowLeft")
    assert page.locator("#picked q").text_content() == "على قرية"


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_nothing_is_wider_than_the_screen_and_targets_are_large_enough(page: Page, report, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"/reports/{report.id}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("#r-c1").get_by_text("Correct").click()
    expect(page.locator("#panel-title")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll("main button, main select, main input:not([type=hidden]):not(.veil-box)")]
          .filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 24 - 0.5)
          .map((one) => one.outerHTML.slice(0, 80))"""
    )
    assert [one for one in small if "checkbox" not in one] == []


def test_axe_finds_no_serious_fault(page: Page, report) -> None:
    page.goto(f"/reports/{report.id}")
    page.locator("#r-c1").get_by_text("Correct").click()
    expect(page.locator("#panel-title")).to_be_visible()
    page.evaluate(AXE)
    found = page.evaluate("async () => (await axe.run()).violations")
    serious = [
        (v["id"], [n["html"][:120] for n in v["nodes"][:3]]) for v in found if v["impact"] in ("serious", "critical")
    ]
    assert serious == []
