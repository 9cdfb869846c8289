"""Who is speaking, in short texts of invented shootings between real sides."""

import pytest

from tests.claims.told import REPORT, Told, read, speakers, told, wrong


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Armenia's defence ministry said that Azerbaijani troops had opened fire near Tegh.", "ARM MIL"),
        ("Azerbaijani troops opened fire near Tegh, the Armenian Ministry of Defence said.", "ARM MIL"),
        ("Azerbaijani troops, the Armenian Ministry of Defence said, opened fire near Tegh.", "ARM MIL"),
        ("Azerbaijani troops opened fire, said the Armenian defence ministry in a statement.", "ARM MIL"),
        ("According to Armenia's defence ministry, Azerbaijani troops opened fire near Tegh.", "ARM MIL"),
        ("Azerbaijani troops opened fire near Tegh, according to the Armenian Ministry of Defence.", "ARM MIL"),
        ("By Yerevan's account, Azerbaijani troops opened fire on Armenian positions.", "ARM GOV"),
        ("In Baku's version, Armenian troops opened fire on Azerbaijani positions.", "AZE GOV"),
        ("In the Pakistani army's telling, Indian troops opened fire on Pakistani posts.", "PAK MIL"),
        ("The Pakistani army told reporters that Indian troops had opened fire on its posts.", "PAK MIL"),
        ("“Indian troops opened fire on our posts,” the Pakistani army said.", "PAK MIL"),
        ("India's foreign ministry said that Pakistani troops had opened fire on Indian posts.", "IND GOV"),
        ("In Phnom Penh, the defence ministry said that Thai troops had opened fire on Cambodian soldiers.", "KHM MIL"),
        ("The UN peacekeepers said that M23 fighters had opened fire on a Congolese army post.", "IGO IGO"),
        ("The RSF's command said that the Sudanese army had opened fire on its fighters.", "RSF REB"),
        ("A Thai official said that Cambodian troops had opened fire on Thai soldiers.", "THA GOV"),
        ("The prime minister of Armenia, Nikol Pashinyan, said that Azerbaijani troops had opened fire.", "ARM GOV"),
        ("Azerbaijani troops had, the Armenian Ministry of Defence said, opened fire near Tegh.", "ARM MIL"),
        wrong(
            "The governor of Syunik said that Azerbaijani troops had opened fire on Armenian villages.", "ARM GOV",
            instead="no claim: a governor of an Armenian province is not read as Armenian",
        ),
        ("The ministry in Yerevan said that Azerbaijani troops had opened fire on Armenian soldiers.", "ARM GOV"),
    ],
)  # fmt: skip
def test_the_speaker_is_the_one_whom_the_words_name(reader, text, speaker):
    assert speakers(read(reader, text), "fired_first", "attacked") == [speaker]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Armenia accused Azerbaijan of opening fire on its soldiers near Tegh.",
            Told("ARM GOV", "asserts", "fired_first", "AZE", "ARM"),
        ),
        (
            "Pakistan accused India of shelling villages in the Neelum valley.",
            Told("PAK GOV", "asserts", "attacked", "IND", "civilians"),
        ),
        (
            "The Sudanese army accused the RSF of shelling its base in El Fasher.",
            Told("SDN MIL", "asserts", "attacked", "RSF", "SDN"),
        ),
        (
            "Cambodia's army accuses Thai troops of having fired first on its soldiers.",
            Told("KHM MIL", "asserts", "fired_first", "THA", "KHM"),
        ),
        (
            "Armenia blamed Azerbaijan for the shooting, saying that its troops had fired first.",
            Told("ARM GOV", "asserts", "fired_first", "AZE", "ARM"),
        ),
    ],
)
def test_the_accused_did_it_and_the_accuser_says_so(reader, text, claim):
    assert told(read(reader, text)) == [claim]


@pytest.mark.parametrize(
    ("text", "one", "two"),
    [
        (
            "Armenia and Azerbaijan accused each other of opening fire at the border. Armenian and Azerbaijani troops "
            "have faced each other there for months.",
            "ARM GOV", "AZE GOV",
        ),
        (
            "The two armies accused each other of opening fire first. Thai soldiers and Cambodian soldiers were there.",
            "THA GOV", "KHM GOV",
        ),
        ("The defence ministries of Armenia and Azerbaijan accused each other of opening fire. Armenian soldiers and "
            "Azerbaijani soldiers were wounded.",
            "ARM MIL", "AZE MIL",),
        (
            "Thailand and Cambodia accused each other of firing first on Thursday.",
            "THA GOV", "KHM GOV",),
        (
            "Thailand and Cambodia accused each other of firing first on Thursday. Thai soldiers and Cambodian soldiers "
            "were wounded.",
            "THA GOV", "KHM GOV",),
    ],
)  # fmt: skip
def test_who_accuse_each_other_are_two_speakers(reader, text, one, two):
    (first, second) = told(read(reader, text), "fired_first")
    assert (first.by, second.by) == (one, two)
    assert (first.actor, second.actor) == (two[:3], one[:3])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The Armenian defence ministry said that Azerbaijani troops had opened fire. The ministry added that two "
         "Armenian soldiers were wounded.", "ARM MIL"),
        ("The Armenian defence ministry said that Azerbaijani troops had opened fire. It said that two of its soldiers "
         "were wounded.", "ARM MIL"),
        ("The Armenian defence ministry said that Azerbaijani troops had opened fire. Two of its soldiers were wounded, "
         "it said.", "ARM MIL"),
        ("The Sudanese army said in a statement that RSF fighters had attacked its base. The statement added that 12 "
         "soldiers were wounded.", "SDN MIL"),
        ("Armenia's defence ministry said that Azerbaijani troops opened fire. Azerbaijan's defence ministry said that "
         "Armenian troops opened fire. It added that two Azerbaijani soldiers were wounded.", "AZE MIL"),
        ("Armenia's defence ministry said that Azerbaijani troops opened fire, wounding two Armenian soldiers.",
         "ARM MIL"),
    ],
)  # fmt: skip
def test_whoever_spoke_last_goes_on_speaking(reader, text, speaker):
    assert speakers(read(reader, text), "wounded") == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A spokesman for the Pakistani army, Colonel Tariq Nadeem, said that Indian troops had opened fire. Nadeem "
         "said that two Pakistani soldiers were killed.", "PAK MIL"),
        ("The spokesman of the Indian army, Lieutenant Colonel Ravi Menon, said Pakistani troops had opened fire. Three "
         "Indian soldiers were killed, Menon added.", "IND MIL"),
        ("Cambodian defence ministry spokeswoman Maly Sarun said that Thai troops had attacked Cambodian positions. "
         "Sarun added that three Cambodian soldiers were killed.", "KHM MIL"),
        ("“Thai troops opened fire first,” said Maly Sarun, a spokeswoman for Cambodia's defence ministry. “Two of our "
         "soldiers were killed,” she said.", "KHM MIL"),
        ("Thai army spokesman Winthai Suvaree said that Cambodian troops opened fire first. Winthai said that two "
            "Thai soldiers were killed.",
            "THA MIL",),
    ],
)  # fmt: skip
def test_a_spokesman_called_by_surname_speaks_for_his_office(reader, text, speaker):
    assert speakers(read(reader, text), "killed") == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "The Azerbaijani defence ministry said that Armenian troops had opened fire, Interfax reported.",
        "The Azerbaijani defence ministry, quoted by Interfax, said that Armenian troops had opened fire.",
        "Interfax quoted the Azerbaijani defence ministry as saying that Armenian troops had opened fire.",
        "Interfax, citing the Azerbaijani defence ministry, reported that Armenian troops had opened fire.",
        "Interfax reported that Armenian troops had opened fire, citing Azerbaijan's defence ministry.",
    ],
)
def test_an_agency_that_quotes_a_ministry_is_not_the_speaker(reader, text):
    assert speakers(read(reader, text), "fired_first") == ["AZE MIL"]


@pytest.mark.parametrize(
    "text",
    [
        "Interfax quoted the Azerbaijani defence ministry as saying that Armenian troops had opened fire.",
        "Interfax, citing the Azerbaijani defence ministry, reported that Armenian troops had opened fire.",
        "Interfax reported that Armenian troops had opened fire, citing Azerbaijan's defence ministry.",
        "The Azerbaijani defence ministry said that Armenian troops had opened fire, Interfax reported.",
        "The Azerbaijani defence ministry, quoted by Interfax, said that Armenian troops had opened fire.",
    ],
)
def test_an_agency_that_quotes_a_ministry_relays_it(reader, text):
    (statement,) = read(reader, text).statements
    assert [actor.name for actor in statement.relayed_by] == ["Interfax"]


def test_the_outlet_is_neither_speaker_nor_relayer(reader):
    text = "Azerbaijani troops opened fire near Tegh, the Armenian Ministry of Defence said."
    (statement,) = read(reader, text, publisher="wire agency").statements
    assert (statement.outlet, statement.relayed_by) == ("wire agency", ())


@pytest.mark.parametrize(
    ("publisher", "text", "speaker"),
    [
        (
            "Ministry of Defence of the Republic of Armenia",
            "Units of the Azerbaijani armed forces opened fire on Armenian positions near Tegh.",
            "ARM MIL",
        ),
        (
            "Pakistan Army, Inter-Services Public Relations",
            "Indian troops resorted to unprovoked firing along the Line of Control.",
            "PAK MIL",
        ),
        (
            "Ministry of Information, Asmara",
            "The Ethiopian army launched an attack on the Tsorona front. Our forces are in their positions.",
            "ERI GOV",
        ),
        (
            "European Union Monitoring Mission",
            "Azerbaijani troops opened fire on Armenian soldiers on Tuesday.",
            "IGO IGO",
        ),
        (
            "Ministry of Defence of Armenia",
            "Azerbaijan's defence ministry said that Armenian troops had opened fire on Azerbaijani posts.",
            "AZE MIL",
        ),
    ],
)
def test_a_press_release_speaks_with_the_voice_of_its_issuer(reader, publisher, text, speaker):
    assert speakers(read(reader, text, publisher=publisher), "fired_first") == [speaker]


def test_we_is_the_issuer_of_the_release(reader):
    text = "Armenian troops opened fire on our posts. We said on Monday that four of our soldiers were killed."
    reading = read(reader, text, publisher="Ministry of Defence of the Republic of Azerbaijan")
    assert speakers(reading, "killed") == ["AZE MIL"]


@pytest.mark.parametrize("publisher", ["Armenian News Agency", "Radio Azerbaijan", "wire agency", None])
def test_a_medium_speaks_in_the_voice_of_the_report(reader, publisher):
    text = "Two Armenian soldiers were wounded by Azerbaijani fire near Tegh."
    assert speakers(read(reader, text, publisher=publisher), "wounded") == [REPORT]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Thai and Cambodian troops clashed on the border on Thursday.", "clashed"),
        ("RSF fighters shelled the Sudanese army's base in El Fasher on Tuesday.", "attacked"),
        ("Thai troops opened fire, Cambodia's army said. At least nine civilians were killed.", "killed"),
        ("Thai troops opened fire, Cambodia's army said. A Cambodian school was destroyed.", "damaged"),
        wrong(
            "Thai troops opened fire on Cambodian soldiers on Thursday. Three Cambodian soldiers were killed.",
            "fired_first",
            instead="no claim: what a report says of opening fire in its own voice is dropped",
        ),
        wrong(
            "Thai soldiers crossed the border into Cambodia on Thursday. Three Cambodian soldiers were killed.",
            "entered_territory",
            instead="no claim: what a report says of entering territory in its own voice is dropped",
        ),
    ],
)
def test_what_nobody_is_quoted_for_the_report_says_itself(reader, text, act):
    assert set(speakers(read(reader, text), act)) == {REPORT}


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Residents of Tegh in Armenia said that Azerbaijani troops had opened fire on the village.",
            "ARM residents",
        ),
        (
            "A resident of El Fasher said that RSF fighters had opened fire on the market.",
            "SDN residents",
        ),
        (
            "Witnesses said that RSF fighters had opened fire on the Sudanese army's base in El Fasher.",
            "SDN residents",
        ),
        wrong(
            "Residents of Tegh said that Azerbaijani troops had opened fire on the village.",
            "ARM residents",
            instead="residents of no country: Tegh is not in the place table",
        ),
    ],
)
def test_residents_speak_as_people_of_the_place(reader, text, speaker):
    assert speakers(read(reader, text), "fired_first", "attacked") == [speaker]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A source who asked not to be named said that Azerbaijani troops had opened fire on Armenian soldiers.",
         "A source"),
        ("Sources in the Sudanese army said that RSF fighters had opened fire on a base in El Fasher.", "SDN MIL"),
        ("According to sources, Azerbaijani troops opened fire on Armenian soldiers.", "sources"),
    ],
)  # fmt: skip
def test_a_source_without_a_name_is_anonymous(reader, text, named):
    reading = read(reader, text)
    assert [s.anonymous for s in reading.statements] == [True]
    assert speakers(reading) == [named]
    assert not reading.statements[0].own_voice


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("A Thai official, who asked not to be named, said that Cambodian troops had opened fire.", True),
        ("A Thai officer said on condition of anonymity that Cambodian troops had opened fire.", True),
        ("Thai officials said that Cambodian troops had opened fire.", False),
    ],
)
def test_who_is_hidden_on_purpose_is_anonymous_and_who_has_no_name_is_not(reader, text, hidden):
    reading = read(reader, text)
    assert [s.anonymous for s in reading.statements] == [hidden]
    assert speakers(reading)[0].startswith("THA")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The North's soldiers opened fire on South Korean soldiers, South Korea's army said. The South said that two "
         "soldiers were killed.", "KOR GOV"),
        ("Syrian rebels and Syrian army troops clashed. In the town, a source in the Syrian army stated, two soldiers "
         "were killed.", "SYR MIL"),
        ("“Thai troops opened fire first. Two of our soldiers were killed,” said Cambodia's defence ministry.",
         "KHM MIL"),
        ("“Thai troops opened fire first,” said Cambodia's defence ministry. “Two of our soldiers were killed.”",
         "KHM MIL"),
    ],
)  # fmt: skip
def test_a_speaker_is_found_through_quotations_halves_and_late_phrases(reader, text, speaker):
    assert speakers(read(reader, text), "killed") == [speaker]


def test_a_named_speaker_is_not_anonymous(reader):
    text = "Azerbaijani troops opened fire near Tegh, the Armenian Ministry of Defence said."
    assert [s.anonymous for s in read(reader, text).statements] == [False]


def test_the_statement_quotes_the_speaker_and_the_word_of_saying(reader):
    text = "Azerbaijani troops opened fire near Tegh, the Armenian Ministry of Defence said."
    (statement,) = read(reader, text).statements
    assert statement.named_as.text == "the Armenian Ministry of Defence"
    assert statement.cue.text == "said"
    assert statement.span.text == text


def test_each_of_two_ministries_in_one_sentence_has_its_own_words(reader):
    text = (
        "Armenia's defence ministry said that Azerbaijani troops had opened fire, while Azerbaijan's defence ministry "
        "said that Armenian troops had opened fire."
    )
    assert told(read(reader, text)) == [
        Told("ARM MIL", "asserts", "fired_first", "AZE", "ARM"),
        Told("AZE MIL", "asserts", "fired_first", "ARM", "AZE"),
    ]


def test_its_monitors_are_those_of_the_mission_that_reports(reader):
    text = "The OSCE mission reported that its monitors saw Ukrainian troops shell Russian positions."
    assert speakers(read(reader, text)) == ["IGO IGO"]


def test_our_patrol_is_that_of_the_issuer(reader):
    text = "Azerbaijani troops opened fire on Armenian soldiers on Tuesday. Our patrol heard the shooting."
    reading = read(reader, text, publisher="European Union Monitoring Mission")
    assert set(speakers(reading)) == {"IGO IGO"}


def test_a_word_of_saying_in_a_headline_makes_no_claim(reader):
    text = "Armenia says Azerbaijani troops opened fire\n\nNobody has yet said what happened at the border."
    assert told(read(reader, text)) == []


def test_the_ministries_of_both_countries_speak_each_for_its_own(reader):
    text = (
        "Armenian and Azerbaijani troops exchanged fire on Tuesday. The defence ministries of the two countries said "
        "an unknown number of their soldiers had been killed in the clash."
    )
    said = [s.speakers[0].id for s in read(reader, text).statements if "ministries" in s.span.text]
    assert sorted(said) == ["ARM:ministry_of_defence", "AZE:ministry_of_defence"]
