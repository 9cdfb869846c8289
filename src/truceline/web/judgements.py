"""What a person decides: ``POST /judgements`` and what takes it back."""

from fastapi import APIRouter
from fastapi.responses import RedirectResponse

from truceline.casefile.judging import Told
from truceline.review.standing import in_force
from truceline.web.bench import Bench

router = APIRouter(tags=["judgements"])


@router.post("/judgements/undo", include_in_schema=False)
def undo(bench: Bench) -> RedirectResponse:
    """Withdraw the last judgement in force of the person at this bench."""
    with bench.changing:
        judgements = in_force(bench.casefile.store.judgements.listed())
        own = [judgement for judgement in judgements if judgement.by == bench.by]
        if own:
            bench.casefile.judge([bench.casefile.judging.withdraw(own[-1].id, Told(by=bench.by))])
    return RedirectResponse("/inbox", 303)
