"""What a recorded notice does, and what still has to be watched."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.next_step import next_step
from blocks.standing import due
from contracts.account import Account
from contracts.contract import Contract
from contracts.i18n import _, show_day
from contracts.lifecycle import STANDS
from contracts.renewal import Counts, NoticeGiven, RenewalKind
from contracts.succession import open_version
from contracts.terms.wording import short
from contracts.version import Version

NAME_ROOM = 80


@dataclass(frozen=True, slots=True)
class Recorded:
    """A version after a notice, and how the notice lies to what was agreed."""

    contract: Contract
    version: Version
    account: Account | None
    today: date
    before: NoticeGiven | None = None  # what was recorded until now
    missed: date | None = None  # the last day for the term that ran then: it came too late for it
    arrives_by: date | None = None  # it counts from receipt, and was sent

    @property
    def ref(self) -> str:
        """``ACME-1/3``."""
        return f"{self.contract.ref}/{self.version.number}"


def recorded_message(done: Recorded) -> Message:
    """When it ends, that renewal and warnings stop, and what is to be seen to."""
    holidays = done.account.holidays if done.account else None
    ends = bold(next_step(done.version, done.today, holidays))
    said = [_head(done), ends, *_cautions(done), _stops(done.version), *_around(done)]
    return done_message(said, _then(done), _("A notice is recorded on {ref}", ref=done.ref))


def already_message(done: Recorded) -> Message:
    """The same notice was recorded before."""
    said = [_head(done), _("Recorded already: {notice}.", notice=done.version.notice_given)]
    text = _("A notice is recorded on {ref}", ref=done.ref)
    return done_message([*said, _("Nothing changed.")], _then(done), text)


def _head(done: Recorded) -> Mrkdwn:
    who = done.account.name if done.account else _("Shared terms")
    return joined(" · ", [bold(short(who, NAME_ROOM)), done.ref])


def _cautions(done: Recorded) -> Iterator[str | Mrkdwn]:
    if done.missed is not None:
        yield _too_late(done, done.missed)
    if done.missed is not None and _counted_from_sending(done.version):
        yield phrase(
            "It counts from sending: if it was sent by {missed}, record that instead:"
            " `/contract notice {contract} sent --by them --on DAY`.",
            missed=show_day(done.missed),
            contract=done.contract.ref,
        )
    if done.arrives_by is not None:
        day = due(done.arrives_by, done.today)
        yield _("It counts from receipt: make sure that it arrives by {day}.", day=day)


def _too_late(done: Recorded, missed: date) -> str:
    given = done.version.notice_given
    return _(
        "It came too late for the term that ran then, for which the last day was {missed}:"
        " it reaches {ends}.",
        missed=show_day(missed),
        ends=show_day(given.ends) if given else "–",
    )


def _counted_from_sending(version: Version) -> bool:
    agreed, given = version.notice, version.notice_given
    sent = agreed is not None and agreed.counts is Counts.SENT
    return sent and given is not None and given.how is Counts.RECEIVED


def _stops(version: Version) -> str:
    if version.renewal.kind is RenewalKind.AUTOMATIC:
        return _("It does not renew, and nobody is warned of it any more.")
    return _("Nobody is warned of it any more.")


def _around(done: Recorded) -> Iterator[str]:
    """What was so before, and what may follow."""
    if done.before is not None:
        yield _(
            "It takes the place of the notice that was recorded before: {notice}.",
            notice=done.before,
        )
    coming = open_version(done.contract)
    if coming is not None:
        ref = f"{done.contract.ref}/{coming.number}"
        stands = _(STANDS[coming.state], ref=ref)
        yield _("{stands}: cancel it if nothing is to follow.", stands=stands)


def _then(done: Recorded) -> dict[str, str]:
    history = {_("History"): f"history {done.contract.ref}"}
    if done.account is None:
        return history
    return {_("Terms in force"): f"terms {done.account.code}"} | history
