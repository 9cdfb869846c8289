"""Whether a draft is a claim of the incident: told as fact, with a party or a figure to it."""

import re

from truceline.claims.draft import Draft
from truceline.claims.fillers import is_known
from truceline.claims.sides import Sides
from truceline.claims.untold import is_asked_about, is_given_up
from truceline.claims.view import View
from truceline.reference.cues import report_verbs

ADMITS = re.compile(
    r"\b(?:pre-?empt\w*|admit\w*|acknowledg\w*|conced\w*|does not (?:dispute|deny)|"
    r"we (?:struck|fired|attacked|opened))\b",
    re.IGNORECASE,
)
DATING = ("after", "before", "since", "following", "until")
SPELLS = frozenset("day days week weeks hour hours month months night nights year years".split())
TALKS = frozenset(
    "agreement agreements accord accords deal deals truce truces ceasefire ceasefires talks negotiations process "
    "mission missions statement statements".split()
)
MENTIONS = frozenset("mention mentions mentioned mentioning refer refers referred speak speaks spoke speaking".split())
REPORTED = frozenset("reported said known confirmed announced recorded registered believed thought heard".split())
DEFINITE = frozenset("the this that these those its their his her our".split())
HAPPENS = frozenset("happen happened occur occurred place took take come came exist existed start started".split())
BATTLE_ACTS = ("fired_first", "attacked", "returned_fire", "entered_territory")
FIGHTS = (*BATTLE_ACTS, "clashed", "killed", "wounded", "damaged")
BEGINS = frozenset(("at", "on", "from", "since", "with"))  # behind a "began" that does not say what was begun
THINGS = frozenset(("which", "that", "what", "it", "this", "who"))
OWN_VOICE_ACTS = ("clashed", "attacked")
OWN_VOICE_PARAGRAPHS = 2  # the lead tells the fight; further down the report speaks of others' words


def is_claim(view: View, sides: Sides, draft: Draft) -> bool:
    """Say whether the draft is a claim of the incident: told as fact, with a party or a figure to it."""
    if draft.factuality in ("planned", "threatened") or (
        draft.factuality == "hypothetical" and not _feared(view, draft)
    ):
        return False
    if draft.speaker is None and not _told_by_report(view, draft):
        return False
    if draft.act in ("killed", "wounded") and (_idle(view, draft) or _unmentioned(view, draft)):
        return False
    if draft.speaker is None and _unreported(view, draft):
        return False
    if draft.stance == "denies" and _presupposed(view, draft):
        return False
    return _has_parties(view, sides, draft)


def _feared(view: View, draft: Draft) -> bool:
    """Say whether a counted loss "may have" been suffered: told as possible, and kept as such."""
    event = draft.event
    if event is None or not _figured(draft):
        return False
    aux = {view.low[k] for k in view.children(event.token, "aux", "auxpass")}
    return "have" in aux and bool(aux & {"may", "might", "could"})


def _has_parties(view: View, sides: Sides, draft: Draft) -> bool:
    """Say whether the parties are told that an act of its kind cannot do without."""
    assert draft.event is not None, "a draft of content has a trigger"
    noun = not view.tokens[draft.event.token].tag.startswith("VB")
    either = draft.actor is not None or draft.target is not None
    if draft.act == "violated_agreement" and not tells_breach(view, draft):
        return False
    if draft.act == "clashed" and noun and _only_dates(view, draft.event.token):
        return False
    if draft.act == "attacked" and noun and not _is_told(view, draft.event.token):
        return is_known(draft.actor) and is_known(draft.target)
    if draft.act == "attacked" or (draft.act in BATTLE_ACTS and noun):
        return either
    if draft.act in ("fired_first", "violated_agreement") and accuses_itself(view, sides, draft):
        return False
    if draft.act == "fired_first":
        return draft.actor is not None and (noun or not no_fire(view, draft.event.token))
    if draft.act in ("entered_territory", "withdrew"):
        return (draft.actor is not None and draft.actor.kind == "actor") or (
            draft.act == "withdrew" and draft.target is not None
        )
    return draft.act != "captured" or is_known(draft.target)


def no_fire(view: View, index: int) -> bool:
    """Say whether a bare "began", "started on" tells no fire: nothing is told of a fight beside it.

    "What began with the statement of 9 November", "agreements which began with it", "the army began on Monday to" are
    none; "the Azerbaijanis began at six, with mortars" is fire.
    """
    if view.low[index] not in ("began", "started") or not BEGINS.intersection(view.low[index + 1 : index + 2]):
        return False
    subject = view.child(index, "nsubj", "nsubjpass")
    if subject is None or view.low[subject] in THINGS or view.low[subject] in TALKS:
        return True
    with_what = [p for k in view.children(index, "prep") if view.low[k] == "with" for p in view.children(k, "pobj")]
    if with_what and not any(_of_a_fight(view, i) for p in with_what for i in view.subtree(p)):
        return True
    number = view.sentence_of[index]
    told = [e for n in (number - 1, number) for e in view.events_of.get(n, ()) if e.token != index]
    sentence = view.annotated.sentences[number]
    armed = any(_of_a_fight(view, i) for i in range(sentence.first, sentence.last) if i != index)
    return not armed and not any(event.act in FIGHTS for event in told)


def _of_a_fight(view: View, index: int) -> bool:
    event = view.event_at.get(index)
    return index in view.weapon_at or (event is not None and event.act in FIGHTS)


def _only_dates(view: View, index: int) -> bool:
    """Say whether a fight is only the time of something else: "after the battle", "a week of fighting"."""
    token = view.tokens[index]
    if token.dep != "pobj" or view.low[token.head] not in (*DATING, "of"):
        return False
    above = view.tokens[view.tokens[token.head].head]
    return view.low[token.head] in DATING or above.text.lower() in SPELLS


def _is_told(view: View, index: int) -> bool:
    """Say whether the noun of an act is what the sentence tells ("reported an attack"), not the setting of another act.

    In "the strikes killed two" and "after the shelling" it only names what is told elsewhere.
    """
    token = view.tokens[index]
    if token.dep in ("dobj", "attr", "ROOT", "nsubj", "nsubjpass"):
        return token.head not in view.event_at
    above = view.tokens[token.head].head
    return token.dep == "pobj" and view.low[token.head] in ("of", "about", "for") and view.low[above] in report_verbs()


def tells_breach(view: View, draft: Draft) -> bool:
    """Say whether somebody is said to break an agreement, not to stop, and not asked for ("who broke it is not known").

    A denial tells no breach and stands: "kept from violating it".
    """
    if draft.event is None or draft.stance == "denies":
        return True
    return not is_given_up(view, draft.event.token) and not is_asked_about(view, draft.event.token)


def accuses_itself(view: View, sides: Sides, draft: Draft) -> bool:
    """Say whether a party seems to blame its own side for the first shot or a breach: a misreading."""
    key = sides.key(draft.speaker)
    if draft.stance != "asserts" or key is None or draft.actor is None or sides.key(draft.actor.actor) != key:
        return False
    sentence = view.annotated.sentences[draft.number]
    return ADMITS.search(view.text, sentence.start, sentence.end) is None


def _idle(view: View, draft: Draft) -> bool:
    """Say whether "dead" or "wounded" only names people already spoken of: no figure, nobody whose they are."""
    token = view.tokens[draft.event.token] if draft.event else None
    if token is not None and token.dep == "pobj" and view.low[token.head] == "of" and token.tag != "VBN":
        above = view.tokens[token.head].head
        if view.tokens[above].tag == "CD" or above in view.quantity_at:
            return True  # "three of the wounded are in a serious condition"
    return not is_known(draft.target) and not _figured(draft)


def _unmentioned(view: View, draft: Draft) -> bool:
    """Say whether nobody only *mentions* losses ("neither account mentions a casualty"): not reported is not none."""
    if draft.event is None or draft.count is None or draft.count.high != 0:
        return False
    return any(view.low[above] in MENTIONS for above in list(view.ancestors(draft.event.token))[:2])


def _unreported(view: View, draft: Draft) -> bool:
    """Say whether the report itself only tells that it has no report of losses: nobody asserts that there are none.

    "No injuries were reported" is an assertion in the mouth of an army, or in its release, and none in a wire's.
    """
    if draft.event is None or draft.count is None or draft.count.high != 0:
        return False
    near = [draft.event.token, *list(view.ancestors(draft.event.token))[:2]]
    return any(view.low[above] in REPORTED for above in near)


def _presupposed(view: View, draft: Draft) -> bool:
    """Say whether the act is taken for granted where something else about it is denied.

    "This clash is not what we want" denies no clash; "the attack did not happen" does.
    """
    if draft.event is None or view.tokens[draft.event.token].dep != "nsubj":
        return False
    token = view.tokens[draft.event.token]
    definite = any(view.low[k] in DEFINITE for k in view.children(draft.event.token, "det", "poss"))
    denied = any(view.tokens[k].dep == "neg" for k in view.kids[token.head])
    return definite and denied and token.tag.startswith("NN") and view.low[token.head] not in HAPPENS


def _told_by_report(view: View, draft: Draft) -> bool:
    """Say whether the report's own voice claims it: figures, damage, and the fight itself near the top."""
    if draft.act in ("killed", "wounded"):
        return _figured(draft)
    if draft.act == "damaged":
        return True
    sentence = view.annotated.sentences[draft.number]
    return draft.act in OWN_VOICE_ACTS and sentence.paragraph <= OWN_VOICE_PARAGRAPHS


def _figured(draft: Draft) -> bool:
    """Say whether a figure is told, be it a damaged one."""
    return draft.count is not None and (not draft.count.unknown or draft.count.damaged)
