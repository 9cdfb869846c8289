"""What languages and countries are called: the tables behind the words of every ledger."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truceline.publish.ledger_facts import Names


def load_names() -> "Names":
    """Return what languages and countries are called."""
    from truceline.publish.ledger_facts import Names
    from truceline.reference.actors import load_actors
    from truceline.reference.languages import load_languages

    countries = {code: actor.name for code, actor in load_actors().states.items()}
    return Names(languages=load_languages().names, countries=countries)
