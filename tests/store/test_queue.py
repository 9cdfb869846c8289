"""The queue of what is to be computed anew, and the settings."""


def test_what_is_queued_twice_waits_once_until_it_is_done(store):
    store.queue.put("document", ["b", "a", "b"])
    store.queue.put("document", ["a", "c"])
    store.queue.put("happening", ["h"])
    assert store.queue.pending("document") == ("a", "b", "c")
    assert store.queue.pending("document", limit=2) == ("a", "b")
    store.queue.done("document", ["a", "c", "z"])
    assert (store.queue.pending("document"), store.queue.pending("happening")) == (("b",), ("h",))


def test_a_setting_is_what_it_was_set_to_last(store):
    assert store.settings.get("policy") is None
    assert store.settings.get("policy", "range 1") == "range 1"
    store.settings.set("policy", "ucdp 1")
    store.settings.set("policy", "acled 1")
    assert store.settings.get("policy") == "acled 1"
