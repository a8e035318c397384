"""The requests that wait for somebody's decision."""

from collections.abc import Sequence

from blocks import kit, limits
from blocks.inputs import choice, several, text_input
from blocks.kit import Block, Message
from blocks.mrkdwn import Mrkdwn, bold
from blocks.paging import paged
from blocks.proposal_words import DO
from blocks.request_card import decide_buttons
from blocks.request_words import Dossier, Reader, brief
from blocks.view import View
from contracts.account import customer_name
from contracts.approval.answers import Verdict
from contracts.i18n import _, many
from contracts.terms.wording import short

CUSTOMER_ROOM = 30  # Slack takes 75 characters of a box, and the value shall be among them
AT_ONCE = limits.OPTIONS_IN_CHECKBOXES


def several_form(waiting: Sequence[Dossier]) -> View | Message:
    """The oldest of what waits, by reference, customer and value, to be ticked."""
    if not waiting:
        return Message(_("Nothing waits for your decision."))
    boxes = {f"{one.ref} {one.request.seen}": _box(one) for one in waiting}
    verdicts = {Verdict.APPROVE.value: _("Approve"), Verdict.REJECT.value: _("Reject")}
    hint = _("Needed for a rejection: whoever asked reads it.")
    inputs = (
        several("which", _("On which?"), boxes),
        choice("verdict", _("How do you decide?"), verdicts),
        text_input("reason", _("Reason"), hint=hint, optional=True, multiline=True, most=2_000),
    )
    title, line = _("Decide on several"), "queue --decide"
    return View(title, inputs, line, submit=_("Decide"), close=_("Not yet"))


def _box(one: Dossier) -> str:
    """“ACME-1/4 · ACME Industries · 260,000 EUR”: of a long name the beginning.

    Of a proposal first what shall be done.
    """
    customer = short(customer_name(one.account, first=True), CUSTOMER_ROOM)
    value = one.version.value.short if one.version.value else ""
    proposal = one.request.proposed
    if proposal is not None:
        return " · ".join((one.request.called, _(DO[proposal.verb]), customer))
    return " · ".join(filter(None, (one.ref, customer, value)))


def decided_message(said: Sequence[Mrkdwn]) -> Message:
    """A line for each."""
    again = kit.actions(kit.runs(_("What still waits"), "queue"))
    return Message(_("Your decisions"), (*kit.texts(said), again))


def queue_message(
    found: Sequence[tuple[Dossier, Reader]], waiting: int, page: int, line: str
) -> Message:
    """Each request in a few lines with its buttons, paged; *found* are the oldest of *waiting*."""
    if not found:
        return Message(_("Nothing waits for your decision."))
    count = many("{count} request waits for you", "{count} requests wait for you", waiting)
    groups: list[list[Block]] = [[kit.text(brief(*one)), decide_buttons(one[0])] for one in found]
    if len(found) > 1:
        groups.append([kit.actions(kit.runs(_("Decide on several…"), "queue --several"))])
    head: list[Block] = [kit.text(bold(count))]
    if len(found) < waiting:
        head.append(kit.context(_("The oldest {count} come first.", count=len(found))))
    return paged(head, groups, page, line, _("What waits for your decision"))
