import pytest

from truceline.documents.charset import decode_text
from truceline.reference.languages import load_languages

LANGUAGES = load_languages()
RUSSIAN = "Министерство обороны Армении заявило, что азербайджанские войска открыли огонь по армянским военнослужащим."
TEXTS = [
    ("windows-1252", "Armenia’s defence ministry said “Azerbaijani” troops opened fire near Tegh – café."),
    ("windows-1252", "Le ministère a déclaré que les forces avaient ouvert le feu près du village"),
    ("windows-1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("cp866", RUSSIAN),
    ("iso8859-5", RUSSIAN),
    ("windows-1251", "Міністерство оборони заявило, що азербайджанські війська відкрили вогонь поблизу села."),
    ("windows-1256", "أعلنت وزارة الدفاع الأرمنية أن القوات الأذربيجانية فتحت النار على جنود أرمن قرب قرية تيغ."),
    ("windows-1254", "Milli Savunma Bakanlığından yapılan açıklamada, askerlerinin sınır hattında ateş açması sonucu"),
    ("windows-1255", "משרד ההגנה של ארמניה הודיע כי כוחות אזרבייג'ן פתחו באש על חיילים ארמנים."),
    ("windows-1250", "Ministerstwo obrony oświadczyło, że żołnierze zostali ostrzelani w pobliżu wsi"),
]


@pytest.mark.parametrize(("encoding", "text"), TEXTS)
def test_an_older_character_set_is_guessed_from_the_writing(encoding: str, text: str) -> None:
    assert decode_text(text.encode(encoding), LANGUAGES) == (
        text,
        (f"The file is not UTF-8; it was read as {encoding}, a guess.",),
    )


def test_bytes_that_no_set_has_are_shown_as_lost() -> None:
    text, _ = decode_text(b"The ministry said that its forces were at \x81 on the line.", LANGUAGES)
    assert "at \ufffd on" in text
