"""Readings made by hand, for the tests of the record, the ledger and the command line."""

from datetime import UTC, datetime, timedelta, timezone

from truceline.model.actor import Actor, Party
from truceline.model.background import Background, Mission, Talks, Toll
from truceline.model.claim import Act, Claim, Stance
from truceline.model.document import Document
from truceline.model.incident import Account, Finding, Happening, Side
from truceline.model.mention import Damage, PlaceMention, TimeMention, TruceMention
from truceline.model.place import Place, PlaceName
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Exhibit, Statement
from truceline.model.time import Interval

YEREVAN = timezone(timedelta(hours=4))
TEXT = """\
Shots on the border near the Lachin road; both report losses

YEREVAN, April 11 - Azerbaijani troops opened fire at around 4 p.m. on Tuesday on Armenian servicemen doing \
engineering work outside Tegh, a village in Syunik province, the Armenian Ministry of Defence said. It said that four \
of its soldiers had died and <> others were wounded. It rejected the claim that its units had opened fire.

Azerbaijan's defence ministry said that the Armenians, stationed toward Digh, had started the shooting at 16:20 \
(20:20 Greenwich). Three of its servicemen were killed, the ministry said.

Footage released in Yerevan was said to show Azerbaijani soldiers as they approach and fire. Residents of Tegh said \
that they had heard gunfire for about half an hour. The fighting lasted some three hours. The EU mission said that \
its patrol did not see how it began.

Last September's two days of fighting cost close to 300 lives. A Russian-brokered truce of November 2020 ended a \
six-week war in which more than 6,<> people died. The leaders met for talks in Brussels in 2022.
"""

ARMENIA = Actor(id="ARM", kind="state", name="Armenia", country="ARM", sector="GOV")
ARM_FORCES = Actor(id="ARM:armed_forces", kind="organ", name="Armed Forces of Armenia", country="ARM", sector="MIL")
ARM_MOD = Actor(
    id="ARM:ministry_of_defence", kind="organ", name="Ministry of Defence of Armenia", country="ARM", sector="MIL"
)
AZE_FORCES = Actor(id="AZE:armed_forces", kind="organ", name="Armed Forces of Azerbaijan", country="AZE", sector="MIL")
AZE_MOD = Actor(
    id="AZE:ministry_of_defence", kind="organ", name="Ministry of Defence of Azerbaijan", country="AZE", sector="MIL"
)
EU_MISSION = Actor(id="org:EUMA", kind="organisation", name="EU Mission in Armenia", country="IGO", sector="IGO")
RUSSIA = Actor(id="RUS", kind="state", name="Russia", country="RUS", sector="GOV")
RESIDENTS = Actor(id="residents:Tegh", kind="residents", name="Residents of Tegh", country="ARM", sector="CVL")

TEGH = Place(
    id="geonames:616062",
    name="Tegh",
    precision="settlement",
    lon=46.479,
    lat=39.558,
    radius_km=3.0,
    admin1="Syunik",
    country="ARM",
    names=(PlaceName(name="Digh", used_by="AZE"),),
    source="GeoNames",
)
SYUNIK = Place(id="geonames:409314", name="Syunik", precision="province", country="ARM")

DOC = Document(
    text=TEXT,
    publisher="wire agency",
    address="01-wire.txt",
    published=datetime(2023, 4, 11, 17, 20, tzinfo=YEREVAN),
    language="en",
    sha256="0" * 64,
    extraction="plain 1",
)


def span(words: str, doc: Document = DOC) -> Span:
    """Return the span of the first place in the document that has these words."""
    start = doc.text.index(words)
    return Span(document=doc.id, start=start, end=start + len(words), text=words)


def party(actor: Actor, words: str | None = None) -> Party:
    return Party(kind="actor", actor=actor, named_as=span(words) if words else None)


def local(hour: int, minute: int) -> datetime:
    return datetime(2023, 4, 11, hour, minute, tzinfo=YEREVAN).astimezone(UTC)


def statement(key: str, words: str, *speakers: Actor, anonymous: bool = False) -> Statement:
    return Statement(id=f"stm-{key}", document=DOC.id, speakers=speakers, span=span(words), anonymous=anonymous)


def claim(
    key: str,
    said: str,
    act: Act,
    content: str,
    *,
    stance: Stance = "asserts",
    actor: Party | None = None,
    target: Party | None = None,
    count: Count | None = None,
    places: tuple[PlaceMention, ...] = (),
    times: tuple[TimeMention, ...] = (),
    about: str | None = None,
    own: bool = False,
    spoiled_by: tuple[Span, ...] = (),
) -> Claim:
    words = span(content)
    return Claim(
        id=f"clm-{key}",
        statement=f"stm-{said}",
        span=words,
        content=words,
        stance=stance,
        act=act,
        actor=actor,
        target=target,
        count=count,
        places=places,
        times=times,
        about=about,
        about_own_side=own,
        spoiled_by=spoiled_by,
    )


NEAR_TEGH = PlaceMention(span=span("Tegh"), place=TEGH, relation="outside")
FOUR_PM = Interval(
    earliest=local(15, 30),
    latest=local(16, 30),
    precision="hour",
    zone="+04:00",
    zone_why="assumed from the place",
)
GREENWICH = Damage(
    span=span("16:20 (20:20 Greenwich)"),
    kind="impossible_time",
    can_say="16:20 local time is 12:20 GMT; one of the two is wrong",
    spoils=("time",),
)
WOUNDED = Damage(span=span("<> others"), kind="lost_digits", can_say="the number of wounded is lost", spoils=("count",))

CLAIMS = (
    claim(
        "a1",
        "arm",
        "fired_first",
        "Azerbaijani troops opened fire at around 4 p.m. on Tuesday on Armenian servicemen doing engineering work "
        "outside Tegh, a village in Syunik province",
        actor=party(AZE_FORCES, "Azerbaijani troops"),
        target=party(ARM_FORCES, "Armenian servicemen"),
        places=(NEAR_TEGH,),
        times=(TimeMention(span=span("around 4 p.m."), kind="clock", readings=(FOUR_PM,), clock="16:00"),),
    ),
    claim(
        "a2",
        "arm",
        "killed",
        "four of its soldiers had died",
        target=party(ARM_FORCES, "its soldiers"),
        count=Count(low=4, best=4, high=4, words="four"),
        own=True,
    ),
    claim(
        "a3",
        "arm",
        "wounded",
        "<> others were wounded",
        target=party(ARM_FORCES),
        count=Count(low=None, best=None, high=None, words="<>", damaged=True),
        own=True,
        spoiled_by=(WOUNDED.span,),
    ),
    claim(
        "a4",
        "arm",
        "fired_first",
        "the claim that its units had opened fire",
        stance="denies",
        actor=party(ARM_FORCES, "its units"),
        target=party(AZE_FORCES),
        about="clm-b1",
        own=True,
    ),
    claim(
        "b1",
        "aze",
        "fired_first",
        "the Armenians, stationed toward Digh, had started the shooting at 16:20 (20:20 Greenwich)",
        actor=party(ARM_FORCES, "the Armenians"),
        target=party(AZE_FORCES),
        spoiled_by=(GREENWICH.span,),
    ),
    claim(
        "b2",
        "aze",
        "killed",
        "Three of its servicemen were killed",
        target=party(AZE_FORCES, "its servicemen"),
        count=Count(low=3, best=3, high=3, words="Three"),
        own=True,
    ),
    claim(
        "a5",
        "arm",
        "attacked",
        "Azerbaijani soldiers as they approach and fire",
        actor=party(AZE_FORCES, "Azerbaijani soldiers"),
    ),
    claim("r1", "res", "clashed", "they had heard gunfire for about half an hour"),
    claim("o1", "own", "clashed", "The fighting lasted some three hours"),
    claim(
        "e1",
        "eu",
        "fired_first",
        "its patrol did not see how it began",
        stance="declines",
        actor=Party(kind="unnamed"),
    ),
)

FINDINGS = (
    Finding(
        question="fired_first",
        accounts=(
            Account(value="B", claims=("clm-a1",), says="A", speakers=(ARM_MOD,)),
            Account(value="A", claims=("clm-b1",), says="B", speakers=(AZE_MOD,)),
        ),
        accord="contested",
        basis="parties_only",
        monitor="declined",
    ),
    Finding(
        question="killed:A",
        accounts=(
            Account(
                value="4",
                claims=("clm-a2",),
                count=Count(low=4, best=4, high=4, words="four"),
                says="A",
                speakers=(ARM_MOD,),
            ),
        ),
        accord="single",
        basis="parties_only",
        published="4",
        published_count=Count(low=4, best=4, high=4),
    ),
    Finding(
        question="wounded:A",
        accounts=(
            Account(
                value="unknown",
                claims=("clm-a3",),
                count=Count(low=None, best=None, high=None, words="<>", damaged=True),
                says="A",
                speakers=(ARM_MOD,),
            ),
        ),
        accord="unknown",
        basis="parties_only",
    ),
    Finding(
        question="killed:B",
        accounts=(
            Account(
                value="3",
                claims=("clm-b2",),
                count=Count(low=3, best=3, high=3, words="Three"),
                says="B",
                speakers=(AZE_MOD,),
            ),
        ),
        accord="single",
        basis="parties_only",
        published="3",
        published_count=Count(low=3, best=3, high=3),
    ),
)

TEGH_CLASH = Reading(
    document=DOC,
    reader="rules 1",
    statements=(
        statement("arm", "the Armenian Ministry of Defence said", ARM_MOD),
        statement("aze", "Azerbaijan's defence ministry said", AZE_MOD),
        statement("res", "Residents of Tegh said", RESIDENTS),
        statement("own", "The fighting lasted some three hours"),
        statement("eu", "The EU mission said", EU_MISSION),
    ),
    claims=CLAIMS,
    happenings=(
        Happening(
            id="hap-1",
            document=DOC.id,
            kind="armed_clash",
            claims=tuple(c.id for c in CLAIMS),
            sides=(
                Side(id="A", members=(ARM_FORCES,), named_by=(span("Armenian servicemen"), span("the Armenians"))),
                Side(id="B", members=(AZE_FORCES,), named_by=(span("Azerbaijani troops"),)),
            ),
            when=FOUR_PM,
            when_span=span("around 4 p.m. on Tuesday"),
            where=NEAR_TEGH,
            findings=FINDINGS,
        ),
    ),
    exhibits=(Exhibit(id="exh-1", span=span("Footage"), kind="footage", offered_by=(ARM_MOD,), shows=("clm-a5",)),),
    damages=(WOUNDED, GREENWICH),
    background=(
        Background(
            id="bg-1",
            span=span("Last September's two days of fighting cost close to 300 lives"),
            kind="clash",
            when="2022-09",
        ),
        Background(id="bg-2", span=span("six-week war in which more than 6,<> people died"), kind="war", when="2020"),
    ),
    tolls=(
        Toll(
            span=span("close to 300 lives"),
            count=Count(low=None, best=300, high=None, words="close to 300"),
            background="bg-1",
        ),
        Toll(
            span=span("more than 6,<> people"),
            count=Count(low=6000, best=None, high=6999, words="more than 6,<>", damaged=True),
            background="bg-2",
        ),
    ),
    truces=(
        TruceMention(
            span=span("A Russian-brokered truce of November 2020"), kind="ceasefire", date="2020-11", brokers=(RUSSIA,)
        ),
    ),
    missions=(Mission(span=span("The EU mission"), kind="monitoring_mission", name="EU Mission in Armenia"),),
    talks=(Talks(span=span("talks in Brussels in 2022"), date="2022"),),
)

FOOTBALL = Document(
    text="Rovers besieged\n\nThe visitors bombarded the goal for an hour.\nThe match ended without a score.\n",
    address="football.txt",
    language="en",
)
NOTHING = Reading(
    document=FOOTBALL,
    reader="rules 1",
    notes=("The publication time is not given: days such as Tuesday are not dated.",),
)
