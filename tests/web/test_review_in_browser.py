"""From a pasted text to an accepted incident by keyboard alone; two tabs that judge at once; a batch that outlives."""

import os
import re
import signal

import pytest
from playwright.sync_api import Page, expect

from tests.web import hostile
from truceline.casefile.casefile import Casefile
from truceline.review.standing import in_force

PATIENCE = 120_000  # ms: the reader is opened once
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def test_from_pasted_text_to_an_accepted_incident_by_keyboard_alone(page: Page, tegh: Casefile) -> None:
    before = tegh.store.documents.count()
    page.goto("/inbox")
    page.keyboard.press("t")
    page.keyboard.insert_text(hostile.REPORT.decode() + " It happened near Tegh on 11 April 2023.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#progress .item .tag").first).to_have_text("added", timeout=PATIENCE)
    expect(page.locator("#progress [role=status]")).to_have_text("All is read.", timeout=PATIENCE)
    assert tegh.store.documents.count() == before + 1
    page.locator("body").focus()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("d")
    page.wait_for_url(re.compile("/review/dec-"))
    with page.expect_navigation(wait_until="load"):  # a key is heard once the page's script runs, after its words stand
        page.keyboard.press("A")
    expect(page.locator("h1")).not_to_have_text("Are these accounts rightly read?")
    accepted = in_force(tegh.store.judgements.listed())
    assert {judgement.verdict for judgement in accepted} == {"accept"}
    page.keyboard.press("z")
    page.wait_for_url(re.compile("/review/dec-"))
    assert in_force(tegh.store.judgements.listed()) == []


def test_an_account_is_chosen_by_its_number_and_corrected_by_keys(page: Page, tegh: Casefile) -> None:
    page.goto("/review?kind=damaged")
    page.keyboard.press("2")
    expect(page.locator("#account-2")).to_be_focused()
    expect(page.locator("[data-chosen]")).to_have_count(1)
    page.keyboard.press("c")
    expect(page.locator("#value-2")).to_be_focused()
    page.keyboard.type("6")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("done="))
    assert [(j.verdict, j.value) for j in tegh.store.judgements.listed()] == [("correct", "6")]


def test_keys_are_letters_while_a_reason_is_typed(page: Page, tegh: Casefile) -> None:
    page.goto("/review")
    page.locator("#why").fill("")
    page.locator("#why").press_sequentially("asdrz")
    assert tegh.store.judgements.count() == 0
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("a")
    page.wait_for_url(re.compile("done="))
    assert {j.why for j in tegh.store.judgements.listed()} == {"asdrz"}


def test_history_next_and_previous_by_keys(page: Page) -> None:
    page.goto("/review")
    one = page.url
    page.keyboard.press("n")
    page.wait_for_url(lambda url: url != one)
    page.keyboard.press("p")
    page.wait_for_url(one)
    page.keyboard.press("h")
    expect(page.locator("#history")).to_have_attribute("open", "")


def test_two_tabs_that_judge_at_once_lose_nothing(page: Page, tegh: Casefile) -> None:
    other = page.context.new_page()
    page.goto("/review")
    other.goto(page.url)
    page.keyboard.press("a")
    page.wait_for_url(re.compile("done="))
    made = tegh.store.judgements.count()
    other.keyboard.press("r")
    expect(other.locator("h1")).to_have_text("This was decided meanwhile")
    assert tegh.store.judgements.count() == made
    other.get_by_role("button", name="all the same").click()
    other.wait_for_url(re.compile("done="))
    assert tegh.store.judgements.count() > made


def test_a_batch_of_dropped_files_outlives_the_reader(page: Page, tegh: Casefile) -> None:
    page.goto("/inbox")
    slow = {"name": "slow.txt", "mimeType": "text/plain", "buffer": hostile.long_report(150)}
    after = {"name": "after.txt", "mimeType": "text/plain", "buffer": hostile.REPORT}
    page.locator("#files").set_input_files([slow, after])
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".item", has_text="slow.txt").locator(".tag")).to_have_text("being read", timeout=PATIENCE)
    intake = page.request.get("/add.json").json()
    assert intake["busy"]
    kill_reader()
    expect(page.locator(".item", has_text="after.txt").locator(".tag")).to_have_text("added", timeout=PATIENCE)
    expect(page.locator(".item", has_text="slow.txt").locator(".tag")).to_have_text("could not be read, is kept")


def kill_reader() -> None:
    """Kill the process that reads: the only child of this one that was spawned."""
    import multiprocessing

    for child in multiprocessing.active_children():
        if child.name == "truceline reader" and child.pid:
            os.kill(child.pid, signal.SIGKILL)
