"""The small parts of which elements of terms are made: amounts, percentages, policies, times."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from contracts.files.websphere.nodes import Node
from contracts.files.websphere.own import made
from contracts.percent import plain

Form = Mapping[str, Any]
"""A term or a part of one as plain data."""


def number(value: object) -> str | None:
    """A number as the dialect has it, or None where there is none."""
    return None if value is None else plain(Decimal(str(value)))


def percent(value: object, tag: str = "PriceAdjustment") -> Node | None:
    """A signed percentage, if there is one."""
    return None if value is None else made(tag, signedPercentage=number(value))


def money(written: str | None) -> Node | None:
    """``250000 EUR`` as an element."""
    if written is None:
        return None
    value, currency = written.split()
    return made("MonetaryAmount", value=value, currency=currency)


def around(tag: str, inside: Node | None) -> Node | None:
    """*inside* in an element called *tag*, if there is anything."""
    return None if inside is None else made(tag, inside)


def policy(kind: str, name: str | None) -> Node | None:
    """The reference to the policy *name*; in which store it is nobody here knows."""
    return None if name is None else made(f"{kind}PolicyRef", policyName=name)


def begins(day: str | None) -> str | None:
    """The first moment of *day*."""
    return day and f"{day}T00:00:00"


def ends(day: str | None) -> str | None:
    """The last second of *day*: midnight would be read as the day before."""
    return day and f"{day}T23:59:59"
