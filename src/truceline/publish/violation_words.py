"""The words for how something stands against agreements: duties, acts, answers. Draws nothing."""

from collections.abc import Callable, Iterable, Mapping

from truceline.model.actor import STRANGER, Actor
from truceline.model.incident import Monitor
from truceline.model.truce import Obligation, Truce
from truceline.model.truce_scope import Scope, ScopeQuestion
from truceline.model.violation import LookedOutcome, SaidOfBreach, Violation
from truceline.publish import ledger_words as words
from truceline.publish.observation_words import ACTS
from truceline.publish.quoting import clean
from truceline.publish.truce_words import Countries, party_name

OBLIGATIONS: Mapping[Obligation, str] = {
    "cease_fire": "to cease fire",
    "hold_positions": "to hold positions",
    "withdraw": "to withdraw",
    "no_deploy": "not to deploy",
    "no_reinforce": "not to reinforce",
    "no_fortify": "not to fortify",
    "no_overflight": "not to fly over",
    "deploy": "to deploy",
    "transfer": "to hand over",
    "disarm": "to disarm",
    "protect_civilians": "to protect civilians",
    "access": "to give access",
    "exchange": "to exchange",
    "return": "to let return",
    "report": "to report",
    "monitor": "to monitor",
    "negotiate": "to talk",
    "other": "another duty",
}
DEEDS: Mapping[str, str] = {
    "killed": "killed people",
    "wounded": "wounded people",
    "captured": "captured people",
    "missing": "people are missing",
    "clashed": "there was a clash",
}
QUESTIONS: Mapping[ScopeQuestion, str] = {
    "force": "in force then",
    "place": "the place",
    "weapon": "the weapon",
    "party": "who is bound",
    "act": "the act",
}
OUTCOMES: Mapping[LookedOutcome, str] = {
    "holds": "something stands against it",
    "not_in_force": "not in force then",
    "time_not_known": "day not known",
    "other_parties": "not between these sides",
    "no_duty": "no provision about it",
    "outside": "outside its scope",
    "nothing_told": "nothing told",
}
MONITORED: Mapping[Monitor, str] = {
    "none": "no monitor's observation",
    "declined": "no observation: a monitor declined to say",
    "unable_to_verify": "no observation: a monitor could not verify it",
    "reported": "a monitor has reported it",
}
NOBODY = "nobody"


def truce_title(truce: Truce) -> str:
    """Return the short name of an agreement: its first other name, else its title."""
    return clean(truce.aliases[0] if truce.aliases else truce.title)


def provision_title(truce: Truce, id_: str) -> str:
    """Say a provision in a phrase: "point 1, to cease fire"; of none that it cannot be said which."""
    found = next((each for each in truce.provisions if each.id == id_), None)
    if found is None:
        return "which provision cannot be said"
    like = [each for each in truce.provisions if (each.number, each.obligation) == (found.number, found.obligation)]
    number = f"point {found.number}, " if found.number else ""
    about = f" ({clean(found.object)})" if len(like) > 1 and found.object else ""  # several of one number
    return f"{number}{OBLIGATIONS[found.obligation]}{about}"


def party_title(truce: Truce, party: str, countries: Countries) -> str:
    """Name the party whom a violation is of; of none that none is named."""
    return clean(party_name(truce, party, countries)) if party else "no party named"


def act_words(act: str) -> str:
    """Say an act after its doer: "fired first", "killed people"."""
    return DEEDS.get(act) or words.VERBS.get(act) or ACTS.get(act) or act.replace("_", " ")


def acts_words(acts: Iterable[str]) -> str:
    """Say several acts."""
    return ", ".join(map(act_words, acts))


def voice(said: SaidOfBreach, called: Callable[[Actor], Actor]) -> str:
    """Name whose word it is, and in how many reports it stands where there are several."""
    speakers = [words.actor_words(called(actor)) for actor in said.speakers]
    named = " and ".join(dict.fromkeys(speakers)) or unnamed_voice(said)
    many = len(said.documents)
    return f"{clean(named)} ({many} reports)" if many > 1 else clean(named)


def unnamed_voice(said: SaidOfBreach) -> str:
    """Say whose word it is where no speaker is named: a report's own, or that of somebody whose count was entered."""
    return "a report in its own voice" if said.documents else "somebody not named"


def attributed_words(violation: Violation, called: Callable[[Actor], Actor] = lambda actor: actor) -> str:
    """Name who attributes it; where only who takes part names the doer, "nobody but a party".

    Of whom no table knows it is not known whether they take part: they neither attribute it nor are called a party.
    """
    named = clean(", ".join(dict.fromkeys(words.actor_words(called(actor)) for actor in violation.attributed_by)))
    told = violation.party and any(said.speakers for said in violation.accused_by)
    if named or not told:
        return named or NOBODY
    strangers = (actor for said in violation.accused_by for actor in said.speakers if actor.side.startswith(STRANGER))
    return f"{NOBODY} known to be no party" if any(strangers) else f"{NOBODY} but a party"


def said_words(said: SaidOfBreach, called: Callable[[Actor], Actor] = lambda actor: actor) -> str:
    """Quote what somebody says: "Azerbaijan (2 reports): “opened fire”"."""
    return f"{voice(said, called)}: “{clean(said.words)}”"


def scope_words(scope: Scope) -> str:
    """Say whether it lies inside; what is outside or cannot be said with why."""
    if scope.answer == "inside":
        return "yes, if it was so"
    open_ = [part for part in scope.parts if part.answer == "cannot_be_said"]
    whys = "; ".join(f"{QUESTIONS[part.question]} ({clean(part.why)})" for part in open_)
    known = [QUESTIONS[part.question] for part in scope.parts if part.answer == "inside"]
    also = f". Inside by: {', '.join(known)}" if known else ""
    return f"cannot be said: {whys}{also}"
