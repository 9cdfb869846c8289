"""Readings made of the gold: what a perfect reader would hand to ``evaluate.predict``, as far as the gold tells."""

from truceline.evaluate.predict import case_documents
from truceline.evaluate.rival_gold import Case, GoldClaim, GoldSide, Passage
from truceline.model.actor import Actor, Party
from truceline.model.background import Background
from truceline.model.claim import Claim
from truceline.model.document import Document
from truceline.model.incident import Happening
from truceline.model.mention import Damage, TruceMention
from truceline.model.quantity import Count
from truceline.model.reading import Reading
from truceline.model.span import Span
from truceline.model.statement import Statement


def gold_readings(case: Case) -> dict[str, Reading]:
    return {file: gold_reading(case, file, document) for file, document in case_documents(case).items()}


def gold_reading(case: Case, file: str, document: Document) -> Reading:
    def span(passage: Passage) -> Span:
        start, end = case.place_of(passage)
        return Span(document=document.id, start=start, end=end, text=passage.text)

    claims = [claim for claim in case.gold.claims if claim.report == file]
    statements = [
        Statement(id=f"{file}-s{n}", document=document.id, speakers=speakers(case, claim), span=span(claim))
        for n, claim in enumerate(claims)
    ]
    return Reading(
        document=document,
        reader="gold",
        happenings=(
            Happening(
                id=f"{file}-h",
                document=document.id,
                kind=case.gold.incident.event_type,
                claims=tuple(f"{file}-c{n}" for n in range(len(claims))),
            ),
        ),
        statements=tuple(statements),
        claims=tuple(
            Claim(
                id=f"{file}-c{n}",
                statement=statements[n].id,
                span=span(claim),
                content=span(claim),
                stance=claim.stance,
                act=claim.act,
                actor=party(case, claim.actor),
                target=party(case, claim.target),
                count=Count(low=claim.count.low, best=claim.count.low, high=claim.count.high) if claim.count else None,
            )
            for n, claim in enumerate(claims)
        ),
        background=tuple(
            Background(id=f"{file}-b{n}", span=span(item), kind=item.kind)
            for n, item in enumerate(case.gold.background)
            if item.report == file
        ),
        damages=tuple(
            Damage(span=span(item), kind=item.kind, can_say="") for item in case.gold.damaged if item.report == file
        ),
        truces=tuple(
            TruceMention(span=span(item), kind=item.kind, date=item.date, name=item.name)
            for item in case.gold.agreements
            if item.report == file
        ),
    )


def speakers(case: Case, claim: GoldClaim) -> tuple[Actor, ...]:
    country, sector = claim.speaker.country, claim.speaker.sector
    if sector == "RPT":
        return ()
    groups = [side.group for side in case.gold.incident.sides if side.country == country and side.group]
    group = groups[0] if sector == "REB" and groups else None
    return (Actor(id=f"{country}:{sector}", kind="organ", name="", country=country, sector=sector, group=group),)


def party(case: Case, slot: str | None) -> Party | None:
    if slot is None:
        return None
    return Party(kind="civilians") if slot == "civilians" else Party(kind="actor", actor=side_actor(case.side(slot)))


def side_actor(side: GoldSide) -> Actor:
    kind = "group" if side.group else "state"
    return Actor(id=side.key, kind=kind, name=side.key, country=side.country, sector=side.sector, group=side.group)
