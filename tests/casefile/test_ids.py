"""Ids of incidents: minted once, kept, redirected."""

from truceline.casefile.ids import IdEvent, assign_ids


def fresh(groups, former=(), taken=()):
    return assign_ids(groups, dict(former), lambda key: key in taken or key in dict(former))


def test_a_new_group_gets_an_id_made_of_its_first_happening():
    ids, events = fresh([("a", "b")])
    again, _ = fresh([("a",)])
    assert ids["a", "b"] == again["a",]
    assert events == (IdEvent(incident=ids["a", "b"], action="minted"),)


def test_a_group_that_grows_keeps_its_id():
    ids, events = fresh([("a", "b", "c")], {"inc-1": ["a", "b"]})
    assert (ids["a", "b", "c"], events) == ("inc-1", ())


def test_of_two_that_become_one_the_larger_gives_its_id_and_the_other_redirects():
    ids, events = fresh([("a", "b", "c")], {"inc-1": ["a"], "inc-2": ["b", "c"]})
    assert ids["a", "b", "c"] == "inc-2"
    assert events == (IdEvent(incident="inc-1", action="merged", into="inc-2"),)


def test_of_one_that_falls_apart_the_larger_part_keeps_the_id_and_the_other_says_whence_it_came():
    ids, events = fresh([("a",), ("b", "c")], {"inc-1": ["a", "b", "c"]})
    assert ids["b", "c"] == "inc-1"
    assert events == (IdEvent(incident=ids["a",], action="split", into="inc-1"),)


def test_an_id_whose_reports_are_gone_is_retired():
    assert fresh([], {"inc-1": ["a"]})[1] == (IdEvent(incident="inc-1", action="retired"),)


def test_an_id_is_never_given_twice():
    first = fresh([("a",)])[0]["a",]
    longer = fresh([("a",)], taken={first})[0]["a",]
    assert longer != first and longer.startswith(first)


def test_two_groups_never_share_an_id():
    ids, _ = fresh([("a",), ("b",)], {"inc-1": ["a", "b"]})
    assert len(set(ids.values())) == 2
