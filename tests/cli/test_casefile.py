"""The walk of a newcomer through a casefile, as typed: init, add, incidents, show, why, judge, verify."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from truceline.casefile import casefile as module
from truceline.cli.main import app
from truceline.errors import TrucelineError
from truceline.record import decode
from truceline.record_incident import decode_incident

REPO = Path(__file__).parents[2]
REPORTS = REPO / "examples" / "reports"


class Recorded:
    """A reader that gives the expected records of the examples, so that no parser is opened."""

    def __init__(self):
        records = (decode(path.read_bytes()) for path in sorted((REPO / "examples" / "expected").glob("*.json")))
        self.readings = {reading.document.id: reading for reading in records}

    def read(self, document):
        return self.readings[document.id]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Return a folder with a casefile of the example reports, made by the commands."""
    folder = tmp_path_factory.mktemp("walk")
    patch = pytest.MonkeyPatch()
    patch.setattr(module, "_load_reader", Recorded)
    patch.setattr(
        module.Casefile.__init__, "__kwdefaults__", {**module.Casefile.__init__.__kwdefaults__, "load_reader": Recorded}
    )
    patch.chdir(folder)
    patch.setenv("TRUCELINE_BY", "ada")
    assert run("init", "tegh.tl").exit_code == 0
    shown = run("add", str(REPORTS))
    assert (shown.exit_code, shown.stdout.count(": new\n")) == (0, 6), shown.output
    yield folder
    patch.undo()


def run(*words):
    return CliRunner().invoke(app, list(words))


def only_id():
    return json.loads(run("incidents", "--json").stdout.splitlines()[0])["id"]


def test_the_six_reports_are_one_incident(folder):
    shown = run("incidents", "--width", "100").stdout
    assert re.search(r"6 reports, \d independent origins", shown)
    assert shown.count("inc-") == 1


def test_show_tells_who_says_what_of_the_first_shot_and_how_the_figures_moved(folder):
    shown = run("show", "--width", "80").stdout
    assert "Who fired first: no value ─ contested" in shown
    assert re.search(r"Killed, A: Azerbaijan: 3 ─", shown) and re.search(r"Killed, B: Armenia: 4 ─", shown)
    assert "before: number not given" in shown
    for words in ("16:00", "16:20", "16:<>", "20:20 Greenwich"):
        assert words in shown
    assert "copied in [2]" in shown


def test_the_wars_stay_out_of_the_toll(folder):
    incident = json.loads(run("show", "--json").stdout)["incidents"][0]
    counts = [
        f["published_count"]
        for f in incident["findings"]
        if f["question"].startswith("killed") and f["published_count"]
    ]
    assert counts and all((count["high"] or 0) <= 7 for count in counts)


def test_the_json_of_an_incident_is_a_record_that_decodes(folder):
    record = decode_incident(run("show", "--json").stdout)
    assert [len(incident.documents) for incident in record.incidents] == [6]


def test_why_quotes_every_claim_behind_a_value(folder):
    shown = run("why", f"{only_id()}.fired_first", "--width", "80").stdout
    assert "had started the shooting" in shown
    told = json.loads(run("why", f"{only_id()}.fired_first", "--json").stdout)
    assert {claim["claim"]["act"] for claim in told["claims"]} == {"fired_first"}


def test_why_names_the_questions_where_there_is_none_of_that_name(folder):
    with pytest.raises(TrucelineError, match="no finding 'colour'"):
        CliRunner().invoke(app, ["why", f"{only_id()}.colour"], catch_exceptions=False)


def test_a_policy_can_be_asked_for(folder):
    assert run("show", "--policy", "ucdp", "--width", "80").exit_code == 0
    assert "ucdp 1" in run("show", "--policy", "ucdp 1", "--width", "80").stdout


def test_a_claim_is_rejected_by_its_number_and_the_decision_withdrawn(folder):
    before = run("show", "--width", "80").stdout
    decided = run("judge", "reject", f"{only_id()}:3.4", "--why", "four of them came later")
    judgement = decided.stdout.split()[0]
    assert judgement.startswith("jud-") and "ada reject claim:killed@ARM" in decided.stdout
    assert "rejected by ada" in run("show", "--width", "120").stdout
    assert run("judge", "withdraw", judgement).exit_code == 0
    assert findings(run("show", "--width", "80").stdout) == findings(before)
    assert judgement in run("judge", "list").stdout


def test_two_people_who_contradict_each_other_are_shown_and_neither_is_followed(folder):
    before = run("show", "--width", "80").stdout
    made = [
        run("judge", verdict, f"{only_id()}:3.4", "--by", by) for verdict, by in (("reject", "ada"), ("accept", "ben"))
    ]
    assert "People contradict each other" in made[1].output
    shown = " ".join(run("show", "--width", "80").stdout.split())
    assert "ada: reject and ben: accept; neither is followed" in shown
    assert findings(run("show", "--width", "80").stdout) == findings(before)
    for decided in made:
        run("judge", "withdraw", decided.stdout.split()[0])
    assert "contradict" not in run("show", "--width", "80").stdout


def test_a_claim_is_made_of_words_as_they_stand_and_shown_with_who_made_it(folder):
    before = findings(run("show", "--width", "80").stdout)
    typed = ("dead and\nwounded on the", "act=killed", "target=ARM", "count=41", "speaker=ARM:ministry_of_defence")
    made = [run("judge", "claim", f"{only_id()}:{number}", *typed) for number in range(1, 7)]
    judged = [each.stdout.split()[0] for each in made if each.exit_code == 0]
    assert judged  # of the reports that have these words
    shown = run("show", "--width", "200").stdout
    assert "41" in findings(shown)
    assert "makes a claim (killed): act=killed; target=ARM; count=41" in " ".join(shown.split())
    for judgement in judged:
        run("judge", "withdraw", judgement)
    assert findings(run("show", "--width", "80").stdout) == before


def findings(shown):
    return shown.partition("Findings")[2].partition("Values are published")[0]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["praise", "x"], "'praise' is no verdict"),
        (["same", "x"], "same needs INCIDENT INCIDENT"),
        (["reject", "ID:9.9"], "has no claim [9.9]"),
        (["correct", "ID:3.4", "count", "many"], "'many' is no value for count"),
        (["correct", "ID:3.4", "mood", "4"], "'mood' is no part of a claim"),
        (["different", "ID", "ID:7"], "has 6 reports"),
        (["withdraw", "jud-none"], "no judgement"),
        (["claim", "ID:1"], "claim needs REPORT WORDS VALUES"),
        (["claim", "ID:1", "never said", "act=killed"], "the words 'never said' are not in the report"),
        (["claim", "ID:1", "the", "act=killed"], "places in the report (@"),
        (["claim", "ID:1", "small arms", "act=hit"], "'hit' is no act"),
        (["place", "ID:1", "Tegh", "gn:1 Tegh"], "'gn:1 Tegh' is no place of the gazetteer"),
        (["exhibit", "ID:1", "small arms", "none"], "no exhibit is read at “small arms”"),
    ],
)
def test_a_wrong_decision_is_refused_with_what_to_do(folder, words, message):
    typed = [word.replace("ID", only_id()) for word in words]
    with pytest.raises(TrucelineError) as refused:
        CliRunner().invoke(app, ["judge", *typed], catch_exceptions=False)
    assert message in str(refused.value)
    assert refused.value.todo


def test_filters_let_through_what_they_name(folder):
    asked = [
        (["--date", "2023-04-11"], 1),
        (["--date", "2023-05-01..2023-05-31"], 0),
        (["--date", "..2023-04-30"], 1),
        (["--place", "Tegh"], 1),
        (["--place", "Kornidzor"], 0),
        (["--side", "ARM"], 1),
        (["--side", "UKR"], 0),
        (["--kind", "armed_clash"], 1),
        (["--kind", "shelling"], 0),
        (["--accord", "contested", "--question", "fired_first"], 1),
        (["--accord", "agreed", "--question", "fired_first"], 0),
        (["--basis", "verified"], 0),
    ]
    for words, wanted in asked:
        assert len(run("incidents", "--json", *words).stdout.splitlines()) == wanted, words


def test_a_filter_that_is_none_is_exit_code_2_and_names_what_there_is(folder):
    shown = run("incidents", "--accord", "green")
    assert shown.exit_code == 2
    assert "contested" in shown.output


def test_adding_again_changes_nothing(folder):
    shown = run("add", str(REPORTS), "--json")
    assert [json.loads(line)["outcome"] for line in shown.stdout.splitlines() if line.startswith("{")] == [
        "there already"
    ] * 6


def test_a_deleted_report_that_is_added_again_counts_again(folder):
    with module.Casefile.open("tegh.tl", by="ada") as casefile:
        incident = casefile.incident(only_id())
        casefile.delete(incident.documents[0], why="sent by mistake")
        assert len(casefile.incident(incident.id).documents) == 5
    shown = run("add", str(REPORTS))
    assert (shown.stdout.count(": restored\n"), shown.stdout.count(": there already\n")) == (1, 5)
    assert len(decode_incident(run("show", "--json").stdout).incidents[0].documents) == 6


def test_a_bad_report_is_said_and_stops_no_other(folder, tmp_path):
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing more")
    shown = run("add", str(tmp_path))
    assert shown.exit_code == 1
    assert "broken.pdf" in shown.output


def test_verify_finds_all_as_it_was_stored_and_names_the_file_of_a_changed_byte(folder):
    assert run("verify").stdout.startswith("All is as it was stored: 6 reports")
    evidence = next(path for path in Path("tegh.tl.evidence").rglob("*") if path.is_file())
    whole = evidence.read_bytes()
    evidence.chmod(0o644)
    evidence.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    try:
        shown = run("verify")
        assert shown.exit_code == 1
        assert evidence.name in shown.stdout
        assert json.loads(run("verify", "--json").stdout.partition("\ntruceline")[0])["faults"]
    finally:
        evidence.write_bytes(whole)


def test_without_a_casefile_it_is_said_how_to_begin_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TrucelineError, match="no casefile in this folder") as refused:
        CliRunner().invoke(app, ["incidents"], catch_exceptions=False)
    assert "truceline init" in refused.value.todo


def test_init_leaves_what_is_there(folder):
    with pytest.raises(TrucelineError, match=r"."):
        CliRunner().invoke(app, ["init", "tegh.tl"], catch_exceptions=False)
    assert run("incidents").exit_code == 0


def test_what_waits_is_listed_with_its_reason_the_worthiest_first(folder):
    shown = run("inbox")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[0].startswith("contested inc-")
    assert "who fired first" in shown.stdout.splitlines()[0]
    assert json.loads(run("inbox", "--json", "--limit", "1").stdout)["decision"]["kind"] == "contested"
    assert run("inbox", "--kind", "colour").exit_code == 2
