"""Languages by name, script, telling letters and function words: enough to name the language of a text, no more.

The table ``function_words.tsv`` is general grammar (closed classes of words), written by hand; letters are those that
set a language apart from others of its script. A language of one row a script is named by its script.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from truceline.reference.tables import read_table

READ = ("en",)  # codes of the languages that reports are read in; texts in others are kept, and told to be unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One row: ``code`` is ISO 639-1 (639-3 where there is none, as for Sorani); letters and words are lower case.

    ``letters`` set the language apart from others of its script; a text without those of ``always`` is another's.
    """

    code: str
    name: str
    script: str
    letters: frozenset[str]
    always: frozenset[str]
    words: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Languages:
    """The table, by script and by code."""

    by_script: Mapping[str, tuple[Language, ...]]

    @property
    def names(self) -> Mapping[str, str]:
        """The English name of every language by its code."""
        return {language.code: language.name for group in self.by_script.values() for language in group}


def load_languages() -> Languages:
    """Open the table of function words; TableError where it is missing or broken."""
    by_script: dict[str, tuple[Language, ...]] = {}
    for row in read_table("function_words.tsv"):
        language = Language(
            code=row["code"],
            name=row["name"],
            script=row["script"],
            letters=frozenset(row["letters"].split()),
            always=frozenset(row["always"].split()),
            words=frozenset(row["words"].split()),
        )
        by_script[language.script] = (*by_script.get(language.script, ()), language)
    return Languages(by_script=by_script)
