"""A warning: the words of it, and buttons to look, to draft what follows or to record a notice."""

from collections.abc import Iterator

from blocks import kit
from blocks.kit import Block, Button, Message
from blocks.mrkdwn import Mrkdwn
from blocks.warning_view import WarningView
from blocks.warning_words import in_brief, outcome
from contracts.deadlines import DeadlineKind
from contracts.i18n import _


def warning_message(view: WarningView, said: Mrkdwn) -> Message:
    """*said*, and what can be done; once it is settled only what can be looked at."""
    blocks: tuple[Block, ...] = (kit.text(said), kit.actions(*_buttons(view)))
    return Message(in_brief(view), blocks)


def _buttons(view: WarningView) -> Iterator[Button]:
    if not outcome(view):
        yield from _next_version(view)
        if view.version.notice is not None and view.deadline.kind is not DeadlineKind.END:
            yield kit.runs(_("Record a notice"), f"notice {view.contract.ref}")
    if view.account is not None:
        yield kit.runs(_("Terms in force"), f"terms {view.account.code}")
    else:
        yield kit.runs(_("Show"), f"show {view.ref}")


def _next_version(view: WarningView) -> Iterator[Button]:
    """The one that is on its way, else a draft of it."""
    coming = view.open_version
    if coming is not None:
        ref = f"{view.contract.ref}/{coming.number}"
        yield kit.runs(_("Show {ref}", ref=ref), f"show {ref}")
    else:
        line = f"renew {view.contract.ref}"
        yield kit.runs(_("Draft the renewal"), line, style="primary")
