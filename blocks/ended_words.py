"""That an account was ended, wherever it is shown."""

from blocks.mrkdwn import Mrkdwn, phrase
from contracts.account import Account
from contracts.i18n import show_day
from contracts.terms.wording import short

REASON_ROOM = 200


def ended_line(account: Account) -> Mrkdwn | str:
    """“*Ended on 30 Jun 2026*: closed its doors”; nothing of an account that goes on."""
    end = account.ended
    if end is None:
        return ""
    why = ", ".join(filter(None, [end.reason, end.circumstances]))
    return phrase("*Ended on {day}*: {why}", day=show_day(end.on), why=short(why, REASON_ROOM))


def ended_in_short(account: Account) -> Mrkdwn | str:
    """The same for one line among many."""
    end = account.ended
    return phrase("*ended on {day}*", day=show_day(end.on)) if end else ""
