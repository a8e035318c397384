"""How far a request is: its steps with the people of this moment, and what they answered."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from contracts.approval.answers import Answer
from contracts.approval.policy import ApprovalPolicy, Rule
from contracts.approval.progress import Asking, Progress
from contracts.approval.routing import Step, asked_by
from contracts.approval.seats import Seat, seated
from contracts.requests import Request
from store.approvals import KeptStep
from store.office import InTheirPlace, Office
from store.subject import authors_of
from store.unit_of_work import UnitOfWork


def progress_of(
    work: UnitOfWork, request: Request, now: datetime, *, timed: bool = True
) -> Progress:
    """Where *request* stands at *now*; not *timed*: without since when each person is asked."""
    return _Reading(work, request, now).progress(timed=timed)


def office_of(work: UnitOfWork, ref: str, colleague: str, now: datetime) -> Office:
    """The people around the account of the contract *ref*."""
    return Office(work.people, work.accounts.owner_of(ref), colleague, now)


def foreseen(
    work: UnitOfWork, steps: Sequence[Step], office: Office, editors: Collection[str], now: datetime
) -> Progress:
    """*steps* as if they were asked at *now*: who would sit where."""
    delegated = {(one.of, one.rule): one.to for one in work.delegations.active(now)}
    stand_ins = InTheirPlace({}, delegated)
    named = set(delegated.values()) - {*editors}
    able = set(office.able(sorted(named))) if named else set[str]()
    return Progress([Asking(one, _seats(one, stand_ins, able)) for one in steps])


def _seats(step: Step, stand_ins: InTheirPlace, able: Collection[str]) -> list[Seat]:
    rule = step.rule
    return list(seated(step.people, rule.name, stand_ins, able, apart=rule.mode.apart))


class _Reading:
    """One request, read with everything that says who answers."""

    def __init__(self, work: UnitOfWork, request: Request, now: datetime) -> None:
        self._work, self._request, self._now = work, request, now
        self._policy: ApprovalPolicy = work.policies.of(request.policy).policy
        self._office = office_of(work, request.contract, request.requested_by, now)
        self._editors = authors_of(work, request)

    def progress(self, *, timed: bool) -> Progress:
        kept = [(self._rule(one), one) for one in self._work.approvals.steps(self._request)]
        kept.sort(key=lambda pair: pair[0].stage)
        stand_ins, answers = self._stand_ins(), self._answers()
        able, found_at = self._able(stand_ins), self._found_at() if timed else {}
        steps = (self._asking(*one, stand_ins, able, answers) for one in kept)
        return Progress([replace(one, found_at=found_at) for one in steps])

    def _rule(self, kept: KeptStep) -> Rule:
        if kept.person is None:
            return self._policy.rule(kept.rule)
        return added_rule(kept.person, kept.stage or 1)

    def _stand_ins(self) -> InTheirPlace:
        active = self._work.delegations.active(self._now)
        delegated = {(one.of, one.rule): one.to for one in active}
        return InTheirPlace(self._work.approvals.handovers(self._request), delegated)

    def _able(self, stand_ins: InTheirPlace) -> Collection[str]:
        """Those who stand in for anybody and may answer: none who made it."""
        named = {*stand_ins.handed.values(), *stand_ins.delegated.values()} - {*self._editors}
        return set(self._office.able(sorted(named))) if named else set()

    def _found_at(self) -> Mapping[str, datetime]:
        asked = self._work.approvals.asked(self._request)
        return {who: since.at for who, since in asked.items()}

    def _answers(self) -> Mapping[str, Mapping[str, Answer]]:
        found: dict[str, dict[str, Answer]] = {}
        for answer in self._work.approvals.answers(self._request):
            found.setdefault(answer.rule, {})[answer.by] = answer
        return found

    def _asking(
        self,
        rule: Rule,
        kept: KeptStep,
        stand_ins: InTheirPlace,
        able: Collection[str],
        answers: Mapping[str, Mapping[str, Answer]],
    ) -> Asking:
        people = asked_by(rule.approvers, self._office, self._editors)
        step = Step(rule, kept.measured, people, kept.added_by)
        return Asking(
            step,
            _seats(step, stand_ins, able),
            answers.get(rule.name, {}),
            list(self._above(rule, kept)),
            since=kept.asked_at,
            escalated_at=kept.escalated_at,
        )

    def _above(self, rule: Rule, kept: KeptStep) -> Iterator[str]:
        """Who is asked since it was escalated."""
        if kept.escalated_at is not None and rule.escalate is not None:
            yield from asked_by([rule.escalate.to], self._office, self._editors)


def added_rule(person: str, stage: int) -> Rule:
    """What an approver who was added by another one is asked by."""
    return Rule.model_validate({"name": person, "approvers": [{"user": person}], "stage": stage})
