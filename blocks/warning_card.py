"""A warning: the words of it, and buttons to look, to draft what follows or to record a notice."""

from collections.abc import Callable, Iterator, Mapping

from blocks import kit
from blocks.element_shapes import Style
from blocks.kit import Block, Button, Message
from blocks.mrkdwn import Mrkdwn
from blocks.warning_view import WarningView
from blocks.warning_words import in_brief, outcome
from contracts.days import day_before
from contracts.deadlines import DeadlineKind
from contracts.i18n import _
from contracts.lifecycle import State


def warning_message(view: WarningView, said: Mrkdwn) -> Message:
    """*said*, and what can be done; once it is settled only what can be looked at."""
    blocks: tuple[Block, ...] = (kit.text(said), kit.actions(*_buttons(view)))
    return Message(in_brief(view), blocks)


def _buttons(view: WarningView) -> Iterator[Button]:
    if not outcome(view):
        yield from NEXT[view.deadline.kind](view)
        yield from _looking_after(view)
    if view.account is not None:
        yield kit.runs(_("Terms in force"), f"terms {view.account.code}")
    else:
        yield kit.runs(_("Show"), f"show {view.ref}")


def _going_on(view: WarningView) -> Iterator[Button]:
    """What decides whether the contract goes on; a version that is on its way comes first."""
    coming = view.open_version
    if view.lapse is not None:
        yield from _notice(view, style="primary")
    elif coming is not None:
        ref = f"{view.contract.ref}/{coming.number}"
        yield kit.runs(_("Show {ref}", ref=ref), f"show {ref}")
        yield from _letting_go(view)
    else:
        ref = view.contract.ref
        yield kit.runs(_("Renew as is"), f"renew {ref} --as-is", style="primary")
        yield kit.runs(_("Renegotiate"), f"renew {ref}")
        yield from _letting_go(view)


def _letting_go(view: WarningView) -> Iterator[Button]:
    yield kit.runs(_("Let it lapse"), f"lapse {view.ref}")
    if view.deadline.kind is not DeadlineKind.END:
        yield from _notice(view)


def _running_on(view: WarningView) -> Iterator[Button]:
    yield kit.runs(_("Renegotiate"), f"amend {view.contract.ref}")
    yield from _notice(view)
    yield from _done(view)


def _reviewing(view: WarningView) -> Iterator[Button]:
    yield kit.runs(_("Draft new prices"), f"amend {view.contract.ref}", style="primary")
    yield from _done(view)


def _notice(view: WarningView, style: Style | None = None) -> Iterator[Button]:
    """While it is suspended none can be recorded (TERMS 6): it has to be resumed first."""
    if view.version.state is State.SUSPENDED:
        yield kit.runs(_("Resume it"), f"resume {view.ref}", style=style)
    elif view.version.notice is not None:
        yield kit.runs(_("Record a notice"), f"notice {view.contract.ref}", style=style)


def _done(view: WarningView) -> Iterator[Button]:
    yield kit.runs(_("It is done"), f"done {_named(view)}")


def _looking_after(view: WarningView) -> Iterator[Button]:
    """Somebody takes it, or it can wait: at the latest until the day before."""
    if view.matter is None or view.matter.taken_by is None:
        yield kit.runs(_("I take it"), f"take {_named(view)}")
    if day_before(view.day) > view.today:
        yield kit.runs(_("Put it off"), f"snooze {_named(view)}")


def _named(view: WarningView) -> str:
    """The deadline as a command line names it."""
    one = view.deadline
    place = f" --place {one.place}" if one.place else ""
    return f"{view.ref} --kind {one.kind} --day {one.day}{place}"


NEXT: Mapping[DeadlineKind, Callable[[WarningView], Iterator[Button]]] = {
    DeadlineKind.NOTICE: _going_on,
    DeadlineKind.RENEWAL: _going_on,
    DeadlineKind.END: _going_on,
    DeadlineKind.ANNIVERSARY: _running_on,
    DeadlineKind.REVIEW: _reviewing,
    DeadlineKind.OBLIGATION: _done,
    DeadlineKind.PROMOTION: _done,
    DeadlineKind.COMMITMENT: _done,
}
"""What can be done about each kind."""
