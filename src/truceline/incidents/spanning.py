"""The links that hold happenings together: of all that join two parts of them, always the strongest (Kruskal 1956)."""

from collections.abc import Iterable

from truceline.model.linking import Link


def spanning(links: Iterable[Link]) -> list[Link]:
    """Return the strongest links that join each happening to the others once, the strongest first."""
    part: dict[str, str] = {}

    def end(key: str) -> str:
        while part.setdefault(key, key) != key:
            key = part[key]
        return key

    chosen: list[Link] = []
    for link in sorted(links, key=lambda link: (-link.score, link.first, link.second)):
        one, other = end(link.first), end(link.second)
        if one != other:
            part[one] = other
            chosen.append(link)
    return chosen
