"""Where the parties of an act stand in its clause: subject, object, "by", "on", "from"; one function a frame."""

from collections.abc import Iterable
from typing import NamedTuple

from truceline.claims.act_nouns import TELLS_OF, governor, is_done_to_subject, is_noun, named_before, subject_does_it
from truceline.claims.verdicts import judged_acts
from truceline.claims.view import View
from truceline.model.mention import EventMention
from truceline.reference.cues import report_verb_forms

TARGET_PREPS = ("on", "at", "against", "upon", "towards", "toward", "into", "over", "in")
SOURCE_PREPS = ("by", "from")
SUBJECTS = ("nsubj",)
PASSIVES = ("nsubjpass",)
FINITE = ("VBD", "VBZ", "VBP")
HAPPENS_TO = frozenset("shelling bombing bombardment shellings bombings".split())
SUFFER = frozenset(
    "suffered suffers suffering had has have bore borne took sustained reported lost incurred incur counted".split()
)
LEAVES = frozenset(("left", "leaves", "abandoned", "carried"))  # "the enemy left 15 killed on the field"
FIRE_NOUNS = frozenset(
    "fire shooting firing shelling attack attacks assault offensive strikes strike measures operation raid "
    "rockets missiles shells mortars bombs rounds shots volleys drones projectiles".split()
)


class Slots(NamedTuple):
    """Heads of the phrases that may fill the actor's and the target's slot, best first."""

    actor: tuple[int, ...]
    target: tuple[int, ...]


def find_slots(view: View, event: EventMention) -> Slots:
    """Return the phrases in the actor's and target's places of the trigger's clause."""
    index = event.token
    tag = "NN" if is_noun(view, index) else view.tokens[index].tag
    if event.frame == "under":
        return Slots(_preps(view, index, SOURCE_PREPS, deep=True), _subjects(view, index))
    if event.frame in ("subject", "unhurt"):
        return Slots((), _subjects(view, index) or _noun_owner(view, index))
    if event.frame == "driven":
        return Slots(_driven(view, index), ())
    if event.frame in ("received", "lost", "left"):
        return Slots(_preps(view, index, ("by", "from"), deep=True), _subjects(view, index))
    if event.frame == "keeps":
        return Slots(_subjects(view, index), ())
    if tag.startswith("VB") or (event.frame == "verb" and not tag.startswith("NN")):
        return _verb(view, index)
    if event.act == "violated_agreement":
        return _breach(view, event)
    return _noun(view, event)


def _verb(view: View, index: int) -> Slots:
    passive = _passive(view, index)
    if passive:
        target = _subjects(view, index)
        actor = _preps(view, index, SOURCE_PREPS, deep=False)
        return Slots(actor, target)
    actor = _subjects(view, index)
    objects = tuple(view.children(index, "dobj"))
    plain = tuple(o for o in objects if view.low[o] not in FIRE_NOUNS and o not in view.event_at)
    return Slots(actor, plain + _preps(view, index, TARGET_PREPS, deep=True))


def _driven(view: View, index: int) -> tuple[int, ...]:
    """Return who is put to flight: the object, or the subject of the passive."""
    objects = tuple(view.children(index, "dobj"))
    return objects or _subjects(view, index)


def _passive(view: View, index: int) -> bool:
    token = view.tokens[index]
    if view.child(index, *PASSIVES, "auxpass") is not None:
        return True
    return (
        token.tag == "VBN"
        and token.dep in ("acl", "amod", "relcl", "advcl", "conj", "dep")
        and (
            view.child(index, "agent") is not None
            or (token.dep in ("acl", "amod") and view.child(index, "nsubj", "aux") is None)
            or (token.dep == "conj" and view.child(index, "nsubj", "aux") is None and _passive(view, token.head))
        )
    )


def _subjects(view: View, index: int, depth: int = 0) -> tuple[int, ...]:
    """Return the subject of a verb with what is joined to it: its own, or that of the verb it hangs on."""
    own = _own_subject(view, index)
    token = view.tokens[index]
    if own is not None:
        if view.low[own] in ("that", "which", "who") and token.dep == "relcl":
            return _joined(view, token.head)
        if view.low[own] in ("that", "which", "who") and depth < 3:
            return _cleft(view, index, own)
        return _joined(view, own)
    if depth > 4 or token.head == index:
        return ()
    if token.dep in ("acl", "amod", "relcl", "xcomp") and view.low[token.head] == "first":
        return _subjects(view, view.tokens[token.head].head, depth + 1)  # "X were the first to open fire"
    if token.dep in ("acl", "amod", "relcl"):
        return _joined(view, token.head)
    if token.dep == "pcomp":
        return _governor(view, token.head, depth)
    if token.dep == "ccomp" and token.tag in FINITE and view.low[token.head] in report_verb_forms():
        return ()  # who says it is not who does it, where the parse has lost the subject
    if token.dep in ("conj", "xcomp", "advcl", "ccomp", "dep", "prep", "oprd", "attr", "acomp"):
        return _subjects(view, token.head, depth + 1)
    return ()


def _own_subject(view: View, index: int) -> int | None:
    """Return the subject that hangs on a verb; of two, which is an error of the parse, the last noun before the verb.

    The first is then what stands before the clause: the place of a dateline did nothing.
    """
    own = view.children(index, *SUBJECTS, *PASSIVES)
    nouns = [k for k in own if k < index and view.tokens[k].tag.startswith(("N", "PRP"))]
    return nouns[-1] if len(own) > 1 and nouns else next(iter(own), None)


def _cleft(view: View, index: int, pronoun: int) -> tuple[int, ...]:
    """Read "it was the Rangers who opened fire": who is the attribute of the copula above."""
    for above in view.ancestors(index):
        for dep in ("attr", "dobj", "nsubj"):
            attribute = view.child(above, dep)
            if attribute is not None and attribute < pronoun and view.low[attribute] != "it":
                return _joined(view, attribute)
    return ()


def _governor(view: View, prep: int, depth: int) -> tuple[int, ...]:
    """Read "accused X of opening fire", "blamed X for": the object of the accusation does it; else the subject."""
    verb = view.tokens[prep].head
    if view.low[prep] in ("of", "for", "with"):
        objects = view.children(verb, "dobj")
        if objects and verb not in view.event_at:
            return _joined(view, objects[0])
    if view.low[verb] in TELLS_OF:
        return ()
    return _subjects(view, verb, depth + 1)


def suffers(view: View, index: int) -> tuple[int, ...]:
    """Return who bears "losses", "casualties": the subject of "suffered", "had", "lost" above the noun."""
    noun = view.tokens[index].head if view.tokens[index].dep in ("acl", "amod", "advcl") else index
    token = view.tokens[noun]
    if token.dep != "dobj" or view.low[token.head] not in SUFFER | LEAVES:
        return ()
    return tuple(s for s in _subjects(view, token.head) if s not in view.event_at)  # a blast that leaves dead is none


def _joined(view: View, index: int) -> tuple[int, ...]:
    out = [index]
    for head in out:
        out.extend(k for k in view.children(head, "conj") if view.tokens[k].tag.startswith(("N", "PRP", "CD")))
    return tuple(out[:4])


def _preps(view: View, index: int, preps: Iterable[str], *, deep: bool) -> tuple[int, ...]:
    """Return the objects of prepositions under the trigger, and (``deep``) under its object noun."""
    wanted = set(preps)
    heads = [index]
    if deep:
        heads += view.children(index, "dobj", "prep", "pobj", "prt", "attr")
        heads += [p for h in heads[1:] for p in view.children(h, "pobj", "dobj")]
    out: list[int] = []
    for head in heads:
        for prep in view.children(head, "prep", "agent"):
            if view.low[prep] in wanted:
                out.extend(j for p in view.children(prep, "pobj") for j in _joined(view, p))
            elif view.low[prep] in ("in", "towards") and "towards" in wanted:
                out.extend(_through(view, prep))
    return tuple(dict.fromkeys(out))


def _through(view: View, prep: int) -> list[int]:
    """Read "in the direction of X"."""
    pobj = view.child(prep, "pobj")
    if pobj is None or view.low[pobj] not in ("direction", "area"):
        return []
    of = view.child(pobj, "prep")
    return view.children(of, "pobj") if of is not None else []


def _done_to(view: View, index: int) -> tuple[int, ...]:
    """Return X of "the shelling of X"."""
    if view.low[index] not in HAPPENS_TO:
        return ()
    return tuple(p for k in view.children(index, "prep") if view.low[k] == "of" for p in view.children(k, "pobj"))


def _noun(view: View, event: EventMention) -> Slots:
    index = event.token
    actor = _noun_owner(view, index) + _preps(view, index, ("by", "from"), deep=False)
    done_to = _done_to(view, index)
    actor += tuple(p for h in done_to for p in _preps(view, h, ("by",), deep=False))
    target = done_to + _preps(view, index, ("on", "against", "at", "upon", "into"), deep=False)
    if not actor and view.tokens[index].dep in ("dobj", "pobj", "attr"):
        above = governor(view, index)
        if event.act == "returned_fire" if above in view.event_at else subject_does_it(view, event):
            actor = _subjects(view, above)
            target = target + _preps(view, above, ("on", "against", "at", "upon"), deep=False)
    if is_done_to_subject(view, event):
        actor = actor or _preps(view, governor(view, index), SOURCE_PREPS, deep=False)
        target = target + _subjects(view, governor(view, index))
    return Slots(actor, target)


def _breach(view: View, event: EventMention) -> Slots:
    """Return whose breach it is: its own slots, else who did the act that is called one."""
    index = event.token
    judged = () if _names_its_breaker(view, index) else judged_acts(view, index)
    doers = next((found for act in judged if (found := find_slots(view, act).actor)), ())
    return Slots(doers, ()) if doers else _noun(view, event)


def _names_its_breaker(view: View, index: int) -> bool:
    """Say whether the words say whose breach it is: "its violation", "a breach by X"."""
    heads = (*_noun_owner(view, index), *_preps(view, index, ("by", "from"), deep=False))
    words = (i for head in heads for i in view.subtree(head))
    return any(i in view.actor_at or view.tokens[i].tag == "PRP$" for i in words)


def _noun_owner(view: View, index: int) -> tuple[int, ...]:
    """Return the owner before the noun ("Azerbaijani fire", "Baku's attack") or in "of X" behind it."""
    left = [
        k for k in view.kids[index] if view.tokens[k].dep in ("poss", "amod", "compound", "nmod") and k in view.actor_at
    ]
    left += [k for k in view.kids[index] if view.tokens[k].dep == "poss" and view.tokens[k].tag == "PRP$"]
    left += [k for k in named_before(view, index) if k not in left and is_noun(view, index)]
    if view.low[index] in HAPPENS_TO:
        return tuple(left)
    of = [p for k in view.children(index, "prep") if view.low[k] == "of" for p in view.children(k, "pobj")]
    return tuple(left + of)
