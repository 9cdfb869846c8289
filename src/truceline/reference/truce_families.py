"""What several agreement files may not say together: the same id twice, to follow what is unknown, or each other."""

from collections.abc import Collection, Iterator, Sequence

from truceline.reference.truce_form import Source, TruceFault


def check_families(sources: Sequence[Source], known: Collection[str] = ()) -> Iterator[TruceFault]:
    """Yield what the files say of each other that cannot be; ``known`` are ids of agreements beside them."""
    by_id: dict[str, Source] = {}
    for source in sources:
        told = source.values.get("id", "")
        if told in known:
            what = f"the id {told!r} is that of an agreement that is known already."
            yield source.fault(("id",), what, "Give it another, and the file the same name.")
        if told in by_id:
            first = by_id[told]
            yield source.fault(
                ("id",), f"the id {told!r} is taken by {first.name}:{first.lines.line('id')}.", "Give it another."
            )
        elif told:
            by_id[told] = source
    for source in by_id.values():
        follows = source.values.get("follows")
        if follows is not None and follows not in by_id and follows not in known:
            ids = ", ".join(sorted({*by_id, *known}))
            yield source.fault(("follows",), f"'follows' names {follows!r}, which is unknown.", f"Known: {ids}.")
    yield from _circles(by_id)


def _circles(by_id: dict[str, Source]) -> Iterator[TruceFault]:
    """Yield every circle once, at each file that closes one."""
    told: set[str] = set()
    for start in by_id:
        way: list[str] = []
        here: str | None = start
        while here in by_id and here not in way and here not in told:
            way.append(here)
            here = by_id[here].values.get("follows")
        if here in way:
            circle = way[way.index(here) :]
            for each in circle:
                words = " -> ".join((*circle[circle.index(each) :], *circle[: circle.index(each)], each))
                yield by_id[each].fault(
                    ("follows",), f"'follows' runs in a circle: {words}.", "Break it at one of them."
                )
        told.update(way)
