"""The form in which it is recorded that notice was sent or received."""

from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.inputs import choice, day_input, text_input
from blocks.mrkdwn import bold, joined
from blocks.shapes import Block
from blocks.view import View
from contracts.i18n import _
from contracts.renewal import Counts, Side
from contracts.terms.wording import short
from contracts.version import Version

NAME_ROOM, LONGEST_NAME, LONGEST_ADDRESS = 80, 200, 1_800
HOW = {Counts.RECEIVED: "Received", Counts.SENT: "Sent"}
WHO = {Side.US: "Us", Side.THEM: "Them"}


@dataclass(frozen=True, slots=True)
class NoticeForm:
    """What is known before anybody fills it in, and what was typed of it already."""

    ref: str  # the version
    line: str  # the command line that its submission runs
    customer: str
    version: Version
    on: date
    effect: str  # what notice does that is given on that day, or why nobody can say
    end_is_known: bool
    by: Side | None = None
    ends: date | None = None
    form: str = ""
    document: str = ""


def notice_form(form: NoticeForm) -> View:
    """What happened, when, by whom, and when it ends if that cannot be worked out."""
    blocks = (*_about(form), *_inputs(form))
    title = _("Record a notice")
    return View(title, blocks, form.line, submit=_("Record"), close=_("Not now"))


def _about(form: NoticeForm) -> list[Block]:
    agreed, given = form.version.notice, form.version.notice_given
    head = joined(" · ", [bold(form.ref), short(form.customer, NAME_ROOM)])
    said = _("Agreed: {notice}.", notice=agreed) if agreed else _("No notice was agreed.")
    before = _("A notice is recorded already: {notice}. This takes its place.", notice=given)
    return kit.texts([head, said, form.effect, *([before] if given else [])])


def _inputs(form: NoticeForm) -> tuple[Block, ...]:
    return _how(form), day_input("on", _("When"), form.on), _by(form), _end(form), *_paper(form)


def _how(form: NoticeForm) -> Block:
    agreed = form.version.notice
    ours = form.by is Side.US or (agreed is not None and agreed.by is Side.US)
    options = {how.value: _(words) for how, words in HOW.items()}
    return choice("how", _("What happened"), options, Counts.SENT if ours else Counts.RECEIVED)


def _by(form: NoticeForm) -> Block:
    usual = _("Left empty: us where it was sent, them where it was received.")
    options = {side.value: _(words) for side, words in WHO.items()}
    return choice("by", _("Given by"), options, form.by, hint=usual, optional=True)


def _paper(form: NoticeForm) -> tuple[Block, Block]:
    agreed = form.version.notice
    how = form.form or (agreed.form if agreed else None)
    letter, where = _("registered letter"), _("The web address of the paper, if there is one.")
    return (
        text_input("form", _("Form"), how, placeholder=letter, optional=True, most=LONGEST_NAME),
        text_input(
            "document",
            _("Document"),
            form.document,
            hint=where,
            placeholder="https://",
            optional=True,
            most=LONGEST_ADDRESS,
        ),
    )


def _end(form: NoticeForm) -> Block:
    hint = _("Left empty: worked out from what was agreed.") if form.end_is_known else ""
    label = _("Last day in force")
    return day_input("ends", label, form.ends, hint=hint, optional=form.end_is_known)
