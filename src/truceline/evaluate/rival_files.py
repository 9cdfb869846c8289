"""Files of Rival Accounts: the cases (a folder each, with ``case.json`` and its reports) and predictions (JSON lines).

Everything is checked when it is loaded; what does not fit stops with the file and the reason.
"""

import json
from collections.abc import Mapping
from pathlib import Path

import msgspec

from truceline.errors import GoldError, InputError
from truceline.evaluate.rival_answer import Prediction
from truceline.evaluate.rival_gold import Case, CaseFile, Passage


def load_cases(folder: Path) -> tuple[Case, ...]:
    """Load every case below ``folder``, in the order of their names.

    Raises: GoldError where there is no case, or a case does not fit the format.
    """
    if not folder.is_dir():
        raise GoldError("there is no such folder.", where=str(folder), todo="Give the folder that holds the cases.")
    files = sorted(folder.glob("*/case.json"))
    if not files:
        raise GoldError("no case.json in any folder below.", where=str(folder), todo="Give a folder such as cases/dev.")
    return tuple(load_case(file) for file in files)


def load_case(file: Path) -> Case:
    """Load one ``case.json`` with the reports beside it.

    Raises: GoldError with the file and the reason.
    """
    try:
        gold = msgspec.json.decode(file.read_bytes(), type=CaseFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise GoldError(
            f"not a case: {error}.", where=str(file), todo="Compare it with a case of cases/dev."
        ) from error
    case = Case(gold=gold, texts={r.file: _report_text(file.parent / r.file) for r in gold.reports})
    for fault in _faults(case):
        raise GoldError(f"{fault}.", where=str(file), todo="Correct the case.")
    return case


def _report_text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise GoldError("the report is missing.", where=str(file), todo="Add it or take it off case.json.") from error
    except UnicodeDecodeError as error:
        raise GoldError(f"the report is not UTF-8: {error}.", where=str(file), todo="Save it as UTF-8.") from error


def _faults(case: Case) -> list[str]:
    gold = case.gold
    passages: tuple[Passage, ...] = (*gold.claims, *gold.background, *gold.damaged, *gold.agreements)
    return _side_faults(gold) + [fault for passage in passages for fault in _passage_faults(case, passage)]


def _side_faults(gold: CaseFile) -> list[str]:
    ids = [side.id for side in gold.incident.sides]
    named = {id for claim in gold.claims for id in (claim.actor, claim.target) if id and id != "civilians"}
    named |= {id for account in gold.incident.fired_first.accounts for id in (account.says, account.did)}
    faults = [f"no side {id!r}; the sides are {', '.join(ids)}" for id in sorted(named - set(ids))]
    if len(ids) < 2 or len(set(ids)) < len(ids):
        faults.append(f"at least two sides with ids of their own are needed, not {ids}")
    for question, losses in (("killed", gold.incident.killed), ("wounded", gold.incident.wounded)):
        if set(losses) != set(ids):
            faults.append(f"{question} is given for {sorted(losses)}, the sides are {sorted(ids)}")
    return faults


def _passage_faults(case: Case, passage: Passage) -> list[str]:
    if passage.report not in case.texts:
        return [f"no report {passage.report!r}; the reports are {', '.join(case.texts)}"]
    times = case.texts[passage.report].count(passage.text) if passage.text else 0
    return [] if times == 1 else [f"{passage.report} holds {passage.text[:60]!r} {times} times, not once"]


def load_predictions(file: Path) -> dict[str, Prediction]:
    """Read predictions from JSON lines, one object a case, by the id of the case.

    Raises: InputError with the line, where a line is no object with a case, or a case comes twice.
    """
    found: dict[str, Prediction] = {}
    lines = file.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{file}, line {number}"
        try:
            raw = msgspec.json.decode(line)
        except msgspec.DecodeError as error:
            raise InputError(f"not JSON: {error}.", where=where, todo="Write one JSON object a line.") from error
        case = raw.get("case") if isinstance(raw, dict) else None
        if not isinstance(case, str) or case in found:
            fault = "no case is named" if not isinstance(case, str) else f"a second prediction for {case!r}"
            raise InputError(f"{fault}.", where=where, todo='Give one line with a "case" for each case.')
        found[case] = raw
    return found


def write_predictions(file: Path, predictions: Mapping[str, Prediction]) -> None:
    """Write predictions as JSON lines, in the order given."""
    lines = [json.dumps(prediction, ensure_ascii=False) + "\n" for prediction in predictions.values()]
    file.write_text("".join(lines), encoding="utf-8")
