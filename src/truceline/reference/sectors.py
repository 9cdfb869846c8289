"""Which sectors of PLOVER bear arms, and which are no side of a fight."""

ARMED = frozenset(("MIL", "COP", "REB"))
OUTSIDE = frozenset(("IGO", "NGO", "JRN", "CVL"))  # residents and media of a country are not its side
