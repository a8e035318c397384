"""A request ends without a press: nobody decided in time, or nobody is left who still has to."""

from dataclasses import dataclass
from datetime import date

from contracts.approval.answers import Answer, Verdict
from contracts.approval.progress import Progress, Standing
from contracts.contract import Contract
from contracts.events import Decided, SuccessorMoved
from contracts.i18n import _
from contracts.lifecycle import Verb, after
from contracts.requests import BY_POLICY, Request, RequestState
from contracts.succession import replaced
from contracts.version import Acceptance, Version
from notifications.kind import CLOCK
from store import (
    BY_TYPE,
    RequestOutcome,
    Saved,
    Today,
    UnitOfWork,
    accept,
    accepts_itself,
    deed_of,
    settle,
    zone_of,
)

WITHIN = "It lies within what the requester may agree without asking."
THE_REST = "Everybody who still has to decide approved it."


@dataclass(frozen=True, slots=True)
class Ending:
    """A request that is to end, with what it is *about*."""

    work: UnitOfWork
    request: Request
    about: tuple[Contract, Version]
    today_in: Today

    @property
    def today(self) -> date:
        """Where the contract lives."""
        return self.today_in(zone_of(self.work, self.about[0]))

    def lapse(self) -> None:
        """Nobody decided in time: it is a draft again, and its author is told."""
        self._end(Verb.LAPSE, RequestOutcome(RequestState.LAPSED, CLOCK))

    def settle(self, progress: Progress) -> bool:
        """Whether the answers that there are decide it: others, who had to answer, are gone.

        Or nobody has to approve it any more, since what it depends on changed.
        """
        match progress.standing:
            case Standing.APPROVED:
                self._approve(_last(progress, Verdict.APPROVE))
            case Standing.REJECTED:
                no = _last(progress, Verdict.REJECT)
                by, reason = (no.by, no.reason) if no else (CLOCK, None)
                self._end(Verb.REJECT, RequestOutcome(RequestState.REJECTED, by, reason))
            case _:
                return False
        return True

    def _approve(self, yes: Answer | None) -> None:
        by, reason = (yes.by, _(THE_REST)) if yes else (BY_POLICY, _(WITHIN))
        done = self._end(Verb.APPROVE, RequestOutcome(RequestState.APPROVED, by, reason))
        version = self.about[1]
        if done is not None and accepts_itself(self.work, done, version):
            accepted = version.number, Acceptance(how=BY_TYPE, on=self.today)
            accept(self.work, done, accepted, CLOCK, self.today)

    def _end(self, verb: Verb, outcome: RequestOutcome) -> Contract | None:
        """The contract with its version moved on; None where that is not so, as of a proposal."""
        work, request = self.work, self.request
        contract, version = self.about
        deed = deed_of(request, self.about, self.today_in, self.today)
        if deed is not None:
            settle(work, request, deed, outcome)
            return None
        if not work.requests.close(request, outcome, work.at):
            return None
        state = after(version.state, verb, request.ref)
        moved = replaced(contract, version.model_copy(update={"state": state}))
        said = {"content": request.content, "reason": outcome.reason, "by": outcome.by}
        saved = Saved(contract, moved, outcome.state.value, said)
        work.saver.change(saved, self.today)
        work.record(SuccessorMoved(moved.ref))
        about, by = (request.contract, request.number), request.requested_by
        work.record(Decided(request.id, *about, outcome.state, CLOCK, by))
        return moved


def _last(progress: Progress, verdict: Verdict) -> Answer | None:
    said = [answer for one in progress.steps for answer in one.said(verdict)]
    return max(said, key=lambda answer: answer.at, default=None)
