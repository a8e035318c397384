"""What the requester is told: who decided and why, and what comes next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase
from blocks.proposal_words import done_line, what_is_proposed
from blocks.request_outcome import outcome
from blocks.request_words import account_called
from contracts.contract import Contract
from contracts.days import UNKNOWN
from contracts.i18n import _, show_day
from contracts.lifecycle import ACCEPTED, State
from contracts.proposal import Proposal
from contracts.requests import Request, RequestState
from contracts.terms.wording import short
from contracts.version import Version

NAME_ROOM = 80


@dataclass(frozen=True, slots=True)
class Decision:
    """A request that was decided, and how its version stands since."""

    request: Request
    contract: Contract
    version: Version
    customer: str
    today: date
    decided_on: date  # where the contract lives
    account_is_ended: bool = False

    @property
    def ref(self) -> str:
        return self.request.ref


def decision_message(decided: Decision) -> Message:
    """Outcome and reason; for an approval the way to record the customer's acceptance."""
    if decided.request.proposed is not None:
        return _of_proposal(decided, decided.request.proposed)
    said = filter(None, [_what(decided), outcome(decided.request), _next(decided)])
    blocks = (kit.text(lines(said)),)
    return Message(_("{ref} is decided", ref=decided.ref), (*blocks, *_buttons(decided)))


def _of_proposal(decided: Decision, proposal: Proposal) -> Message:
    """What was proposed, what became of it, and since when it is so."""
    request, account = decided.request, proposal.account
    about = account_called(decided.customer, account) if account else _what(decided)
    done = request.state is RequestState.APPROVED
    day = decided.decided_on
    then = done_line(proposal, decided.ref, day) if done else ""
    if done and account and not decided.account_is_ended:
        then = _("It was taken back since: {account} is a customer.", account=account)
    said = [about, what_is_proposed(proposal), outcome(request), then]
    history = kit.runs(_("History"), f"history {request.contract}")
    show = kit.runs(_("Show it"), f"account {account}" if account else f"show {decided.ref}")
    text = _("{ref} is decided", ref=account or decided.ref)
    return Message(text, (kit.text(lines(filter(None, said))), kit.actions(show, history)))


def _what(decided: Decision) -> Mrkdwn:
    title = decided.version.title or decided.contract.title or ""
    names = [bold(short(decided.customer, NAME_ROOM)), bold(decided.ref), short(title, NAME_ROOM)]
    return joined(" · ", names)


def _next(decided: Decision) -> str | Mrkdwn:
    if decided.version.state in ACCEPTED:
        return in_force(decided.version, decided.today)
    if decided.version.state is State.APPROVED:
        return phrase("*Waiting for the customer’s acceptance*: until then it binds nobody.")
    if decided.version.state is State.CANCELED:
        return _("It was canceled since: nothing comes of it.")
    to_do = TO_DO.get((decided.request.state, decided.version.state))
    return _(to_do) if to_do else ""


TO_DO: Mapping[tuple[RequestState, State], str] = {
    (RequestState.REJECTED, State.REJECTED): (
        "Edit it and submit it again, or cancel it. What was approved and does not change stays"
        " approved."
    ),
    (RequestState.RETURNED, State.DRAFT): (
        "Change it and submit it again. What was approved and does not change stays approved."
    ),
    (RequestState.LAPSED, State.DRAFT): "Submit it again once somebody has the time to decide.",
}
"""What comes next for whoever submitted it, as long as nothing else has come of the version."""


def in_force(version: Version, today: date) -> Mrkdwn:
    """How it was accepted, and since when it is in force or from when on it will be."""
    said = phrase("*Accepted*: {how}", how=version.acceptance or _("recorded"))
    if version.start is UNKNOWN:
        return said
    begins = "In force since {day}." if version.start <= today else "It takes over on {day}."
    return phrase("{said}. {begins}", said=said, begins=_(begins, day=show_day(version.start)))


def _buttons(decided: Decision) -> Iterator[Block]:
    ref, state = decided.ref, decided.version.state
    buttons = []
    if state is State.APPROVED:
        buttons.append(kit.runs(_("Record the acceptance"), f"accept {ref}", style="primary"))
    if (decided.request.state, state) in TO_DO:
        buttons.append(kit.runs(_("Edit it"), f"edit {ref}", style="primary"))
    buttons.append(kit.runs(_("Show all terms"), f"show {ref}"))
    if state in ACCEPTED and decided.contract.account:
        buttons.append(kit.runs(_("Terms in force"), f"terms {decided.contract.account}"))
    yield kit.actions(*buttons)
