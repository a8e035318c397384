"""What somebody did about a deadline: they took it, put it off, or dealt with it."""

from dataclasses import dataclass
from datetime import date

from blocks import kit
from blocks.deadline_words import what
from blocks.inputs import day_input, text_input
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, bold, joined, lines, phrase, user
from blocks.standing import due
from blocks.view import View
from contracts.deadlines import Deadline
from contracts.i18n import _, show_day
from contracts.terms.wording import short
from contracts.version import Version

NAME_ROOM = 80
LONGEST = 500  # characters of a reason


@dataclass(frozen=True, slots=True)
class About:
    """The deadline that it is about."""

    customer: str
    ref: str
    version: Version
    deadline: Deadline
    today: date


def about(one: About) -> Mrkdwn:
    """“ACME Industries · ACME-1/3” and which deadline on which day."""
    day = due(one.deadline.day, one.today)
    return lines(
        [
            joined(" · ", [bold(short(one.customer, NAME_ROOM)), one.ref]),
            joined(" · ", [day, what(one.version, one.deadline)]),
        ]
    )


def taken_message(one: About, by: str, before: str | None) -> Message:
    """*by* looks after it from now on; *before* did until then."""
    said = [phrase("{who} looks after it from now on, and gets its warnings.", who=user(by))]
    if before is not None and before != by:
        said.append(phrase("Until now {who} did.", who=user(before)))
    return _message(one, said, _("{ref} is looked after", ref=one.ref))


def put_off_message(one: About, until: date, manager: str | None) -> Message:
    day = show_day(until)
    said: list[Mrkdwn | str] = [
        _("The warning comes back on {day}; until then nobody is warned of it.", day=day)
    ]
    if manager:
        said.append(phrase("{who} sees that, and why.", who=user(manager)))
    return _message(one, said, _("{ref} is put off until {day}", ref=one.ref, day=day))


def dealt_with_message(one: About) -> Message:
    said = [_("It is dealt with: nobody is warned of this day any more.")]
    return _message(one, said, _("{ref}: dealt with", ref=one.ref))


def _message(one: About, said: list[Mrkdwn | str] | list[Mrkdwn] | list[str], text: str) -> Message:
    show = kit.actions(kit.runs(_("Show {ref}", ref=one.ref), f"show {one.ref}"))
    return Message(text, (*kit.texts([about(one), *said]), show))


def put_off_form(one: About, line: str, until: date, latest: date) -> View:
    """Asks until when, and why."""
    hint = _("At the latest {day}, the day before the deadline. Then the warning comes back.",
             day=show_day(latest))  # fmt: skip
    day = day_input("until", _("Not before"), until, hint=hint)
    seen = _("Your manager sees it.")
    why = text_input("reason", _("Why it can wait"), hint=seen, multiline=True, most=LONGEST)
    asked = (kit.text(about(one)), day, why)
    return View(_("Put it off"), asked, line, submit=_("Put it off"), close=_("Not now"))
