"""What a recorded notice does, and what still has to be watched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from blocks.consequences import referring_line
from blocks.done_card import done_message
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.next_step import next_step
from blocks.notice_words import proofs
from blocks.standing import due
from contracts.account import Account, customer_name
from contracts.contract import Contract
from contracts.i18n import _, show_day
from contracts.lifecycle import STANDS
from contracts.notice_forms import is_agreed_form
from contracts.receipt import awaits_receipt
from contracts.renewal import Counts, NoticeGiven, RenewalKind
from contracts.succession import open_version
from contracts.terms.wording import sentence, short
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
    referring: Sequence[str] = ()  # what belongs or refers to it and runs

    @property
    def ref(self) -> str:
        """``ACME-1/3``."""
        return f"{self.contract.ref}/{self.version.number}"

    @property
    def ends(self) -> date | None:
        given = self.version.notice_given
        return given.ends if given else None

    @property
    def completes(self) -> bool:
        """Whether it is the notice that was recorded before, with its receipt."""
        given = self.version.notice_given
        if given is None or given.receipt is None or self.before is None:
            return False
        told = {"receipt": given.receipt, "ends": given.ends}
        return self.before.model_copy(update=told) == given


def recorded_message(done: Recorded) -> Message:
    """When it ends, that renewal and warnings stop, and what is to be seen to."""
    holidays = done.account.holidays if done.account else None
    ends = bold(next_step(done.version, done.today, holidays))
    said = [_head(done), ends, *_proof(done), *cautions(done), _stops(done.version)]
    text = _("A notice is recorded on {ref}", ref=done.ref)
    said.append(referring_line(done.referring))
    return done_message([*said, *_around(done)], _then(done), text)


def already_message(done: Recorded) -> Message:
    """The same notice was recorded before."""
    said = [_head(done), _("Recorded already: {notice}.", notice=done.version.notice_given)]
    text = _("A notice is recorded on {ref}", ref=done.ref)
    return done_message([*said, _("Nothing changed.")], _then(done), text)


def _proof(done: Recorded) -> Iterator[Mrkdwn]:
    """In which form it was given, and what proves it."""
    given = done.version.notice_given
    if given is not None:
        form = phrase("Given by {form}", form=given.form) if given.form else ""
        said = joined(" · ", [form, *proofs(given)])
        yield from [Mrkdwn(sentence(said))] if said else []


def _head(done: Recorded) -> Mrkdwn:
    who = customer_name(done.account, first=True)
    return joined(" · ", [bold(short(who, NAME_ROOM)), done.ref])


def cautions(done: Recorded) -> Iterator[str | Mrkdwn]:
    """What of the notice lies otherwise than agreed, and what has to be seen to."""
    yield from _other_form(done.version)
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
    if awaits_receipt(done.version):
        yield _("It has no effect until it is received: record the receipt then.")


def _other_form(version: Version) -> Iterator[Mrkdwn]:
    """A notice in another form than was agreed may be worth nothing."""
    agreed, given = version.notice, version.notice_given
    if agreed is None or given is None or is_agreed_form(agreed, given.form):
        return
    if given.form is None:
        yield phrase(NO_FORM, agreed=agreed.form)
    else:
        yield phrase(OTHER_FORM, agreed=agreed.form, form=given.form)


OTHER_FORM = (
    "*Agreed is {agreed}, but it was given by {form}: it may not count.* Have it given again as"
    " agreed, or confirmed in writing, while there is time."
)
NO_FORM = "Agreed is {agreed}; in which form it was given is not recorded."


def _too_late(done: Recorded, missed: date) -> str:
    given = done.version.notice_given
    return _(
        "It came too late for the term that ran then, whose last day for notice was {missed}:"
        " it ends the contract on {ends}.",
        missed=show_day(missed),
        ends=show_day(given.ends) if given else "–",
    )


def _counted_from_sending(version: Version) -> bool:
    agreed, given = version.notice, version.notice_given
    sent = agreed is not None and agreed.counts is Counts.SENT
    return sent and given is not None and given.how is Counts.RECEIVED


def _stops(version: Version) -> str:
    if awaits_receipt(version) and version.renewal.kind is RenewalKind.AUTOMATIC:
        return _(
            "Once it is received, the contract does not renew. Nobody is warned of it any more."
        )
    if version.renewal.kind is RenewalKind.AUTOMATIC:
        return _("The contract does not renew, and nobody is warned of it any more.")
    return _("Nobody is warned of it any more.")


def _around(done: Recorded) -> Iterator[str]:
    """What was so before, and what may follow."""
    if done.before is not None and not done.completes:
        yield _(
            "It takes the place of the notice that was recorded before: {notice}.",
            notice=done.before,
        )
    elif done.before is not None and done.before.ends != done.ends:
        words = "By the day of its receipt it ends then, and not on {day}."
        yield _(words, day=show_day(done.before.ends))
    coming = open_version(done.contract)
    if coming is not None:
        ref = f"{done.contract.ref}/{coming.number}"
        stands = _(STANDS[coming.state], ref=ref)
        yield _("{stands}: cancel it if nothing is to follow.", stands=stands)


def _then(done: Recorded) -> dict[str, str]:
    history = {_("History"): f"history {done.contract.ref}"}
    if awaits_receipt(done.version):
        history = {_("Record the receipt"): f"notice {done.contract.ref} --receipt"} | history
    if done.account is None:
        return history
    return {_("Terms in force"): f"terms {done.account.code}"} | history
