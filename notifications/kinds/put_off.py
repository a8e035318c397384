"""A manager sees that a deadline was put off, until when and why; later what settled it."""

from datetime import date

from blocks import kit
from blocks.beside_words import put_off_line, taken_line
from blocks.kit import Button, Message
from blocks.matter_card import About, about
from blocks.mrkdwn import bold, joined, phrase
from blocks.warning_view import WarningView
from blocks.warning_words import NAME_ROOM, outcome
from contracts.account import Account
from contracts.contract import Contract
from contracts.deadlines import Deadline, DeadlineKind
from contracts.i18n import _
from contracts.matter import Matter
from contracts.terms.wording import short
from contracts.version import Version
from notifications.kind import Kind, Moment
from notifications.warnings import deadline_of
from store import Notice, UnitOfWork, zone_of


def facts(notice: Notice, work: UnitOfWork, moment: Moment) -> WarningView | None:
    """What is put off, as it is now; nothing where its version is gone."""
    ref, number, deadline = (
        notice.facts["contract"],
        notice.facts["number"],
        deadline_of(notice.facts),
    )
    contract = work.contracts.by_ref([ref]).get(ref)
    version = contract.version(number) if contract else None
    if contract is None or version is None:
        return None
    account, today = work.accounts.of(contract), moment.today(zone_of(work, contract))
    matter = work.matters.one(ref, number, deadline)
    return WarningView(contract, version, account, deadline, today, matter)


def render(view: WarningView) -> Message:
    settled = outcome(view)
    show = kit.runs(_("Show {ref}", ref=view.ref), f"show {view.ref}")
    if settled:
        head = joined(" · ", [bold(short(view.customer, NAME_ROOM)), view.ref])
        said = [head, put_off_line(view), phrase("*Settled.* {what}.", what=settled)]
        buttons = [show]
    else:
        what = About(view.customer, view.ref, view.version, view.deadline, view.today)
        said = [about(what), put_off_line(view), taken_line(view.matter)]
        buttons = [*_taking(view), show]
    text = _("{ref}: a warning was put off", ref=view.ref)
    return Message(text, (*kit.texts(said), kit.actions(*buttons)))


def _taking(view: WarningView) -> list[Button]:
    """As long as nobody looks after it."""
    if view.matter is not None and view.matter.taken_by is not None:
        return []
    return [kit.runs(_("I take it"), f"take {view.ref} {named(view.deadline)}")]


def named(deadline: Deadline) -> str:
    return f"--kind {deadline.kind} --day {deadline.day} --place {deadline.place}"


def _example() -> WarningView:
    notice = {"period": "3 months"}
    said = {"number": 3, "state": "active", "start": "2026-01-01", "end": "2026-12-31"}
    version = Version.model_validate(said | {"notice": notice})
    contract = Contract(ref="ACME-1", account="ACME", title="Supplies", versions=(version,))
    account = Account(code="ACME", name="ACME Industries", owner="U0REP0001")
    deadline = Deadline(DeadlineKind.END, date(2026, 12, 31))
    matter = Matter(
        "ACME-1",
        3,
        deadline,
        until=date(2026, 9, 15),
        why="They decide in September.",
        put_off_by="U0REP0001",
    )
    return WarningView(contract, version, account, deadline, date(2026, 8, 16), matter)


put_off = Kind("put_off", facts, render, _example())
