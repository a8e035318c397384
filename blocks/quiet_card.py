"""When warnings wait: the quiet hours of a person or of a channel."""

from blocks import kit
from blocks.alert_words import quiet_hours
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, channel, phrase
from contracts.i18n import _
from contracts.people import is_person
from contracts.rhythm import Quiet


def quiet_message(reader: str, quiet: Quiet, zone: str, *, changed: bool) -> Message:
    """What is held back for *reader*, until when, and what never is."""
    values = {"hours": quiet_hours(quiet), "zone": zone, "channel": channel(reader)}
    if is_person(reader):
        words = "Quiet for you: {hours} ({zone})."
    else:
        words = "Quiet in {channel}: {hours} ({zone})."
    lines: list[Mrkdwn | str] = [
        phrase(words, **values),
        _("Warnings wait until that is over. What cannot wait still comes at once: the last warning"
          " before a deadline, one that would come too late to act on, and what somebody waits for,"
          " such as an approval."),
    ]  # fmt: skip
    if not changed:
        lines.append(_("It was so already."))
    line = "quiet off" if is_person(reader) else "quiet off --here"
    return Message(
        _("Quiet hours"), (*kit.texts(lines), kit.actions(kit.runs(_("End quiet hours"), line)))
    )


def no_quiet_message(reader: str, *, changed: bool) -> Message:
    """Nothing is held back, as it is by itself."""
    said = _("No quiet hours any more: warnings come at once.") if changed else _(
        "There are no quiet hours: warnings come at once."
    )  # fmt: skip
    how = "`/contract quiet 18:00-08:00 --workdays`"
    if not is_person(reader):
        how = "`/contract quiet 18:00-08:00 --workdays --here`"
    hint = phrase("Set them with {how}: nights, weekends and public holidays.", how=Mrkdwn(how))
    return Message(_("Quiet hours"), tuple(kit.texts([said, hint])))
