"""A contract renewed by itself: from when to when, what stayed, and what comes next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.kit import Button, Message
from blocks.mrkdwn import Mrkdwn, joined, phrase, user
from blocks.next_step import next_step
from contracts.account import Account, customer_name
from contracts.contract import Contract
from contracts.deadlines import RUNNING
from contracts.i18n import _, many, show_day
from contracts.in_force import replaced_on
from contracts.lifecycle import ACCEPTED, STANDS
from contracts.renewal import Notice, RenewalKind
from contracts.succession import open_version, running
from contracts.terms import PriceReview
from contracts.terms.wording import short
from contracts.version import Version

TITLE_ROOM = 80


@dataclass(frozen=True, slots=True)
class RenewedView:
    """What is known before the first word is written; *made* are the versions, in their order."""

    contract: Contract
    made: Sequence[Version]
    account: Account | None
    today: date

    @property
    def last(self) -> Version:
        return self.made[-1]

    @property
    def ref(self) -> str:
        """``ACME-1/4``."""
        return f"{self.contract.ref}/{self.last.number}"

    @property
    def customer(self) -> str:
        return short(customer_name(self.account, first=True), TITLE_ROOM)

    @property
    def title(self) -> str:
        return short(self.last.title or self.contract.title or "", TITLE_ROOM)

    @property
    def notice(self) -> Notice | None:
        """How it can be ended, while it runs on."""
        runs_on = self.last.state in RUNNING and self.last.renewal.kind is RenewalKind.AUTOMATIC
        ends = self.replaced_on is not None or self.last.notice_given is not None
        return self.last.notice if runs_on and not ends else None

    @property
    def replaced_on(self) -> date | None:
        """When another version takes over; None: none does."""
        return replaced_on(self.last, self.contract.versions)

    @property
    def taken_back(self) -> bool:
        """Whether a notice that came to be known later prevented it."""
        return self.last.state not in ACCEPTED

    @property
    def review(self) -> PriceReview | None:
        """What was agreed on how prices move, where that stands in the contract itself."""
        found = (term for term in self.last.terms if isinstance(term, PriceReview))
        return next(found, None)


def happened(view: RenewedView) -> str:
    """“It renewed by itself, as nobody gave notice: ACME-1/4 runs from 1 Jan to 31 Dec 2027”."""
    if view.taken_back:
        return _("It did not renew: a notice that was given in time was recorded afterwards")
    span = {"ref": view.ref, "first": _day(view.last.start), "last": _day(view.last.end)}
    if len(view.made) == 1:
        words = "It renewed by itself, as nobody gave notice: {ref} runs from {first} to {last}"
        return _(words, **span)
    return many(
        "It renewed by itself {count} time while nobody looked: {ref} runs from {first} to {last}",
        "It renewed by itself {count} times while nobody looked: {ref} runs from {first} to {last}",
        len(view.made),
        **span,
    )


def _day(day: object) -> str:
    return show_day(day) if isinstance(day, date) else _("an unknown day")


def stayed(view: RenewedView) -> str:
    """Prices never move by themselves: who agreed to a review of them has to ask for it."""
    if view.taken_back:
        return ""
    if view.review is None:
        return _("All terms and prices stayed as they were.")
    words = "All prices stayed as they were. {review}: if that is due, draft the uplift."
    return _(words, review=view.review.words())


def comes_next(view: RenewedView) -> str:
    """The next deadline, by how things stand; nothing but that once another version took over."""
    holidays = view.account.holidays if view.account else None
    if view.taken_back:
        noticed = running(view.contract)
        return next_step(noticed, view.today, holidays) if noticed else _("nothing")
    return next_step(view.last, view.today, holidays, view.replaced_on)


def meanwhile(view: RenewedView) -> str:
    """A version that was on its way has its number still, and may take over any day."""
    coming = open_version(view.contract)
    if coming is None:
        return ""
    stands = _(STANDS[coming.state], ref=f"{view.contract.ref}/{coming.number}")
    return _("{stands}: it takes over from this term once it is accepted.", stands=stands)


def small(view: RenewedView) -> Mrkdwn:
    value = view.last.value
    worth = _("Value {value}", value=value.short) if value else ""
    owner = view.account.owner if view.account else None
    return joined(" · ", [worth, phrase("Owner {who}", who=user(owner)) if owner else ""])


def renewed_message(view: RenewedView, said: Mrkdwn) -> Message:
    """*said*, and what can be looked at or done next."""
    text = _("{who}: {ref} renewed by itself", who=view.customer, ref=view.contract.ref)
    return Message(text, (kit.text(said), kit.actions(*_buttons(view))))


def _buttons(view: RenewedView) -> Iterator[Button]:
    ref = view.contract.ref
    if view.review is not None and open_version(view.contract) is None:
        yield kit.runs(_("Draft the uplift"), f"uplift {ref}")
    if view.notice is not None:
        yield kit.runs(_("Record a notice"), f"notice {ref}")
    yield kit.runs(_("Show {ref}", ref=view.ref), f"show {view.ref}")
    if view.account is not None:
        yield kit.runs(_("Terms in force"), f"terms {view.account.code}")
