"""The few words that the page has and the ledger of the terminal has not: names of the kinds of marks."""

from collections.abc import Mapping

KIND_WORDS: Mapping[str, str] = {  # what the legend calls the kinds of marks; also read out with a quotation
    "claim": "words of a claim",
    "sentence": "sentence of a claim",
    "background": "not part of this",
    "damage": "damage to the text",
    "exhibit": "exhibit",
    "agreement": "agreement",
    "mission": "mission",
    "talks": "talks",
    "toll": "toll",
    "speaker": "speaker",
    "cue": "word of saying",
    "actor": "actor or target",
    "place": "place",
    "time": "time",
    "count": "figure",
    "weapon": "weapon",
    "object": "what was harmed",
    "circumstance": "circumstance",
}
LABELS: Mapping[str, str] = {  # what stands in the text after words that nothing else names
    "damage": "damaged",
    "background": "not part of this",
}


def label_words(label: str) -> str:
    """Say a label of the text: the number of a claim, or a kind in words."""
    return label if label.isdecimal() else LABELS.get(label, KIND_WORDS[label])
