"""An approval policy: rules, each with a condition, approvers and a mode; and who needs none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import AfterValidator, BeforeValidator, Field, PositiveInt, model_validator
from pydantic_core import PydanticCustomError

from contracts.account import UserId
from contracts.approval.conditions import Condition
from contracts.approval.facts import FACTS, Facts, Type
from contracts.i18n import _, listed, quoted
from contracts.people import Role
from contracts.percent import Exact
from contracts.terms.fields import NOT_EMPTY, Flag, Name
from contracts.terms.model import Model

GroupId = Annotated[str, Field(pattern=r"^S[A-Z0-9]{2,20}$")]
SHARE = re.compile(r"(\d{1,3})\s*%")


class Verb(StrEnum):
    """What a rule can be about; most rules are about submissions."""

    SUBMIT = "submit"
    TERMINATE = "terminate"
    SUSPEND = "suspend"
    LAPSE = "lapse"
    END_ACCOUNT = "end account"
    IMPORT = "import"


class Relation(StrEnum):
    """Somebody who is found by the account."""

    OWNERS_MANAGER = "owner's manager"


class Approvers(Model):
    """People who may answer for a rule, found when it is their turn."""

    one_of = ("user", "role", "group", "account")

    user: UserId | None = None
    role: Role | None = None
    group: GroupId | None = None  # a user group of Slack
    account: Relation | None = None


def _mode(said: object) -> "Mode":
    """``any``, ``all``, a number of people, or a share of them such as ``50 %``."""
    share = SHARE.fullmatch(said.strip()) if isinstance(said, str) else None
    if isinstance(said, Mode | dict):
        return Mode.model_validate(said)
    if said == "any":
        return Mode(count=1)
    if said == "all":
        return Mode(percent=100)
    if share and 0 < int(share.group(1)) <= 100:  # noqa: PLR2004 - all of them
        return Mode(percent=int(share.group(1)))
    count = str(said) if not isinstance(said, bool) else ""
    if count.isascii() and count.isdecimal() and int(count):
        return Mode(count=int(count))
    words = "{text} is no mode: any, all, a number of people or a share such as 50 %"
    raise PydanticCustomError("mode", _(words, text=quoted(said)))


class Mode(Model):
    """How many of those who are asked must say yes."""

    one_of = ("count", "percent")

    count: PositiveInt | None = None
    percent: PositiveInt | None = None

    @property
    def apart(self) -> bool:
        """Whether it takes a number of people, so that none of them counts for two."""
        return self.count is not None and self.count > 1

    def needed(self, asked: int) -> int:
        """Of *asked* people; of a share at least as many as make it up."""
        if self.count is not None:
            return self.count
        return max(1, -(-asked * (self.percent or 100) // 100))


Hours = Annotated[int, Field(gt=0, le=2_000)]


class Escalation(Model):
    """Who is asked where nobody answered in time; the first is told that they need not act."""

    after: Hours  # working hours since they were asked
    to: Approvers


class Rule(Model):
    """One reason to ask somebody."""

    name: Name
    on: tuple[Verb, ...] = (Verb.SUBMIT,)
    when: Condition = Condition("true")
    approvers: Annotated[tuple[Approvers, ...], NOT_EMPTY]
    mode: Annotated[Mode, BeforeValidator(_mode)] = Mode(count=1)
    stage: PositiveInt = 1
    all_answer_first: Flag = False  # a rejection ends the request only when everybody answered
    answer_within: Hours | None = None  # working hours of the approver
    remind_after: Hours | None = None
    escalate: Escalation | None = None
    lapses_after: Hours | None = None  # the request then ends undecided

    in_order = (("remind_after", "answer_within"), ("answer_within", "lapses_after"))

    @property
    def everybody(self) -> Sequence[Approvers]:
        """Whom it asks, at first or after an escalation."""
        return (*self.approvers, *([self.escalate.to] if self.escalate else []))


LIMITABLE = tuple(n for n, f in FACTS.items() if f.type in {Type.NUMBER, Type.COUNT})
AT_LEAST = frozenset({"smallest_margin", "days_until_start"})
"""Facts of which an authority names the lowest; of all others it names the highest."""


def _limitable(limits: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    for name in limits:
        if name not in LIMITABLE:
            words = "{name} cannot be limited; possible: {names}"
            raise PydanticCustomError(
                "authority", _(words, name=quoted(name), names=listed(list(LIMITABLE)))
            )
    return limits


Limits = Annotated[dict[str, Exact], NOT_EMPTY, AfterValidator(_limitable)]


class ApprovalPolicy(Model):
    """All rules; and up to where somebody with a role needs nobody."""

    name: Name
    rules: Annotated[tuple[Rule, ...], NOT_EMPTY]
    authority: dict[Role, Limits] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _each_name_once(self) -> Self:
        names = [rule.name for rule in self.rules]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise PydanticCustomError(
                "names", _("Several rules are called {names}", names=listed(twice))
            )
        return self

    def rule(self, name: str) -> Rule:
        """The rule of that name, as a request remembers it."""
        return next((rule for rule in self.rules if rule.name == name), WHERE_NO_RULE_ASKS)

    def groups(self) -> list[str]:
        """The user groups of Slack that any rule names."""
        named = (by for rule in self.rules for by in rule.everybody)
        return sorted({by.group for by in named if by.group})

    def about(self, verb: Verb) -> Sequence[Rule]:
        """The rules about *verb*, by stage and then in their order."""
        return sorted((r for r in self.rules if verb in r.on), key=lambda rule: rule.stage)


def within(limits: Mapping[str, Decimal], facts: Facts) -> bool:
    """Whether *facts* lie within *limits*; at the border is within."""
    return all(_is_within(name, limit, facts) for name, limit in limits.items())


def _is_within(name: str, limit: Decimal, facts: Facts) -> bool:
    value = facts[name]
    if not isinstance(value, Decimal | int):
        raise TypeError(f"{name} is no number")
    if name == "smallest_margin" and not facts["margin_known"]:
        return False  # nobody knows what is left
    if name == "months" and facts["open_ended"]:
        return False
    return value >= limit if name in AT_LEAST else value <= limit


ANY_ONE_MANAGER: Final = "Any one manager"
A_MANAGER: Final = {"approvers": [{"role": "manager"}]}
WHERE_NO_RULE_ASKS: Final = Rule.model_validate({"name": "Where no rule asks", **A_MANAGER})
"""What a policy says of all that it says nothing of."""


def shipped() -> ApprovalPolicy:
    """The policy that holds until another one is applied (TERMS 6)."""
    rule = {"name": ANY_ONE_MANAGER, **A_MANAGER}
    return ApprovalPolicy.model_validate({"name": ANY_ONE_MANAGER, "rules": [rule]})


def unasked(rules: Sequence[Rule], limits: Mapping[str, Decimal]) -> Iterator[Rule]:
    """Of *rules* those that are about nothing else than what *limits* limit."""
    for rule in rules:
        if rule.when.names <= limits.keys():
            yield rule
