"""The board of compliance for other tools: a row a provision, party and answer; JSON with what is behind."""

from collections.abc import Iterable, Iterator

from truceline.model.compliance import Board
from truceline.model.violation import Violation
from truceline.record import to_json

BOARD_HEADER = (
    "truce",
    "first",
    "last",
    "provision",
    "party",
    "bound",
    "state",
    "answer",
    "count",
    "count_before",
    "violations",
)


def board_rows(board: Board | None) -> Iterator[list[object]]:
    """Yield a row for every answer of every cell; a cell of which nothing is told has one row without an answer."""
    if board is None:
        return
    for cell in board.cells:
        head: list[object] = [
            board.truce,
            board.first.isoformat(),
            board.last.isoformat(),
            cell.provision or None,
            cell.party or None,
        ]
        head += [cell.obliged, ", then ".join(dict.fromkeys(state.name for state in cell.states)) or None]
        for answered in cell.answers:
            found = answered.violations
            yield [*head, answered.answer, len(found), answered.before, " ".join(found) or None]
        if not cell.answers:
            yield [*head, None, None, None, None]


def board_json(board: Board | None, violations: Iterable[Violation]) -> bytes:
    """Return the board with the violations that its counts are of."""
    return to_json({"board": board, "violations": tuple(violations)})
