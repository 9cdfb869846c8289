"""Acts that are named by a noun, "the shelling of the posts", and whether a verb says who did them.

Who launches, resumes or admits an attack attacked. Who condemns, calls, regrets or reports one only speaks of it: the
noun tells itself whose it is ("Indian shelling", "the shelling by Indian troops"), or nobody is told to have done it.
In: the view of a document and indexes of tokens.
"""

from truceline.claims.view import View
from truceline.model.mention import EventMention

DOES = frozenset(  # verbs that only carry a noun for an act: their subject does what the noun names
    "launch launches launched launching conduct conducts conducted conducting commit commits committed committing "
    "perpetrate perpetrates perpetrated perpetrating make makes made making mount mounts mounted mounting stage stages "
    "staged staging carry carries carried carrying undertake undertakes undertook undertaken undertaking perform "
    "performs performed performing organise organised organising organize organized organizing execute executes "
    "executed executing start starts started starting begin begins began begun beginning initiate initiates initiated "
    "initiating open opens opened opening resume resumes resumed resuming renew renews renewed renewing continue "
    "continues continued continuing keep keeps kept keeping maintain maintains maintained "
    "maintaining intensify intensifies intensified intensifying escalate escalated escalating step steps stepped "
    "stepping cease ceases ceased ceasing unleash unleashes unleashed unleashing deal deals dealt dealing deliver "
    "delivers delivered delivering direct directs directed directing use uses used using employ employed employing do "
    "does did done doing pour poured pouring rain rained raining order orders ordered ordering prepare prepares "
    "prepared preparing plan plans planned planning inflict inflicts inflicted inflicting".split()
)
OWNS_UP = frozenset("admit admits admitted admitting confess confesses confessed confessing".split())
IS = frozenset("is are was were be been being constitutes constituted represents represented".split())
WITH = frozenset("reply replies replied replying respond responds responded responding answer answers answered".split())
TO = frozenset("resort resorts resorted resorting turn turns turned turning take takes took taken taking".split())
IN = frozenset("engage engages engaged engaging participate participates participated participating".split())
TAKES = frozenset("take takes took taken taking".split())
BEARS = TAKES | frozenset(  # whose subject the act is done to: "took fire", "suffered an attack"
    "suffer suffers suffered suffering receive receives received receiving endure endures endured enduring withstand "
    "withstands withstood draw draws drew drawing face faces faced facing".split()
)
CAUSES = frozenset("cause causes caused causing leave leaves left leaving".split())
PART = frozenset("part parts role hand".split())  # "took part in the raid", "had a hand in it"
ANNOUNCES = frozenset("announce announces announced announcing".split())
OF_ITS_OWN = {  # further verbs, of one act alone: "took fire" is no attack, "announced an attack" tells no doer
    "returned_fire": TAKES,
    "captured": TAKES,
    "withdrew": ANNOUNCES,
    "damaged": CAUSES,
    "killed": CAUSES,
    "wounded": CAUSES,
}
TELLS_OF = frozenset(  # of whose gerund the subject is no doer: "complained of shelling", "protested against firing"
    "complain complains complained complaining protest protests protested protesting speak speaks spoke speaking tell "
    "tells told telling report reports reported reporting hear hears heard know knows knew learn learns learned learnt "
    "write writes wrote suffer suffers suffered suffering flee flees fled fleeing".split()
)
POINTING = frozenset("the this that these those its their his her our such any all every each".split())


def is_noun(view: View, index: int) -> bool:
    """Say whether a trigger is a noun; "shelling" is one in "the Indian shelling", "shelling of its posts"."""
    tag = view.tokens[index].tag
    if tag != "VBG":
        return tag.startswith("NN")
    return view.low[index + 1 : index + 2] in (("of",), ("by",)) or (index > 0 and _opens_phrase(view, index - 1))


def _opens_phrase(view: View, before: int) -> bool:
    mention = view.actor_at.get(before)
    named = mention is not None and mention.form == "adjective"
    return named or view.low[before] in POINTING or view.tokens[before].tag == "POS"


def named_before(view: View, index: int) -> tuple[int, ...]:
    """Return the name right before a noun, be it hung on another word by the parse: "the *Indian* shelling"."""
    owner = index - 2 if index > 1 and view.tokens[index - 1].tag == "POS" else index - 1
    return (owner,) if owner in view.actor_at else ()


def governor(view: View, index: int) -> int:
    """Return the verb that has a noun for its object, or behind a preposition: of "took part in", "took"."""
    token = view.tokens[index]
    above = token.head if token.dep != "pobj" else view.tokens[token.head].head
    return view.tokens[above].head if view.low[above] in PART and token.dep == "pobj" else above


def subject_does_it(view: View, event: EventMention) -> bool:
    """Say whether the subject of the verb over the noun of an act is told to have done it."""
    token, verb = view.tokens[event.token], view.low[governor(view, event.token)]
    if token.dep == "pobj":
        prep = view.low[token.head]
        return (
            (prep == "with" and verb in DOES | WITH)
            or (prep == "to" and verb in TO | OWNS_UP)
            or (prep == "in" and (verb in IN | IS | DOES or _takes_part(view, governor(view, event.token))))
        )
    if token.dep == "attr":
        return verb in IS  # the subject is the act: "Indian shelling is a breach"
    return verb in DOES | OWNS_UP | OF_ITS_OWN.get(event.act, frozenset())


def is_done_to_subject(view: View, event: EventMention) -> bool:
    """Say whether the subject of the verb over a noun for an attack bears it: "its post took mortar fire"."""
    return (
        event.act in ("attacked", "fired_first")
        and view.tokens[event.token].dep == "dobj"
        and view.low[governor(view, event.token)] in BEARS
    )


def _takes_part(view: View, verb: int) -> bool:
    return any(view.low[kid] in PART for kid in view.children(verb, "dobj"))
