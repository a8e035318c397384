"""``/contract queue``: what waits for your decision."""

from collections.abc import Collection, Iterator, Sequence
from typing import Annotated

from pydantic import Field

from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn
from blocks.queue_card import AT_ONCE, decided_message, queue_message, several_form
from blocks.request_words import Reader
from commands.asked import Answer
from commands.grammar import FORM, HIDDEN, FieldErrors, Fields
from commands.several import decide_one
from commands.spec import Context, LookUp, command
from contracts.approval.answers import Verdict
from contracts.i18n import _
from contracts.people import Permission
from contracts.requests import Request
from store import Dossier, dossier, progress_of

MOST = 100  # whoever decided on these asks again


class Queue(LookUp):
    several: Annotated[bool, HIDDEN] = False
    decide: Annotated[bool, HIDDEN] = False
    form: Annotated[Fields, FORM, Field(default_factory=dict)]


def _writes(args: Queue) -> bool:
    return args.decide


@command(needs=Permission.DECIDE, examples=["queue"], writes=_writes)
def queue(args: Queue, context: Context) -> Answer:
    """What waits for your decision, the oldest first; decide on several at once."""
    if args.decide:
        return decided_message(list(_decided(args.form, context)))
    mine = list(_mine(context))
    if args.several:
        return several_form([one for one, _who in _read(mine[:AT_ONCE], context)])
    return _shown(mine, args, context)


def _read(
    mine: Sequence[tuple[Request, Reader]], context: Context
) -> Iterator[tuple[Dossier, Reader]]:
    """Each with everything that has to be known of it."""
    read = ((dossier(context.work, one, context.today), who) for one, who in mine)
    yield from ((one, who) for one, who in read if one)


def _shown(mine: Sequence[tuple[Request, Reader]], args: Queue, context: Context) -> Message:
    found = list(_read(mine[:MOST], context))
    return queue_message(found, len(mine), args.page, context.line)


def _mine(context: Context) -> Iterator[tuple[Request, Reader]]:
    """The requests that wait for whoever asks, and nobody in their place; the oldest first."""
    person = context.actor.person
    for request in context.work.approvals.asked_of(person.user_id):
        stands = progress_of(context.work, request, context.now)
        reader = Reader(person.user_id, person.timezone, stands)
        if reader.asking:
            yield request, reader


def _decided(form: Fields, context: Context) -> Iterator[Mrkdwn]:
    """What came of each that was ticked; always in one order, so that nobody waits in a circle."""
    chosen, verdict = sorted(_chosen(form)), Verdict(str(form.get("verdict")))
    reason = str(form.get("reason") or "").strip() or None
    if verdict is Verdict.REJECT and reason is None:
        raise FieldErrors({"reason": _("A rejection needs a reason: whoever asked reads it.")})
    _lock({said.partition("/")[0] for said in chosen}, context)
    context.work.change_grounds()  # as one of them may put in force what another one rests on
    for said in chosen:
        ref, _space, seen = said.partition(" ")
        yield decide_one(ref, seen, verdict, reason, context)


def _chosen(form: Fields) -> Sequence[str]:
    """Each version that was ticked, and the beginning of what was seen of it."""
    which = form.get("which") or ()
    return which if isinstance(which, tuple) else (which,)


def _lock(refs: Collection[str], context: Context) -> None:
    """All contracts that may change, before the grounds: so does whoever decides on one of them."""
    contracts, more = context.work.contracts, set[str]()
    for ref in refs:
        proposed = (request.proposed for request in context.work.requests.open_of(ref))
        accounts = {one.account for one in proposed if one and one.account}
        more |= {one.ref for code in accounts for one in contracts.of_account(code)}
    for ref in sorted({*refs, *more}):
        contracts.locked(ref)
