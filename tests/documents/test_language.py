import pytest
from hypothesis import given
from hypothesis import strategies as st

from truceline.documents.language import UNDETERMINED, count_scripts, name_language
from truceline.reference.languages import load_languages

LANGUAGES = load_languages()
SENTENCES = {
    "en": "Armenia's defence ministry said that Azerbaijani troops had opened fire near the village.",
    "ru": "Министерство обороны Армении заявило, что азербайджанские войска открыли огонь у села Тех.",
    "uk": "Міністерство оборони Вірменії заявило, що азербайджанські війська відкрили вогонь поблизу села Тех.",
    "hy": "Ադրբեջանական զինված ուժերի ստորաբաժանումները կրակ են բացել հայ զինծառայողների ուղղությամբ։",
    "az": "Ermənistan silahlı qüvvələrinin bölmələri Azərbaycan Ordusunun mövqelərini atəşə tutub, cavab verilib.",
    "tr": "Bakanlıktan yapılan açıklamada, sınır hattında ateş açılması sonucu üç askerin öldüğü bildirildi ve "
    "karşılık verildiği açıklandı.",
    "ar": "أعلنت وزارة الدفاع الأرمنية أن القوات الأذربيجانية فتحت النار على جنود أرمن قرب قرية تيغ.",
    "fa": "وزارت دفاع ارمنستان اعلام کرد که نیروهای آذربایجان به سوی نظامیان این کشور آتش گشودند.",
    "he": "משרד ההגנה של ארמניה הודיע כי כוחות אזרבייג'ן פתחו באש על חיילים ארמנים.",
    "fr": "Le ministère arménien de la Défense a déclaré que les forces avaient ouvert le feu sur des soldats.",
    "es": "El Ministerio de Defensa dijo que las fuerzas abrieron fuego contra soldados cerca de la aldea.",
    "de": "Das Verteidigungsministerium teilte mit, dass Truppen das Feuer auf Soldaten nahe dem Dorf eröffnet haben.",
    "ka": "თავდაცვის სამინისტროს ცნობით, სამხედროებმა ცეცხლი გახსნეს.",
    "el": "Το υπουργείο Άμυνας ανακοίνωσε ότι άνοιξαν πυρ.",
    "zh": "国防部表示，部队在村庄附近遭到射击。",
    "ja": "国防省は、部隊が村の近くで攻撃を受けたと発表した。",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_one_sentence_of_news_is_enough_to_name_the_language(code: str) -> None:
    assert name_language(SENTENCES[code], LANGUAGES) == code


@pytest.mark.parametrize("text", ["", "12:00 30,<>", "Tegh", "Shots fired", "Tegh, Syunik, Goris"])
def test_a_text_too_short_to_tell_is_not_guessed(text: str) -> None:
    assert name_language(text, LANGUAGES) is None


HEADLINES = {
    "az": "Azerbaycan Ordusunun movqeleri atese tutulub",
    "tr": "Milli Savunma Bakanligi uc askerin sehit oldugunu acikladi",
    "ru": "Трое военных погибли",
    "uk": "ЗСУ відбили атаку",
    "ar": "مقتل ثلاثة جنود",
    "hy": "Կրակոցներ սահմանին",
    "fr": "Cessez-le-feu violé à la frontière",
    "es": "Tres soldados muertos en la frontera",
    "he": "שלושה חיילים נהרגו",
    "hi": "तीन सैनिक मारे गए",
    "kk": "Үш сарбаз қаза тапты",
}


@pytest.mark.parametrize("code", HEADLINES)
def test_a_headline_is_enough_to_name_most_languages(code: str) -> None:
    assert name_language(HEADLINES[code], LANGUAGES) == code


@pytest.mark.parametrize(
    "text",
    [
        "Azerbaijan: 3 soldiers killed, 4 wounded – MoD",
        "Armenian MoD denies Azerbaijani ceasefire violation claims",
        "Explosions heard near Goris, Syunik",
        "Al-Shabaab fighters attack Somali army base in Bulo Marer; ATMIS troops repel raid",
        "Houthi missile strikes Marib mosque, 29 dead",
        "Erdoğan condemns attack on Şırnak outpost",
    ],
)
def test_an_english_headline_full_of_names_is_english(text: str) -> None:
    assert name_language(text, LANGUAGES) == "en"


@pytest.mark.parametrize(
    "text",
    [
        "An kashe sojoji uku a Zamfara",
        "Uch nafar askar halok bo'ldi",
        "ગુજરાતી સમાચાર આજે ત્રણ સૈનિકો",
        "Wanajeshi watatu wauawa katika shambulizi",
    ],
)
def test_words_of_no_known_language_are_never_english(text: str) -> None:
    assert name_language(text, LANGUAGES) == "und"


def test_english_with_a_foreign_quotation_is_english() -> None:
    assert name_language(f"{SENTENCES['en']} “Կրակ են բացել”, it said.", LANGUAGES) == "en"


def test_letters_are_counted_by_script() -> None:
    assert count_scripts("Tegh, Տեղ 30") == {"Latin": 4, "Armenian": 3}


@given(st.text())
def test_any_text_gets_a_code_of_the_table_und_or_none(text: str) -> None:
    assert name_language(text, LANGUAGES) in {None, UNDETERMINED, *LANGUAGES.names}
