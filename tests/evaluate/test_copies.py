"""The score of copies, rewrites and translations, on reports made by hand."""

from truceline.evaluate.copies import around, descents_of, half_the_same, score
from truceline.evaluate.linking_gold import LinkingReport
from truceline.model.document import Document
from truceline.model.reading import Reading

BODY = " ".join(f"word{n}" for n in range(80))


def report(name: str, kind: str = "case", copy_of: str | None = None, *cases: str) -> LinkingReport:
    document = Document(text=f"{name}\n\n{BODY if copy_of else name * 20}", address=name)
    return LinkingReport(
        name=name,
        document=document,
        kind=kind,
        incidents=frozenset(),
        around=frozenset(cases or ("one",)),
        copy_of=copy_of,
    )


GOLD = (report("a"), report("b", "case", "a"), report("c", "rewrite", "a"), report("d", "translation", "a"))


def test_a_pair_is_right_where_both_of_it_are() -> None:
    figures = score(GOLD, frozenset({("b", "a"), ("c", "b")}))
    assert (figures["gold"], figures["given"]) == (3, 2)
    assert figures["precision"] == 0.5 and figures["recall"] == 1 / 3
    assert (figures["copies"], figures["rewrites"], figures["translations"]) == (1.0, 0.0, 0.0)


def test_the_gold_itself_scores_one_and_a_kind_that_is_not_there_has_no_figure() -> None:
    figures = score(GOLD[:3], frozenset({("b", "a"), ("c", "a")}))
    assert figures["f1"] == figures["copies"] == figures["rewrites"] == 1.0
    assert figures["translations"] is None


def test_a_report_around_two_cases_stands_in_both_groups() -> None:
    assert around([report("a", "case", None, "one"), report("b", "anniversary", None, "one", "two")]) == {
        "one": ["a", "b"],
        "two": ["b"],
    }


def test_the_pairs_are_those_of_the_product_and_of_a_simple_share() -> None:
    documents = [Document(text=f"{name}\n\n{BODY}", address=name) for name in ("a", "b")]
    other = Document(text=f"c\n\n{BODY[::-1]}", address="c")
    readings = {str(d.address): Reading(document=d, reader="none") for d in (*documents, other)}
    ((made, of),) = descents_of(list(readings), readings)
    assert {made, of} == {"a", "b"}
    assert half_the_same([*documents, other]) == {("b", "a")}
