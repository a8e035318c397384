"""The form for notice of a whole account: what it would end, when, and what it cannot end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks import kit, limits
from blocks.inputs import day_input, several
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.notice_inputs import by_input, form_input, how_input, proof_inputs
from blocks.shapes import Block, Input
from blocks.view import View
from contracts.account import Account
from contracts.contract import Contract
from contracts.i18n import _, many, show_day
from contracts.renewal import Counts, Side
from contracts.terms.wording import short

BOXES = "which"
NAME_ROOM, TITLE_ROOM = 80, 60
MOST = 200  # contracts in one form: Slack takes 100 blocks in it, and ten boxes in each


@dataclass(frozen=True, slots=True)
class Ending:
    """A contract that notice would end, and when."""

    contract: Contract
    ref: str  # its version
    ends: date
    form: str | None  # the form that was agreed


@dataclass(frozen=True, slots=True)
class Staying:
    """A contract that it would not end, and why."""

    contract: Contract
    why: str


@dataclass(frozen=True, slots=True)
class NoticesForm:
    """What was typed, and what follows from it for each contract that runs."""

    account: Account
    line: str  # the command line that its submission runs
    on: date
    how: Counts
    by: Side | None
    can: Sequence[Ending]
    cannot: Sequence[Staying]


def notices_form(form: NoticesForm) -> View:
    """Every contract that can be ended is ticked; nothing to submit where there is none."""
    title = _("Notice for all of them")
    if not form.can:
        return View(title, (*_about(form), *_staying(form)), close=_("Close"))
    blocks = (*_about(form), *_boxes(form), *_staying(form), *_inputs(form))
    return View(title, blocks, form.line, submit=_("Record"), close=_("Not now"))


def _about(form: NoticesForm) -> list[Block]:
    running = many(
        "{count} contract runs", "{count} contracts run", len(form.can) + len(form.cannot)
    )
    head = joined(" · ", [bold(short(form.account.name, NAME_ROOM)), running])
    words = "The days are for a notice on {on}; they are worked out anew from what you fill in."
    said = [head, *([_(words, on=show_day(form.on))] if form.can else [])]
    if len(form.can) > MOST:
        said.append(_("These are the first {most}: record them, then ask again.", most=MOST))
    return kit.texts(said)


def _staying(form: NoticesForm) -> list[Block]:
    """What cannot be ended by it, each with its reason."""
    lines = [_stays(one) for one in form.cannot]
    alone = phrase("Record a notice on one of them by itself: `/contract notice CONTRACT`.")
    return kit.texts([bold(_("Not ended by this notice:")), *lines, alone]) if lines else []


def _stays(one: Staying) -> Mrkdwn:
    title = short(one.contract.title or "", TITLE_ROOM)
    what = joined(" · ", [bold(one.contract.ref), title])
    return phrase("• {what} – {why}", what=what, why=one.why)


def _boxes(form: NoticesForm) -> Iterator[Input]:
    """Ten in each input: as many as Slack takes."""
    shown, size = form.can[:MOST], limits.OPTIONS_IN_CHECKBOXES
    for first in range(0, len(shown), size):
        options = {one.ref: _words(one) for one in shown[first : first + size]}
        label = _("Also") if first else _("Which contracts does it end?")
        name = f"{BOXES}-{first // size}"
        yield several(name, label, options, ticked=True, optional=True)


def _words(one: Ending) -> str:
    words = _("{ref} · ends on {day}", ref=one.contract.ref, day=show_day(one.ends))
    return " · ".join(filter(None, (words, one.contract.title)))


def _inputs(form: NoticesForm) -> list[Block]:
    agreed = {one.form for one in form.can}
    shared = agreed.pop() if len(agreed) == 1 else None
    return [
        how_input(form.how),
        day_input("on", _("When"), form.on),
        by_input(form.by),
        form_input(shared, ""),
        *proof_inputs("", "", ""),
    ]
