from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.documents.made import entity_bomb
from truceline.documents.extract import Extract
from truceline.documents.feed import read_xml
from truceline.errors import Damaged, EmptyInput, InputError, TooLarge
from truceline.reference.languages import load_languages

LANGUAGES = load_languages()
ITEM = """<item><title>Three soldiers killed</title><link>https://agg.example/1</link>
<pubDate>Fri, 03 May 2024 14:20:00 +0300</pubDate><source url="https://wire.example/feed">Daily Wire</source>
<description>&lt;p&gt;The ministry said that 30,&amp;lt;&amp;gt; people fled.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</description></item>"""
RSS = f'<?xml version="1.0"?><rss version="2.0"><channel><title>Aggregator</title>{ITEM}</channel></rss>'


def read(xml: str, encoding: str = "utf-8") -> list[Extract]:
    return list(read_xml(xml.encode(encoding), LANGUAGES, where="feed.xml"))


def test_the_source_of_an_item_is_its_publisher_not_the_aggregator() -> None:
    [item] = read(RSS)
    assert item.publisher == "Daily Wire"
    assert item.source == "https://wire.example/feed"
    assert item.address == "https://agg.example/1"
    assert item.published == datetime(2024, 5, 3, 14, 20, tzinfo=timezone(timedelta(hours=3)))
    assert item.text == "Three soldiers killed\n\nThe ministry said that 30,<> people fled.\n"


def test_without_a_source_the_feed_is_the_publisher() -> None:
    [item] = read(RSS.replace('<source url="https://wire.example/feed">Daily Wire</source>', ""))
    assert (item.publisher, item.source) == ("Aggregator", None)


def test_one_item_saved_alone_is_read() -> None:
    assert read(ITEM)[0].text == read(RSS)[0].text


def test_an_entry_of_atom_is_read_with_its_source() -> None:
    [item] = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Planet</title><entry><title>Shots</title>'
        '<link href="https://w.example/2"/><updated>2024-06-01T00:00:00Z</updated><published>2024-05-03T11:20:00Z</published>'
        "<author><name>A. Writer</name></author><source><title>Arland Agency</title><id>https://aa.example/feed</id></source>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Three were killed.</p><p>Two fled.</p></div></content>'
        "</entry></feed>"
    )
    assert item.text == "Shots\n\nThree were killed.\n\nTwo fled.\n"
    assert (item.publisher, item.source, item.authors) == ("Arland Agency", "https://aa.example/feed", ("A. Writer",))
    assert item.published == datetime(2024, 5, 3, 11, 20, tzinfo=UTC)


def test_a_feed_gives_every_item_that_has_words() -> None:
    items = ITEM + "<item><title>Second</title><description>Shots.</description></item><item/>"
    assert [item.title for item in read(f"<rss><channel>{items}</channel></rss>")] == [
        "Three soldiers killed",
        "Second",
    ]


def test_an_update_is_no_time_of_publication() -> None:
    assert read("<entry><title>Shots</title><updated>2024-06-01T00:00:00Z</updated></entry>")[0].published is None


def test_the_encoding_that_the_declaration_names_is_read() -> None:
    xml = '<?xml version="1.0" encoding="windows-1251"?><rss><channel><item><title>Трое военных погибли</title></item></channel></rss>'
    assert read(xml, "windows-1251")[0].text == "Трое военных погибли\n"
    assert read(xml.replace("windows-1251", "utf-16"), "utf-16")[0].text == "Трое военных погибли\n"


def test_an_xml_bomb_is_refused() -> None:
    with pytest.raises(TooLarge, match="declares entities of its own, as a file built to fill the memory does"):
        read(entity_bomb())


def test_xml_nested_without_end_is_refused() -> None:
    with pytest.raises((TooLarge, Damaged), match=r"nested|broken"):
        read("<rss>" + "<a>" * 100_000)


@pytest.mark.parametrize(
    "external", ['<!DOCTYPE rss SYSTEM "file:///etc/passwd">', '<!DOCTYPE rss PUBLIC "-//X" "http://x.example/x.dtd">']
)
def test_nothing_is_fetched_for_a_document_type(external: str) -> None:
    assert read(RSS.replace("<rss", f"{external}<rss"))[0].title == "Three soldiers killed"


def test_a_feed_that_was_cut_off_is_refused() -> None:
    with pytest.raises(Damaged, match="broken or cut off"):
        read(RSS[:200])


def test_a_feed_without_words_and_xml_of_another_form_say_so() -> None:
    with pytest.raises(EmptyInput, match="a feed without an item that has words"):
        read("<rss><channel><title>Empty</title></channel></rss>")
    with pytest.raises(InputError, match="an XML file of the form <svg>, which is not read"):
        read("<svg/>")


def test_a_page_written_as_xml_is_a_page() -> None:
    xml = '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Shots.</p></body></html>'
    assert read(xml)[0].extraction == "html 1"
