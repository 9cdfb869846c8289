"""Make ``reference/data/actor_names.tsv`` and ``organ_phrases.tsv`` from the actor tables of ``../shared/facts``.

usage: python scripts/build_actors.py [--shared ../shared]

One row a name: what it can name, in which form, and the actor. Nothing is added to what the tables say, except that the
generic organ patterns lose their placeholders (``{adj} defence ministry`` becomes the phrase ``defence ministry``).
"""

import argparse
import csv
import re
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parents[1] / "src/truceline/reference/data"
HEADER = ("name", "form", "weak", "id", "kind", "actor", "country", "sector", "group", "valid_from", "valid_to")
MILITARY_OFFICE = re.compile(r"defen[cs]e|armed forces|chief of (?:general )?staff|army|military", re.IGNORECASE)
UCDP_MIN_LETTERS = 4  # shorter UCDP names (AN, UG ...) are also ordinary letters
SURNAME = re.compile(r"(?:[A-Za-z]{2,3}[-'])?[^\W\d_][\w'’-]{3,}")
OLDEST = "2000"  # states that ended before are history, not parties
GROUND = ("Karabakh", "Nagorno-Karabakh", "Gaza", "West Bank", "Somaliland", "Puntland", "Jubaland", "Crimean")
COMMON_WORDS = frozenset(
    "union elements cobras outlaws spiders ninjas rastas royalists neutralists".split()
)  # no names alone
BELLIGERENT = ("troops", "forces", "soldiers", "servicemen", "side", "warplanes", "jets")  # see party_nouns.tsv
Row = tuple[str, ...]


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a facts table."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def split(cell: str) -> list[str]:
    """Split a list cell."""
    return [part.strip() for part in cell.split(";") if part.strip()]


def short_name(row: dict[str, str]) -> str:
    """Return what a group of a long name is called for short (RSF, M23): its first alias in capitals, else the name."""
    short = [a for a in split(row["aliases"]) if re.fullmatch(r"[A-Z][A-Z0-9-]{1,7}", a)]
    return short[0] if short and len(row["name"].split()) > 2 else row["name"]


def group_tail(row: dict[str, str]) -> Row:
    """Return the cells of ``actor_names.tsv`` that follow the name, for an armed group.

    A group that rules its whole country from a day on is a group until then.
    """
    countries = split(row["countries"])
    party = (row["name"], countries[0] if countries else "", "REB", short_name(row))
    return (f"group:{row['id']}", "group", *party, row["active_from"], row["active_to"] or rules_from(row))


def rules_from(row: dict[str, str]) -> str:
    """Return the day from which a group rules its whole country, or an empty string."""
    found = re.search(r"de facto authority from (\d{4}-\d\d-\d\d)$", row["kind"])
    return found.group(1) if found else ""


def ruler_rows(folder: Path) -> Iterator[Row]:
    """Yield the names of a group that rules a state, as names of the state from that day on.

    Which state is told by a name that both tables hold ("Islamic Emirate of Afghanistan").
    """
    states = {alias: row for row in rows(folder / "states.tsv") for alias in split(row["aliases"])}
    for row in rows(folder / "groups.tsv"):
        state = next((states[a] for a in split(row["aliases"]) if a in states), None)
        if rules_from(row) and state is not None:
            tail = (f"state:{state['code']}", "state", state["name"], state["code"], "GOV", "", rules_from(row), "")
            yield from ((name, "name", "", *tail) for name in [row["name"], *split(row["aliases"])])


def group_adjectives(folder: Path) -> Iterator[tuple[str, Row]]:
    """Yield names of hand-listed groups as they stand before a noun: the name, and without its plural s (Houthi)."""
    for row in rows(folder / "groups.tsv"):
        if "hand" in row["source"]:
            for name in [row["name"], *split(row["aliases"])]:
                yield name, group_tail(row)
                yield name.removesuffix("s"), group_tail(row)


def parent_of(row: dict[str, str]) -> str:
    """Return the state in whose recognised borders an entity lies, as the table's note says; else its own code."""
    found = re.search(r"inside ([A-Z]{3})'s recognised", row["note"])
    return found.group(1) if found else row["code"]


def entities(folder: Path) -> dict[str, Row]:
    """Return country and group of the entities that hold ground of a state, by code: their organs are the group's."""
    owner = dict(group_adjectives(folder))
    out: dict[str, Row] = {}
    for row in rows(folder / "states.tsv"):
        parent = parent_of(row)
        if parent != row["code"]:
            owned = [owner[a] for a in split(row["adjectives"]) if a in owner]
            out[row["code"]] = (owned[0][3], owned[0][5]) if owned else (parent, row["name"])
    return out


def state_rows(folder: Path) -> Iterator[Row]:
    """Yield names, adjectives, peoples and capitals of states.

    Entities that no UN list holds (``X-`` codes) are parties, not states: they take the country in whose recognised
    borders the table puts them. Their capitals are left to the places; their names count where the words make them act
    or speak (``annotate.mask``), since they mostly name ground.
    """
    owner = dict(group_adjectives(folder))
    for row in rows(folder / "states.tsv"):
        gone = bool(row["valid_to"]) and row["valid_to"] < OLDEST
        entity = row["code"].startswith("X-")
        country = parent_of(row) if entity else row["code"]
        party = ("REB", row["name"]) if entity else ("GOV", "")
        tail = (f"state:{row['code']}", "state", row["name"], country, *party, row["valid_from"], row["valid_to"])
        owned = [owner[a] for a in split(row["adjectives"]) if a in owner]
        if entity and owned:
            tail = owned[0]
            yield (row["name"], "group", "", *tail)
        named = [row["name"], row["official_name"], *split(row["aliases"])]
        forms = {
            "name": named if not entity else named[:1] if country != row["code"] else [],
            "adjective": [a for a in split(row["adjectives"]) if not gone and not (entity and a in GROUND)],
            "people": [] if gone else split(row["demonyms_plural"]),
            "capital": [] if entity or gone else [row["capital"], *split(row["capital_aliases"])],
        }
        for form, names in forms.items():
            for name in names:
                yield (name, form, "", *tail)


def generic(folder: Path) -> set[str]:
    """Return every "adjective + generic phrase" (Congolese army): the text is read so anyway, for every state alike."""
    adjectives = [a for row in rows(folder / "states.tsv") for a in split(row["adjectives"])]
    phrases = [row[0] for row in phrase_rows(folder)]
    names = [row["name"] for row in rows(folder / "states.tsv")]
    acronyms = {"mod", "mfa", "moi", "moh"}  # every state has one: the text says whose
    return (
        acronyms
        | {f"{a} {p}".lower() for a in adjectives for p in phrases}
        | {f"{n}'s {p}".lower() for n in names for p in phrases}
    )


def organ_rows(folder: Path) -> Iterator[Row]:
    """Yield the named organs."""
    plain = generic(folder)
    owned = entities(folder)
    for row in rows(folder / "organs.tsv"):
        if row["row_type"] == "pattern":
            continue
        country, group = owned.get(row["actor"], (row["actor"], ""))
        id_ = f"{row['actor']}:{row['organ']}:{row['name']}"
        sector = "COP" if row["organ"] == "border_guard" else row["sector"]  # as the table's own patterns have it
        tail = (id_, "organ", row["name"], country, sector, group, row["valid_from"], row["valid_to"])
        for name in [row["name"], *split(row["aliases"])]:
            if name.lower() not in plain:
                yield (name, "organ", "", *tail)
        for name in split(row["weak_aliases"]):
            yield (name, "organ", "1", *tail)


def group_rows(folder: Path) -> Iterator[Row]:
    """Yield the armed groups; rows known to UCDP alone are weak (a name of theirs may be a common word)."""
    states = {row["name"] for row in rows(folder / "states.tsv")}
    for row in rows(folder / "groups.tsv"):
        hand = "hand" in row["source"]
        for name in [row["name"], *split(row["aliases"])]:
            if name.lower() in COMMON_WORDS:
                continue
            if len(name) >= (3 if hand else UCDP_MIN_LETTERS) and name != name.lower():
                yield (name, "group", "" if hand else "1", *group_tail(row))
                placed = re.fullmatch(r"(.+ .+) \((\w+)\)", name) if hand else None
                if placed and placed.group(2) in states:  # "Islamic Resistance (Lebanon)" is written "in Lebanon"
                    yield (f"{placed.group(1)} in {placed.group(2)}", "group", "", *group_tail(row))
        for name in split(row["weak_aliases"]):
            yield (name, "group", "1", *group_tail(row))


def leader_of(row: dict[str, str], adjectives: dict[str, str]) -> str | None:
    """Return the state that leads a coalition, where a name of it says so ("Saudi-led coalition")."""
    led = (re.match(r"([A-Z]\w+)-led ", name) for name in [row["name"], *split(row["aliases"])])
    return next((adjectives[m.group(1)] for m in led if m and m.group(1) in adjectives), None)


def org_rows(folder: Path) -> Iterator[Row]:
    """Yield international organisations, NGOs and media."""
    adjectives = {a: row["code"] for row in rows(folder / "states.tsv") for a in split(row["adjectives"])}
    adjectives |= {row["alpha2"]: row["code"] for row in rows(folder / "states.tsv")}
    for row in rows(folder / "orgs.tsv"):
        country = (
            "IGO" if row["sector"] == "IGO" else leader_of(row, adjectives) or (split(row["countries"]) or [""])[0]
        )
        tail = (f"org:{row['name']}", "organisation", row["name"], country, row["sector"], "")
        for name in [row["name"], *split(row["aliases"])]:
            yield (name, "organisation", "", *tail, row["active_from"], row["active_to"])
        for name in split(row["weak_aliases"]):
            yield (name, "organisation", "1", *tail, row["active_from"], row["active_to"])


def person_rows(folder: Path) -> Iterator[Row]:
    """Yield office holders; a surname alone is weak."""
    owned = entities(folder)
    groups = {row["name"]: row for row in reversed(list(rows(folder / "groups.tsv")))}
    for row in rows(folder / "people.tsv"):
        country, sector, group = row["actor"], "GOV", ""
        if row["actor"].startswith("group:"):
            name = row["actor"].removeprefix("group:")
            group = short_name(groups[name]) if name in groups else name
            countries = split(groups[name]["countries"]) if name in groups else []
            country, sector = (countries[0] if countries else ""), "REB"
        elif row["actor"].startswith("org:"):
            country, sector = "IGO", "IGO"
        elif row["actor"] in owned:
            country, group = owned[row["actor"]]
            sector = "REB"
        elif MILITARY_OFFICE.search(row["office"]):
            sector = "MIL"
        id_ = f"person:{row['wikidata'] or row['name']}"
        tail = (id_, "person", row["name"], country, sector, group, row["from"], row["to"])
        names = [name for name in [row["name"], *split(row["aliases"])] if name]
        for name in names:
            yield (name, "person", "" if " " in name else "1", *tail)
            surname = name.split()[-1]
            if " " in name and SURNAME.fullmatch(surname):
                yield (surname, "person", "1", *tail)


def phrase_rows(folder: Path) -> Iterator[Row]:
    """Yield the generic organ phrases: the patterns without their placeholders; nouns for fighters stand elsewhere."""
    for row in rows(folder / "organs.tsv"):
        if row["row_type"] != "pattern":
            continue
        phrase = re.sub(r"\{\w+\}(?:'s)?", " ", row["name"])
        phrase = re.sub(r"\b(?:of|in) *$", "", phrase.strip()).strip().lower()
        if phrase and phrase.split()[-1] not in BELLIGERENT:
            yield (phrase, row["organ"], row["sector"], "facts: " + row["source"])


def write(name: str, header: Row, table: Iterator[Row]) -> None:
    """Write sorted unique rows as TSV."""
    lines = sorted({"\t".join(row) for row in table})
    (DATA / name).write_text("\n".join(["\t".join(header), *lines]) + "\n", encoding="utf-8")


def every_name(folder: Path) -> Iterator[Row]:
    """Yield every row of ``actor_names.tsv``."""
    for part in (state_rows, ruler_rows, organ_rows, group_rows, org_rows, person_rows):
        yield from (row for row in part(folder) if row[0])


def main() -> None:
    """Read the options and write both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    folder = parser.parse_args().shared / "facts" / "actors"
    write("actor_names.tsv", HEADER, every_name(folder))
    write("organ_phrases.tsv", ("phrase", "organ", "sector", "source"), phrase_rows(folder))


if __name__ == "__main__":
    main()
