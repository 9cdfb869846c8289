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


class TableError(TrucelineError):
    """A table of ``reference/data`` is missing or broken."""


class GoldError(TrucelineError):
    """A gold set cannot be scored."""
