"""``/contract notice``: notice was given, how it is proven, and when a contract ends by it."""

from datetime import date

from blocks.kit import Message
from blocks.notice_card import Recorded, already_message, recorded_message
from blocks.notice_form import NoticeForm, Typed, notice_form, receipt_form
from blocks.view import View
from commands.asked import Answer, Via
from commands.days import spoken_day
from commands.grammar import FieldErrors, flags_of
from commands.notices import Running, running_called
from commands.notices_of_account import all_of_account, meant
from commands.noticing import NoticeArguments, WhoseNotice, recorded
from commands.spec import Context, command
from contracts.account import customer_name
from contracts.ending import (
    EndsByItself,
    EndsOutOfPlace,
    EndUnknown,
    NoNoticePeriod,
    NotThatSide,
    notice_effect,
)
from contracts.errors import Refusal
from contracts.i18n import _, show_day
from contracts.people import Permission
from contracts.receipt import NothingOnItsWay
from contracts.renewal import Counts, Side
from store import referring

BESIDE: dict[type[Refusal], str] = {
    NoNoticePeriod: "ends",
    EndUnknown: "ends",
    EndsByItself: "ends",
    EndsOutOfPlace: "ends",
    NotThatSide: "by",
    WhoseNotice: "by",
}
"""The input of the form to which a refusal belongs."""


def _writes(args: NoticeArguments) -> bool:
    return args.how is not None


@command(
    needs=Permission.RECORD_NOTICE,
    examples=[
        "notice ACME-1",
        "notice ACME-1 received --on 2026-09-01 --form e-mail",
        "notice ACME-1 sent --form registered letter --proof postal receipt --reference RR1234NL",
        "notice ACME received --on 2026-09-01",
    ],
    writes=_writes,
)
def notice(args: NoticeArguments, context: Context) -> Answer:
    """Record that notice was sent or received, with its proof, of one contract or of all."""
    found = meant(args, context)
    if not isinstance(found, str):
        return all_of_account(args, found, context)
    how = f" {args.how}" if args.how else ""
    one = running_called(
        found,
        context,
        again=lambda name: f"notice {name}{how}{flags_of(args)}",
        to_change=_writes(args),
    )
    if args.how is None:
        return _receipt_form(args, one) if args.receipt else _form(args, one, context)
    try:
        return _recorded(args, args.how, one, context)
    except tuple(BESIDE) as refused:
        if context.via is not Via.SUBMITTED:
            raise
        raise FieldErrors({BESIDE[type(refused)]: str(refused)}) from refused


def _recorded(args: NoticeArguments, how: Counts, one: Running, context: Context) -> Message:
    done = recorded(args, how, one, context)
    if done is None:
        return already_message(Recorded(one.contract, one.version, one.account, one.today))
    return recorded_message(done)


def _form(args: NoticeArguments, one: Running, context: Context) -> View:
    on = spoken_day(args.on, one.today) if args.on else one.today
    effect, known = _effect(one, on, args.side)
    form = NoticeForm(
        ref=one.ref,
        line=f"notice {one.contract.ref}",
        customer=_customer(one),
        version=one.version,
        on=on,
        effect=effect,
        end_is_known=known,
        ends=spoken_day(args.ends, one.today) if args.ends else None,
        referring=referring(context.work, one.contract),
        typed=_typed(args),
    )
    return notice_form(form)


def _receipt_form(args: NoticeArguments, one: Running) -> View:
    """Of the notice that was sent, whoever sent it."""
    given = one.version.notice_given
    if given is None or given.how is Counts.RECEIVED:
        raise NothingOnItsWay
    on = spoken_day(args.on, one.today) if args.on else one.today
    line = f"notice {one.contract.ref} received --by {given.by}"
    form = NoticeForm(one.ref, line, _customer(one), one.version, on, typed=_typed(args))
    return receipt_form(form)


def _customer(one: Running) -> str:
    return customer_name(one.account, first=True)


def _typed(args: NoticeArguments) -> Typed:
    said = (one or "" for one in (args.form, args.proof, args.reference, args.document))
    return Typed(args.how, args.side, *said)


def _effect(one: Running, on: date, by: Side | None) -> tuple[str, bool]:
    """What notice on that day does, or why nobody can say; and whether the end is known."""
    try:
        ends = notice_effect(one.unnoticed, on, by or Side.BOTH)
    except Refusal as refused:
        return str(refused), False
    return _("Given on {on}, it ends on {ends}.", on=show_day(on), ends=show_day(ends)), True
