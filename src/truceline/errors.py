"""Every error that Truceline raises on purpose.

    TrucelineError
    ├── InputError          the user's file, text or option cannot be used
    │   ├── EmptyInput      there is nothing to read
    │   ├── BinaryInput     not text
    │   ├── TooLarge        over the limit, or built to fill the memory
    │   ├── Locked          a password is needed
    │   ├── NoText          pictures of text, as of a scan, and no text
    │   ├── Damaged         broken or cut off
    │   └── BadRecord       JSON that is not a record
    ├── CasefileError       a casefile cannot be used
    │   ├── NoCasefile      there is none at the path
    │   ├── CasefileExists  something is there already, and is left as it is
    │   ├── NotACasefile    the file is something else
    │   ├── NewerCasefile   a newer Truceline made it
    │   ├── CasefileBusy    another process is writing, for longer than one waits
    │   ├── CasefileFull    no room to write
    │   ├── CasefileReadOnly  it may not be written
    │   ├── CasefileDamaged bytes of it are not what was stored
    │   └── UnknownId       no such id, or several that begin so
    ├── TableError          a table of ``reference/data`` is missing or broken
    └── GoldError           a gold set cannot be scored

Each message says what was wrong, where, and what to do.
"""


class TrucelineError(Exception):
    """Anything Truceline raises on purpose.

    Args: ``what`` was wrong (with the value), ``where`` (file, document, line), ``todo`` what to do next.
    """

    def __init__(self, what: str, *, where: str = "", todo: str = "") -> None:
        self.what, self.where, self.todo = what, where, todo
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" {self.todo}" if self.todo else ""
        return f"{place}{self.what}{advice}"


class InputError(TrucelineError):
    """The user's file, text or option cannot be used."""


class EmptyInput(InputError):
    """There is nothing to read."""


class BinaryInput(InputError):
    """The bytes are not text."""


class TooLarge(InputError):
    """The input is over the limit, or built to fill the memory."""


class Locked(InputError):
    """A password is needed to open it."""


class NoText(InputError):
    """It holds pictures of text, as a scan does, and no text."""


class Damaged(InputError):
    """The file is broken or was cut off."""


class BadRecord(InputError):
    """JSON that is not a record of Truceline."""


class CasefileError(TrucelineError):
    """A casefile cannot be used."""


class NoCasefile(CasefileError):
    """There is no casefile at the path."""


class CasefileExists(CasefileError):
    """Something is at the path already; it is left as it is."""


class NotACasefile(CasefileError):
    """The file is not a casefile."""


class NewerCasefile(CasefileError):
    """A newer Truceline made the casefile."""


class CasefileBusy(CasefileError):
    """Another process is writing, for longer than one waits."""


class CasefileFull(CasefileError):
    """There is no room to write."""


class CasefileReadOnly(CasefileError):
    """The casefile, or the folder it is in, may not be written."""


class CasefileDamaged(CasefileError):
    """Bytes of the casefile are not what was stored."""


class UnknownId(CasefileError):
    """No id in the casefile is or begins so, or several do."""


class TableError(TrucelineError):
    """A table of ``reference/data`` is missing or broken."""


class GoldError(TrucelineError):
    """A gold set cannot be scored."""
