"""The table of verbs and nouns of saying."""

from truceline.reference.saying_words import saying_words


def test_forms_lead_to_their_word():
    verbs = saying_words("verb")
    assert {verbs[form].lemma for form in ("say", "says", "said", "saying")} == {"say"}
    assert verbs["admitted"].lemma == "admit"
    assert verbs["denies"].lemma == "deny"


def test_a_word_that_always_means_saying_has_the_whole_share():
    assert saying_words("verb")["said"].share == 1.0
    assert saying_words("verb")["said"].that


def test_what_a_word_means_is_told_by_its_sense():
    verbs, nouns = saying_words("verb"), saying_words("noun")
    assert (verbs["believes"].sense, verbs["hopes"].sense) == ("cognition", "emotion")
    assert (nouns["statement"].sense, nouns["hope"].sense) == ("communication", "feeling")


def test_words_that_mostly_mean_something_else_are_not_listed():
    assert not {"opened", "went", "fired"} & set(saying_words("verb"))
