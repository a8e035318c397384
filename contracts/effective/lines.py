"""A term where it stands: what every line of an answer says about its origin (TERMS 1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from contracts.effective.layers import Layer, Stack
from contracts.errors import Refusal
from contracts.policies import Policies, filled
from contracts.terms import Term, TermBase


class Why(StrEnum):
    """Why a term does not count."""

    ANOTHER_DAY = "another_day"  # its own dates leave the day out
    OUT_OF_SCOPE = "out_of_scope"  # it is for a project that the question does not name
    NO_POLICY = "no_policy"  # nobody knows the policy that it names
    MISFIT = "misfit"  # with its policy it makes no valid term
    NEARER = "nearer"  # a nearer level has one
    WORSE = "worse"  # another is better for the customer
    SET_ASIDE = "set_aside"  # the catalog filter of its contract counts instead
    LEFT_OUT = "left_out"  # no order reaches it: its products are excluded or left out
    NOT_OURS = "not_ours"  # the seller has nothing of what it names


@dataclass(frozen=True, slots=True)
class Line:
    """A term with its provenance; *distance* 0 is the nearest level."""

    layer: Layer
    distance: int
    place: int  # among the terms of its version, from 0
    term: Term  # as it is written
    whole: TermBase  # written out, if a policy says it


@dataclass(frozen=True, slots=True)
class Lost:
    """A term that does not count, why, and what counts instead."""

    layer: Layer
    term: Term
    why: Why
    to: Line | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The terms of a stack that may count on a day, nearest first, and those that may not."""

    lines: Sequence[Line]
    lost: Sequence[Lost]


def standing(stack: Stack, day: date, policies: Policies) -> Standing:
    """Every term of *stack*, written out by the *policies* that hold on *day*."""
    lines: list[Line] = []
    lost: list[Lost] = []
    for distance, layer in stack.levels:
        for place, term in enumerate(layer.version.terms):
            whole = _counting(term, day, policies)
            if isinstance(whole, Why):
                lost.append(Lost(layer, term, whole))
            else:
                lines.append(Line(layer, distance, place, term, whole))
    for layer in stack.aside:
        lost += (Lost(layer, term, Why.OUT_OF_SCOPE) for term in layer.version.terms)
    return Standing(lines, lost)


def _counting(term: Term, day: date, policies: Policies) -> TermBase | Why:
    """*term* written out, or why it cannot count."""
    if not term.holds_on(day):
        return Why.ANOTHER_DAY
    try:
        whole = filled(term, policies)
    except Refusal:
        return Why.MISFIT
    return Why.NO_POLICY if whole is None else whole
