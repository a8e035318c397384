"""The form in which something is ended, paused or let go: what that does, and why it is done."""

from collections.abc import Mapping
from dataclasses import dataclass

from blocks import kit
from blocks.consequences import about_line, effect_lines
from blocks.inputs import choice, day_input, text_input
from blocks.mrkdwn import Mrkdwn
from blocks.proposal_words import DO
from blocks.shapes import Block
from blocks.view import View
from contracts.approval.policy import Verb
from contracts.consequences import Consequences
from contracts.i18n import _
from contracts.proposal import USUAL

LONGEST = 2_000
DAYS: Mapping[Verb, tuple[str, str]] = {
    Verb.TERMINATE: ("on", "Last day in force"),
    Verb.SUSPEND: ("from", "First day on which it is not in force"),
}
"""The input for the day, by what is done."""


@dataclass(frozen=True, slots=True)
class EndingForm:
    """What is known before anybody fills it in, and what was typed of it already."""

    subject: str  # the version, or the account
    line: str  # the command line that its submission runs
    effect: Consequences
    who: Mrkdwn  # who decides it
    asks: bool  # whether others are asked
    circumstances: str = ""


def ending_form(form: EndingForm) -> View:
    """What comes of it, who decides, and the reason."""
    verb = form.effect.verb
    title = _(DO[verb])
    submit = _("Ask them") if form.asks else title
    return View(title, (*_about(form), *_inputs(form)), form.line, submit=submit,
                close=_("Not now"))  # fmt: skip


def _about(form: EndingForm) -> list[Block]:
    said = [about_line(form.effect, form.subject), *effect_lines(form.effect)]
    return [*kit.texts(said), kit.text(form.who)]


def _inputs(form: EndingForm) -> list[Block]:
    verb = form.effect.verb
    why = text_input("reason", _("Reason"), hint=_("It is kept with the contract."),
                     multiline=True, most=LONGEST)  # fmt: skip
    day = [_day(form, *DAYS[verb])] if verb in DAYS else []
    around = [] if verb is Verb.SUSPEND else [_usual(), _more(form)]
    return [*day, why, *around]


def _day(form: EndingForm, name: str, label: str) -> Block:
    given = form.effect.proposal.on
    if form.asks:
        hint = _("Left empty: the day on which the last of them agrees.")
        return day_input(name, _(label), given, hint=hint, optional=True)
    hint = _("What stands above is what comes of this day.")
    return day_input(name, _(label), given or form.effect.day, hint=hint)


def _usual() -> Block:
    hint = _("Reports count ends by them. Leave it empty if none fits.")
    options = {word: _(word) for word in USUAL}
    return choice("because", _("Circumstances"), options, hint=hint, optional=True)


def _more(form: EndingForm) -> Block:
    hint = _("Whatever else helps to understand it later: who won it, what would have kept it.")
    label = _("More about the circumstances")
    return text_input("circumstances", label, form.circumstances or None, hint=hint,
                      optional=True, multiline=True, most=LONGEST)  # fmt: skip
