"""The forms in which it is recorded that notice was sent or received, and that it arrived."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from blocks import kit
from blocks.consequences import referring_line
from blocks.inputs import day_input
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.notice_inputs import by_input, form_input, how_input, proof_inputs
from blocks.notice_words import notice_words, receipt_button
from blocks.shapes import Block, Input
from blocks.view import View
from contracts.i18n import _
from contracts.receipt import awaits_receipt
from contracts.renewal import Counts, RenewalKind, Side
from contracts.terms.wording import short
from contracts.version import Version

NAME_ROOM = 80
COUNTS_NOW = "It counts from its receipt: when it ends is worked out from that day."
STOPS = {
    True: "It does not renew then, and nobody is warned of it any more.",
    False: "Nobody is warned of it any more then.",
}
"""What notice does to what renews by itself, and to all else."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed of a notice before its form opened."""

    how: Counts | None = None
    by: Side | None = None
    form: str = ""
    proof: str = ""
    reference: str = ""
    document: str = ""


NOTHING = Typed()


@dataclass(frozen=True, slots=True)
class NoticeForm:
    """What is known before anybody fills it in, and what was typed of it already."""

    ref: str  # the version
    line: str  # the command line that its submission runs
    customer: str
    version: Version
    on: date
    effect: str = ""  # what notice does that is given on that day, or why nobody can say
    end_is_known: bool = True
    ends: date | None = None
    referring: Sequence[str] = ()  # what belongs or refers to it and runs
    typed: Typed = field(default=NOTHING)


def notice_form(form: NoticeForm) -> View:
    """What happened, when, by whom, and when it ends if that cannot be worked out."""
    blocks = (*_about(form), *_inputs(form))
    title = _("Record a notice")
    return View(title, blocks, form.line, submit=_("Record"), close=_("Not now"))


def receipt_form(form: NoticeForm) -> View:
    """That the notice which was sent arrived: when, and what proves it."""
    given, typed = form.version.notice_given, form.typed
    said = phrase("Recorded: {notice}.", notice=notice_words(given)) if given else ""
    waits = awaits_receipt(form.version)
    effect = _(COUNTS_NOW) if waits else _("When it ends does not change by this.")
    blocks = (
        *kit.texts([_head(form), said, effect]),
        day_input("on", _("Received on"), form.on),
        *proof_inputs(typed.proof, typed.reference, typed.document),
    )
    title = _("Record the receipt")
    return View(title, blocks, form.line, submit=_("Record"), close=_("Not now"))


def _head(form: NoticeForm) -> Mrkdwn:
    return joined(" · ", [bold(short(form.customer, NAME_ROOM)), form.ref])


def _about(form: NoticeForm) -> list[Block]:
    agreed = form.version.notice
    said = _("Agreed: {notice}.", notice=agreed) if agreed else _("No notice was agreed.")
    effect = [form.effect, _(STOPS[form.version.renewal.kind is RenewalKind.AUTOMATIC])]
    texts = [_head(form), said, *effect, referring_line(form.referring)]
    return [*kit.texts(texts), *_recorded(form)]


def _recorded(form: NoticeForm) -> list[Block]:
    """The notice that is recorded already, with a way to say that it arrived."""
    given = form.version.notice_given
    if given is None:
        return []
    words = "A notice is recorded already: {notice}. This takes its place."
    contract, _slash, _number = form.ref.rpartition("/")
    button = receipt_button(contract) if awaits_receipt(form.version) else None
    return [kit.text(_(words, notice=given), button=button)]


def _inputs(form: NoticeForm) -> list[Block]:
    agreed, typed = form.version.notice, form.typed
    ours = typed.by is Side.US or (agreed is not None and agreed.by is Side.US)
    how = typed.how or (Counts.SENT if ours else Counts.RECEIVED)
    return [
        how_input(how),
        day_input("on", _("When"), form.on),
        by_input(typed.by),
        _end(form),
        form_input(agreed.form if agreed else None, typed.form),
        *proof_inputs(typed.proof, typed.reference, typed.document),
    ]


def _end(form: NoticeForm) -> Input:
    hint = _("Left empty: worked out from what was agreed.") if form.end_is_known else ""
    label = _("Last day in force")
    return day_input("ends", label, form.ends, hint=hint, optional=form.end_is_known)
