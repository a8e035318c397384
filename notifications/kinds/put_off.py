"""A manager sees that a deadline was put off, until when and why."""

from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.kit import Message
from blocks.matter_card import About, about
from blocks.mrkdwn import phrase, user
from contracts.account import customer_name
from contracts.deadlines import Deadline, DeadlineKind
from contracts.i18n import _, show_day
from contracts.matter import Matter
from contracts.version import Version
from notifications.kind import Kind, Moment
from notifications.warnings import deadline_of
from store import Notice, UnitOfWork, zone_of


@dataclass(frozen=True, slots=True)
class PutOff:
    about: About
    matter: Matter
    line: str  # what names the deadline in a command


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> PutOff | None:
    """What is put off now; nothing where its version is gone."""
    ref, number, deadline = (
        notice.facts["contract"],
        notice.facts["number"],
        deadline_of(notice.facts),
    )
    contract = work.contracts.by_ref([ref]).get(ref)
    version = contract.version(number) if contract else None
    if contract is None or version is None:
        return None
    account = work.accounts.of(contract)
    customer = customer_name(account, first=True)
    today = moment.today(zone_of(work, contract))
    about = About(customer, f"{ref}/{number}", version, deadline, today)
    return PutOff(about, work.matters.one(ref, number, deadline), named(deadline))


def named(deadline: Deadline) -> str:
    return f"--kind {deadline.kind} --day {deadline.day} --place {deadline.place}"


def render(one: PutOff) -> Message:
    matter, ref = one.matter, one.about.ref
    words = "{who} put it off until {day}: {why}"
    day = show_day(matter.until) if matter.until else ""
    why = phrase(words, who=user(matter.put_off_by or ""), day=day, why=matter.why or "")
    buttons = kit.actions(
        kit.runs(_("I take it"), f"take {ref} {one.line}"),
        kit.runs(_("Show {ref}", ref=ref), f"show {ref}"),
    )
    text = _("{ref}: a warning was put off", ref=ref)
    return Message(text, (*kit.texts([about(one.about), why]), buttons))


def _example() -> PutOff:
    notice = {"period": "3 months"}
    said = {"number": 3, "state": "active", "start": "2026-01-01", "end": "2026-12-31"}
    version = Version.model_validate(said | {"notice": notice})
    deadline = Deadline(DeadlineKind.END, date(2026, 12, 31))
    about = About("ACME Industries", "ACME-1/3", version, deadline, date(2026, 8, 16))
    matter = Matter(
        "ACME-1",
        3,
        deadline,
        until=date(2026, 9, 15),
        why="They decide in September.",
        put_off_by="U0REP0001",
    )
    return PutOff(about, matter, named(deadline))


put_off = Kind("put_off", facts, render, _example())
