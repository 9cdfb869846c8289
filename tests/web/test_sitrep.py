"""The screen of the daily report: the page, its files, days that cannot be meant."""

from tests.publish.sitrep.test_report import Links


def test_the_screen_shows_the_last_day_of_the_casefile_and_its_files(client):
    told = client.get("/sitrep?unreviewed=true")
    assert told.status_code == 200
    assert "1 incident is told of 11 April 2023." in told.text
    for form, begin in (("html", b"\n<!doctype"), ("pdf", b"%PDF"), ("docx", b"PK")):
        file = client.get(f"/sitrep.{form}?date=2023-04-11&unreviewed=true")
        assert file.content.lstrip().startswith(begin.lstrip()), form
        assert file.headers["content-disposition"] == f'attachment; filename="sitrep-2023-04-11.{form}"'


def test_notes_lead_to_the_words_in_the_workbench(client):
    page = Links()
    page.feed(client.get("/sitrep?date=2023-04-11&unreviewed=true").text)
    assert {target for target in page.targets if target.startswith(("note", "report"))} <= page.ids


def test_what_nobody_approved_is_left_out_unless_it_is_asked_for(client):
    assert "Held back" in client.get("/sitrep?date=2023-04-11").text


def test_days_that_are_no_period_are_said(client):
    told = client.get("/sitrep?date=2023-04-11&until=2023-04-01")
    assert told.status_code == 422 and "is no period" in told.text
