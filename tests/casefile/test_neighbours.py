"""Pairs kept one at a time are those that are found at once, in whatever order happenings come and go."""

from hypothesis import given, settings
from hypothesis import strategies as st

from truceline.casefile import neighbours
from truceline.casefile.neighbours import change_by_coming, change_by_going
from truceline.model.linking import Block


class Memory:
    """One block in memory, and the pairs as the changes tell them."""

    def __init__(self):
        self.order = []
        self.pairs = set()
        self.crowds = set()

    def block_size(self, key, *, at_most):
        return min(len(self.order), at_most)

    def block_members(self, key, *, limit):
        return [name for _, name in self.order][:limit]

    def neighbours(self, key, sort, happening, *, window):
        before = [name for s, name in self.order if (s, name) < (sort, happening)]
        after = [name for s, name in self.order if (s, name) > (sort, happening)]
        return before[-window:], after[:window]

    def come(self, sort, name):
        self.order = sorted([*self.order, (sort, name)])
        change = change_by_coming(self, Block(key="k", sort=sort), name, self.crowds)
        self.pairs = (self.pairs - set(change.parted)) | set(change.met)

    def go(self, sort, name):
        self.order.remove((sort, name))
        self.crowds.clear()
        self.pairs = {pair for pair in self.pairs if name not in pair}
        self.pairs |= set(change_by_going(self, Block(key="k", sort=sort), name).met)

    def at_once(self, crowd, window):
        names = self.block_members("k", limit=None)
        reach = len(names) if len(names) <= crowd else window
        return {tuple(sorted((a, b))) for i, a in enumerate(names) for b in names[i + 1 : i + 1 + reach]}


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 25)), max_size=60))
def test_pairs_kept_one_at_a_time_are_those_found_at_once(steps):
    crowd, window = neighbours.CROWD, neighbours.WINDOW
    try:
        neighbours.CROWD, neighbours.WINDOW = 8, 3
        memory, there = Memory(), {}
        for sort, number in steps:
            name = f"h{number:02d}"
            if name in there:
                memory.go(there.pop(name), name)
            else:
                there[name] = str(sort)
                memory.come(str(sort), name)
            assert memory.pairs == memory.at_once(8, 3)
    finally:
        neighbours.CROWD, neighbours.WINDOW = crowd, window
