"""How place names are compared: an exact key, and a key by sound for names that translation has bent.

Names in, plain strings out; nothing here knows a place.
"""

import re
from functools import lru_cache
from unicodedata import normalize

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

ARTICLE = re.compile(r"(?:al|el|ad|an|ar|as|ash|at|az)[-' ]+(?=\w{3})")  # the Arabic article, assimilated or not
UNIT_WORDS = frozenset(
    """province provinces oblast oblasts region regions district districts governorate governorates county counties
    state states department departments municipality community raion rayon raioni marz voivodeship prefecture canton
    parish commune division subdivision tehsil taluk zone woreda wilaya wilayat vilayat velayat territory republic
    regency city amphoe changwat khet srok khan shahrestan ostan mudiriyat muhafazat muhafazah markaz qada caza
    liwa departement departamento provincia provincias region territoire prefektura okrug kray krai autonomous
    municipio comuna condado distrito canton kabupaten kota provinsi viloyati viloyat oblusu oblasy tumani
    nohiyai viloyati degmada mkoa akarere obshtina powiat okres bezirk gemeente partido estado barrio
    rayonu vilayeti ili ilcesi gubernia subprefecture cercle arrondissement sector mandal zila zilla jamoat dehestan
    bakhsh sheng shi""".split()
)
UNIT_LINKS = frozenset({"of", "de", "du", "des", "e", "ye", "i", "la", "el", "al", "do", "da"})

_SCHWA = str.maketrans("əƏ", "aA")  # as the press of Azerbaijan writes it in English: Kalbajar

# Letters and groups that transliteration of Armenian, Arabic, Persian, Russian, Turkic and Thai names exchanges.
# h is in the class of k because Armenian, Russian and Arabic names lose or gain it (Luhansk, Lugansk; Tegh, Tih).
_GROUPS = (
    (re.compile(r"dzh|tsch|tch|ch|zh|dj|j|c(?=[eiy])"), "C"),
    (re.compile(r"sch|sh|ts|tz|dz|s|z"), "S"),
    (re.compile(r"ph|f|v|w(?=[aeiou])"), "V"),
    (re.compile(r"th|dh|t|d"), "T"),
    (re.compile(r"kh|gh|ck|[kgqxhc]"), "K"),
    (re.compile(r"b|p"), "P"),
)
_VOWELS = str.maketrans("eyuw", "iioo")
_SILENT = re.compile(r"[aeiouwy]+")
_DOUBLED = re.compile(r"(.)\1+")
_LAST_H = re.compile(r"(?<=[aeiouy])h$")


_LATIN = frozenset({*map(chr, range(0x250)), *map(chr, range(0x1E00, 0x1F00)), *"ʻʼ‘’"})


def is_latin(name: str) -> bool:
    """Say whether a name is written in the Latin script.

    >>> is_latin("Kālābāgh"), is_latin("Тех")
    (True, False)
    """
    return name.isascii() or all(c in _LATIN for c in name)


def native_key(name: str) -> str:
    """Fold a name in another script to its letters, in lower case: transliteration loses the vowels of several.

    >>> native_key("Нью-Йорк"), native_key("تل أبيب")
    ('ньюйорк', 'تلأبيب')
    """
    return "".join(c for c in normalize("NFKC", name).casefold() if c.isalnum())


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Fold a name to the letters and digits that spelling habits leave alone.

    >>> name_key("Kok-Tash"), name_key("Gegharkunik’"), name_key("R.S. Pura")
    ('koktash', 'gegharkunik', 'rspura')
    """
    folded = name if name.isascii() else anyascii(name.translate(_SCHWA))
    return re.sub(r"[^a-z0-9]+", "", folded.casefold())


def without_article(name: str) -> str:
    """Drop a leading Arabic article.

    >>> without_article("al-Hisha"), without_article("Alma"), without_article("El Fasher")
    ('Hisha', 'Alma', 'Fasher')
    """
    folded = name if name.isascii() else anyascii(name)
    found = ARTICLE.match(folded.casefold())
    return folded[found.end() :] if found else name


def without_unit_words(name: str) -> str:
    """Drop the words for a unit at either end: the Province of Syunik is Syunik.

    >>> without_unit_words("Amphoe Phanom Dong Rak"), without_unit_words("Province of Batken")
    ('Phanom Dong Rak', 'Batken')
    """
    words = name.split()
    left, right = 0, len(words)
    while left < right and words[left].casefold() in UNIT_WORDS | {"the"}:
        left += 1
        while left < right and words[left] in UNIT_LINKS:
            left += 1
    while right > left and words[right - 1].casefold().rstrip("'’") in UNIT_WORDS:
        right -= 1
    return " ".join(words[left:right]) if left < right else name


def sounds(key: str) -> tuple[str, ...]:
    """Return the consonants of a key, merged by voicing and by gh/kh/q/x/g/k; a last h may be silent.

    >>> sounds("sionik"), sounds("syunik"), sounds("tegh"), sounds("hodeidah")
    (('snk',), ('snk',), ('tk',), ('ktk', 'kt'))
    """
    first = _skeleton(key)
    second = _skeleton(_LAST_H.sub("", key))
    return (first,) if first == second else (first, second)


def likeness(a: str, b: str) -> float:
    """Compare two keys: 1.0 the same, 0.0 no letter in common.

    The mean of the Indel similarity (rapidfuzz) of the letters and of the sounds, in which e is i, u is o, gh is k.

    >>> [round(likeness(a, b), 2) for a, b in (("tig", "tegh"), ("sionik", "syunik"), ("sionik", "shnogh"))]
    [0.79, 0.83, 0.47]
    """
    return float(ratio(a, b) + ratio(_sounded(a), _sounded(b))) / 200


@lru_cache(maxsize=65536)
def _classes(key: str) -> str:
    for pattern, code in _GROUPS:
        key = pattern.sub(code, key)
    return key


def _skeleton(key: str) -> str:
    return _DOUBLED.sub(r"\1", _SILENT.sub("", _classes(key)).lower())


def _sounded(key: str) -> str:
    return _DOUBLED.sub(r"\1", _classes(key).translate(_VOWELS))
