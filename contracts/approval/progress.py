"""How a request stands by what was answered so far: step by step, and who is asked next."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from contracts.approval.answers import Answer, Verdict
from contracts.approval.policy import Rule
from contracts.approval.routing import Step
from contracts.approval.seats import Seat


class Standing(StrEnum):
    """How a step, or a whole request, stands."""

    LATER = "later"  # an earlier stage comes first
    OPEN = "open"
    BLOCKED = "blocked"  # too few people can answer
    APPROVED = "approved"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Asking:
    """A step with who sits there now, and the *answers* that were given to its rule, by person.

    After an escalation the answer of any one of *above* is that of the whole step.
    """

    step: Step
    seats: Sequence[Seat]
    answers: Mapping[str, Answer] = field(default_factory=dict)
    above: Sequence[str] = ()
    since: datetime | None = None  # when its turn came
    escalated_at: datetime | None = None
    found_at: Mapping[str, datetime] = field(default_factory=dict)  # when each was first asked

    @property
    def rule(self) -> Rule:
        return self.step.rule

    @property
    def escalated(self) -> bool:
        return self.escalated_at is not None

    def since_of(self, user_id: str) -> datetime | None:
        """Since when *user_id* is asked: their time begins when they are found, not before."""
        if self.since is None:
            return None
        above = self.escalated_at if user_id in self.above else None
        return max(self.since, above or self.since, self.found_at.get(user_id, self.since))

    @property
    def asked(self) -> Sequence[str]:
        """Who is asked, each once: those above where it was escalated."""
        return self.above or list(dict.fromkeys(self._sitting()))

    def _sitting(self) -> Iterator[str]:
        """For each seat who answers there: who did so by now, else whoever is asked."""
        for seat in self.seats:
            yield self._answered_on(seat) or seat.by

    def _answered_on(self, seat: Seat) -> str | None:
        """Whoever it is of, where they answered themselves, or who did so in their place.

        Who has a seat of their own by now answered on that.
        """
        if seat.of in self.answers:
            return seat.of
        own = {one.of for one in self.seats}
        said = (one.by for one in self.answers.values() if one.instead_of == seat.of)
        return next((by for by in said if by not in own), None)

    @property
    def counted(self) -> Sequence[str]:
        """Each person once who sits there or answered: who said yes counts, even if gone since."""
        return list(dict.fromkeys((*self._sitting(), *self.answers)))

    @property
    def needed(self) -> int:
        """How many of them must say yes."""
        return self.rule.mode.needed(len(self.counted))

    @property
    def blocked(self) -> bool:
        """Whether too few people can answer, so that it would never be satisfied."""
        return not self.above and (not self.counted or self.needed > len(self.counted))

    @property
    def found_nobody(self) -> bool:
        """Whether it was escalated to nobody: the first go on being asked."""
        return self.escalated and not self.above

    def said(self, verdict: Verdict) -> list[Answer]:
        return [answer for answer in self.answers.values() if answer.verdict is verdict]

    @property
    def standing(self) -> Standing:
        """By its own answers alone, whatever the other steps say."""
        for user_id in self.above:
            if user_id in self.answers:
                return OUTCOMES[self.answers[user_id].verdict]
        return self._by_count()

    def _by_count(self) -> Standing:
        yes, no = len(self.said(Verdict.APPROVE)), len(self.said(Verdict.REJECT))
        patient = self.rule.all_answer_first
        if patient and any(one not in self.answers for one in self._sitting()):
            return Standing.OPEN
        if no and not (patient and yes >= self.needed):
            return Standing.REJECTED
        if yes and yes >= self.needed:
            return Standing.APPROVED
        return Standing.BLOCKED if self.blocked else Standing.OPEN

    def seats_of(self, user_id: str) -> Sequence[Seat]:
        """Where *user_id* may answer: on their own seat, and on those that they are asked for.

        Nobody answers on a seat on which another one did: that would be two from one.
        """
        mine = (seat for seat in self.seats if user_id in {seat.of, seat.by})
        return [seat for seat in mine if self._answered_on(seat) in {None, user_id}]

    def instead_of(self, user_id: str) -> str | None:
        """In whose place *user_id* would answer; None where the rule names them."""
        seats = self.seats_of(user_id)
        return None if not seats or any(seat.of == user_id for seat in seats) else seats[0].of

    def takes(self, user_id: str) -> bool:
        """Whether an answer of *user_id* counts for this rule, once it is its turn."""
        return user_id in self.above or bool(self.seats_of(user_id))


OUTCOMES = {Verdict.APPROVE: Standing.APPROVED, Verdict.REJECT: Standing.REJECTED}


@dataclass(frozen=True, slots=True)
class Progress:
    """All steps of a request, by stage."""

    steps: Sequence[Asking]

    @property
    def stages(self) -> Sequence[Sequence[Asking]]:
        """Steps of one stage are asked together, those of the next one after them."""
        return [list(group) for _stage, group in groupby(self.steps, key=_stage)]

    def standings(self) -> Iterator[tuple[Asking, Standing]]:
        """Every step with its standing: those of later stages wait."""
        ahead = False
        for stage in self.stages:
            found = [(one, Standing.LATER if ahead else one.standing) for one in stage]
            yield from found
            ahead = ahead or any(standing is not Standing.APPROVED for _step, standing in found)

    @property
    def standing(self) -> Standing:
        """How the whole request stands; without any step it is approved."""
        standings = {standing for _step, standing in self.standings()}
        for decisive in (Standing.REJECTED, Standing.BLOCKED, Standing.OPEN, Standing.LATER):
            if decisive in standings:
                return decisive
        return Standing.APPROVED

    @property
    def shown(self) -> str:
        """Another text wherever a card would say something else of it."""
        said = [
            (one.rule.name, standing, *map(list, (one.asked, one.answers, one.above)), one.needed)
            for one, standing in self.standings()
        ]
        return hashlib.sha256(repr(said).encode()).hexdigest()

    def waiting(self) -> Sequence[Asking]:
        """The steps whose turn it is and that are not satisfied."""
        waits = {Standing.OPEN, Standing.BLOCKED}
        return [one for one, standing in self.standings() if standing in waits]

    def to_ask(self) -> list[str]:
        """Who is to be asked now, each once."""
        found = (who for one in self.waiting() for who in one.asked if who not in one.answers)
        return list(dict.fromkeys(found))

    def asking(self, user_id: str) -> list[Asking]:
        """The steps whose turn it is and to which *user_id* may answer, and did not yet."""
        return [one for one in self.waiting() if one.takes(user_id) and user_id not in one.answers]

    def waits_for(self, user_id: str) -> list[Asking]:
        """Those of them in which *user_id* is asked, and nobody in their place."""
        return [one for one in self.asking(user_id) if user_id in one.asked]

    def answerable(self, user_id: str) -> list[Asking]:
        """All steps for which an answer counts that *user_id* gives now, those to come too."""
        open_ones = (one for one in self.steps if one.standing not in DONE)
        return [one for one in open_ones if one.takes(user_id) and user_id not in one.answers]

    def with_answers(self, given: Iterable[Answer]) -> "Progress":
        """The same once these were *given*, too."""
        more: dict[str, dict[str, Answer]] = {}
        for answer in given:
            more.setdefault(answer.rule, {})[answer.by] = answer
        return Progress([_with(one, more.get(one.rule.name, {})) for one in self.steps])


DONE = frozenset({Standing.APPROVED, Standing.REJECTED})


def _stage(one: Asking) -> int:
    return one.rule.stage


def _with(one: Asking, more: Mapping[str, Answer]) -> Asking:
    return replace(one, answers={**one.answers, **more})
