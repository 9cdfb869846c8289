"""What is taken out of a record before it leaves: names in every text, coordinates in words and places, addresses.

One ``Redaction`` is made for what belongs together (an incident with its reports), and says in words what it took out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from truceline.model.document import Document
from truceline.model.linking import Link
from truceline.publish.blurring import blurred
from truceline.publish.incident_policy import find_policy
from truceline.publish.masks import Mask, masking
from truceline.publish.point_words import has_point, without_points
from truceline.publish.rewriting import rewritten
from truceline.publish.victims import FORGOTTEN, WITHHELD

T = TypeVar("T")
FILES = "names of files withheld"
WEB = "://"
QUOTING = ("names", "words")  # features of a link that quote words of the reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """How incidents leave: by which policy, with coordinates blurred by how many km, with names of victims or not.

    ``withheld`` are names that leave in no case. A policy that there is not is refused (``InputError``), whether or not
    anything leaves by it.
    """

    policy: str | None = None
    blur_km: float | None = None
    with_names: bool = False
    withheld: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse a policy that there is not."""
        if self.policy is not None:
            find_policy(self.policy)


@dataclass(slots=True)
class Redaction:
    """What takes out of records what is not to leave. ``victims`` blackens names of victims, where there are any."""

    how: Leaving
    victims: Mask | None = None
    forgotten: Mask | None = field(init=False)
    _kept: dict[str, str] = field(init=False, default_factory=dict, repr=False)
    _hit: bool = field(init=False, default=False)
    _files: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.victims = None if self.how.with_names else self.victims
        self.forgotten = masking(self.how.withheld)

    def of(self, value: T) -> T:
        """Return a record as it may leave."""
        if self.victims is None and self.forgotten is None and not self.how.blur_km:
            return value
        thing = partial(blurred, km=self.how.blur_km) if self.how.blur_km else None
        return rewritten(value, self.text, thing)

    def text(self, words: str) -> str:
        """Return words as they may leave, each character by one."""
        told = self._kept.get(words)
        if told is None:
            told = self._kept[words] = self._without(words)
        return told

    def document(self, document: Document) -> Document:
        """Return what is told of a report: without its text, and without the address or file that names somebody."""
        address, file = self.address(document.address), self.address(document.file)
        source = self.address(document.source) if WEB in (document.source or "") else document.source
        return replace(document, text="", passages=(), notes=(), authors=(), address=address, file=file, source=source)

    def address(self, address: str | None) -> str | None:
        """Return the address as it may leave: its host where the rest names somebody, nothing of a file.

        The name of a file is somebody's own, and leaves with the names alone.
        """
        if not address:
            return address
        if WEB not in address:
            told = None if not self.how.with_names or self._names(address) else address
            self._files = self._files or told is None
            return told
        if not self._names(address):
            return address
        try:
            parts = urlsplit(address)
        except ValueError:
            return None
        return None if self._names(parts.netloc) else f"{parts.scheme}://{parts.netloc}/"

    def links(self, links: Iterable[Link]) -> tuple[Link, ...]:
        """Return why happenings were joined, without the words of the reports that both have."""
        return tuple(links) if self.how.with_names else tuple(_without_words(link) for link in links)

    @property
    def words(self) -> tuple[str, ...]:
        """Say what was taken out, once the records went through; nothing where nothing was."""
        return tuple(self._words())

    def _words(self) -> Iterator[str]:
        if self.victims is not None:
            yield WITHHELD
        elif self._files and not self.how.with_names:
            yield FILES
        if self.how.blur_km:
            yield f"coordinates blurred by up to {self.how.blur_km:g} km"
        if self._hit:
            yield FORGOTTEN

    def _without(self, words: str) -> str:
        if self.forgotten is not None and self.forgotten.hits(words):
            words = self.forgotten(words)
            self._hit = True
        if self.victims is not None:
            words = self.victims(words)
        return without_points(words) if self.how.blur_km else words

    def _names(self, address: str) -> bool:
        """Say whether an address holds what is not to leave, as it stands or with its signs written out."""
        forms = (address, unquote(address))
        if self.forgotten is not None and any(map(self.forgotten.hits, forms)):
            self._hit = True
            return True
        named = self.victims is not None and any(map(self.victims.hits, forms))
        return named or (bool(self.how.blur_km) and any(map(has_point, forms)))


def _without_words(link: Link) -> Link:
    features: tuple[Any, ...] = tuple(
        replace(each, words="") if each.name in QUOTING else each for each in link.features
    )
    return replace(link, features=features)
