"""What may come of a request, told anew: who may answer to which rule, and when it is enough."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from contracts.approval.answers import Answer, Verdict
from contracts.people import Role

DECIDE = {Role.MANAGER, Role.FINANCE, Role.LEGAL, Role.ADMIN}
Rule = Mapping[str, Any]


@dataclass
class Model:
    """The people of the office, and the version that is laid before them."""

    roles: dict[str, set[Role]]
    policies: list[Sequence[Rule]]
    delegated: dict[str, str] = field(default_factory=dict)
    handed: dict[str, str] = field(default_factory=dict)  # in the request that is open
    involved: list[str] = field(default_factory=list)  # over all submissions of the version
    editors: set[str] = field(default_factory=set)
    base: int = 0
    asked_on: int = 0  # the base when it was submitted, or asked anew
    submitter_is_rep: bool = False
    given: dict[tuple[str, str], Answer] = field(default_factory=dict)  # by rule and person

    def begin(self, by: str) -> None:
        """It is laid before them by *by*; whom somebody added stays, unless they wrote in it."""
        self.handed, self.given = {}, {}
        self.involved = [one for one in self.involved if one not in self.editors]
        self.asked_on = self.base
        self.submitter_is_rep = Role.REP in self.roles[by]

    def able(self, user: str) -> bool:
        return bool(self.roles[user] & DECIDE) and user not in self.editors

    def named(self, approvers: Sequence[Rule]) -> set[str]:
        """Whom *approvers* name and who may decide."""
        found = {
            user
            for by in approvers
            for user, roles in self.roles.items()
            if by.get("user") == user or Role(by.get("role", "viewer")) in roles - {Role.VIEWER}
        }
        return {user for user in found if self.able(user)}

    def _instead(self, user: str) -> str | None:
        return self.handed.get(user, self.delegated.get(user))

    def sits_for(self, user: str) -> str:
        """Who is asked for *user*: the last in their place who may decide."""
        passed, now = [user], user
        while (then := self._instead(now)) and then not in passed and self.able(then):
            passed.append(then)
            now = then
        return now

    def seats(self, rule: Rule) -> dict[str, str]:
        return {user: self.sits_for(user) for user in self.named(rule["approvers"])}

    def above(self, rule: Rule, escalated: bool) -> set[str]:
        return self.named([rule["escalate"]["to"]]) if escalated and "escalate" in rule else set()

    def may(self, user: str, rule: Rule, *, escalated: bool) -> bool:
        """Whether somebody may answer to *rule* at this moment."""
        places = self.seats(rule).items()
        return user in self.above(rule, escalated) or any(user in place for place in places)

    def satisfied(self, rule: Rule, answers: Sequence[Answer], *, escalated: bool) -> bool:
        """Whether enough of those who were allowed said yes, and nobody no who could end it."""
        yes = {one.by for one in answers if one.verdict is Verdict.APPROVE}
        no = {one.by for one in answers if one.verdict is Verdict.REJECT}
        above = self.above(rule, escalated)
        if above & (yes | no):
            return bool(above & yes)
        if no and not rule.get("all_answer_first"):
            return False
        mode = rule.get("mode", "any")
        if mode == "all":
            return bool(yes) and all(places & yes for places in self._places(rule, answers))
        seats = {self._seat(one, rule) for one in answers if one.by in yes}
        return min(len(seats), len(yes)) >= (1 if mode == "any" else mode)

    def _seat(self, answer: Answer, rule: Rule) -> str:
        own = answer.by in self.seats(rule) or answer.instead_of is None
        return answer.by if own else answer.instead_of or ""

    def _places(self, rule: Rule, answers: Sequence[Answer]) -> Iterator[set[str]]:
        """For each seat all who may have said yes there."""
        for of, by in self.seats(rule).items():
            yield {of, by, *(one.by for one in answers if one.instead_of == of)}
