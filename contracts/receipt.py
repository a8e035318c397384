"""A notice that was sent arrives: from which day it counts, and when it ends the contract."""

from datetime import date

from contracts.deadlines import term_end
from contracts.ending import EndsByItself, notice_effect
from contracts.errors import Refusal
from contracts.renewal import Counts, NoticeGiven, Receipt
from contracts.version import Version


class NothingOnItsWay(Refusal):
    """No notice was sent of which a receipt could be recorded."""

    hint = "Record that it was sent first; a notice of the other side is simply received."


def awaits_receipt(version: Version) -> bool:
    """Whether a notice was sent that counts from its receipt, and did not arrive as far as known.

    It does nothing before that (TERMS 5).
    """
    agreed, given = version.notice, version.notice_given
    if agreed is None or given is None or agreed.counts is Counts.SENT:
        return False
    return given.how is Counts.SENT and given.receipt is None


def counted_from(version: Version, given: NoticeGiven) -> date:
    """The day from which *given* counts: of its receipt, where that is what was agreed."""
    agreed = version.notice
    if given.receipt is None or agreed is None or agreed.counts is Counts.SENT:
        return given.on
    return given.receipt.on


def arrived(version: Version, receipt: Receipt) -> NoticeGiven:
    """The notice that was given of *version*, once it arrived: both days are kept.

    An end that followed from the day of sending follows from the day of receipt now, if that is
    what counts; one on which both sides agreed stays. Raises a Refusal where nothing was sent,
    and ValueError where it arrived before that.
    """
    given = version.notice_given
    if given is None or given.how is Counts.RECEIVED:
        raise NothingOnItsWay
    unnoticed = version.model_copy(update={"notice_given": None})
    came = given.model_copy(update={"receipt": receipt})
    followed = given.ends == _follows(unnoticed, given)
    ends = _follows(unnoticed, came) if followed else None
    return NoticeGiven.model_validate(came.model_dump() | {"ends": ends or given.ends})


def _follows(unnoticed: Version, given: NoticeGiven) -> date | None:
    """When *given* ends the version by what was agreed; None where nobody can work that out."""
    on = counted_from(unnoticed, given)
    try:
        return notice_effect(unnoticed, on, given.by)
    except EndsByItself:
        return term_end(unnoticed, on)  # it came when no renewal was left that it could prevent
    except Refusal:
        return None
