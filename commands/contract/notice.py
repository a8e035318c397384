"""``/contract notice``: notice was given, and when the contract ends by it."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from blocks.kit import Message
from blocks.mrkdwn import is_web
from blocks.notice_card import Recorded, already_message, recorded_message
from blocks.notice_form import NoticeForm, notice_form
from blocks.view import View
from commands.asked import Answer, Via
from commands.days import spoken_day
from commands.grammar import POSITIONAL, Arguments, FieldErrors, flags_of
from commands.notices import Running, record, running_called
from commands.spec import Context, command
from contracts.ending import (
    EndsByItself,
    EndsOutOfPlace,
    EndUnknown,
    NoNoticePeriod,
    NotThatSide,
    arrives_by,
    missed_deadline,
    notice_effect,
)
from contracts.errors import Refusal
from contracts.i18n import _, show_day
from contracts.people import Permission
from contracts.renewal import Counts, NoticeGiven, Side
from contracts.terms.fields import Name

BESIDE: dict[type[Refusal], str] = {
    NoNoticePeriod: "ends",
    EndUnknown: "ends",
    EndsByItself: "ends",
    EndsOutOfPlace: "ends",
    NotThatSide: "by",
}
"""The input of the form to which a refusal belongs."""


class Notice(Arguments):
    contract: str
    how: Annotated[Counts | None, POSITIONAL, Field(description="sent|received")] = None
    on: Annotated[str | None, Field(description="DAY")] = None
    by: Annotated[Literal["us", "them"] | None, Field(description="us|them")] = None
    ends: Annotated[str | None, Field(description="DAY")] = None
    form: Annotated[Name | None, Field(description="TEXT")] = None
    document: Annotated[str | None, Field(description="ADDRESS")] = None


def _writes(args: Notice) -> bool:
    return args.how is not None


@command(
    needs=Permission.RECORD_NOTICE,
    examples=[
        "notice ACME-1",
        "notice ACME-1 received --on 2026-09-01",
        "notice ACME-1 sent --by us --form registered letter",
    ],
    writes=_writes,
)
def notice(args: Notice, context: Context) -> Answer:
    """Record that notice was sent or received: the contract ends and does not renew."""
    how = f" {args.how}" if args.how else ""
    one = running_called(
        args.contract,
        context,
        again=lambda name: f"notice {name}{how}{flags_of(args)}",
        to_change=_writes(args),
    )
    if args.how is None:
        return _form(args, one)
    try:
        return _recorded(args, args.how, one, context)
    except tuple(BESIDE) as refused:
        if context.via is not Via.SUBMITTED:
            raise
        raise FieldErrors({BESIDE[type(refused)]: str(refused)}) from refused


def _recorded(args: Notice, how: Counts, one: Running, context: Context) -> Message:
    given = _given(args, how, one)
    before = one.version.notice_given
    if given == before:
        return already_message(Recorded(one.contract, one.version, one.account, one.today))
    version = record(one, given, context)
    computed = args.ends is None
    done = Recorded(
        one.contract,
        version,
        one.account,
        one.today,
        before,
        missed_deadline(one.unnoticed, given.on) if computed else None,
        arrives_by(one.version, given) if computed else None,
    )
    return recorded_message(done)


def _given(args: Notice, how: Counts, one: Running) -> NoticeGiven:
    """The notice that was described; FieldErrors for what of it cannot be."""
    on = spoken_day(args.on, one.today) if args.on else one.today
    errors: dict[str, str] = {}
    if on > one.today:
        day = show_day(on)
        errors["on"] = _("{day} is still to come: record it when it has happened.", day=day)
    if args.document and not is_web(args.document):
        errors["document"] = _("This is no web address such as https://files.example.com/a.pdf.")
    if errors:
        raise FieldErrors(errors)
    by = Side(args.by) if args.by else USUAL[how]
    ends = spoken_day(args.ends, one.today) if args.ends else notice_effect(one.unnoticed, on, by)
    return NoticeGiven(on=on, by=by, how=how, ends=ends, form=args.form, document=args.document)


USUAL = {Counts.SENT: Side.US, Counts.RECEIVED: Side.THEM}


def _form(args: Notice, one: Running) -> View:
    on = spoken_day(args.on, one.today) if args.on else one.today
    by = Side(args.by) if args.by else None
    effect, known = _effect(one, on, by)
    form = NoticeForm(
        ref=one.ref,
        line=f"notice {one.contract.ref}",
        customer=one.account.name if one.account else _("Shared terms"),
        version=one.version,
        on=on,
        effect=effect,
        end_is_known=known,
        by=by,
        ends=spoken_day(args.ends, one.today) if args.ends else None,
        form=args.form or "",
        document=args.document or "",
    )
    return notice_form(form)


def _effect(one: Running, on: date, by: Side | None) -> tuple[str, bool]:
    """What notice on that day does, or why nobody can say; and whether the end is known."""
    try:
        ends = notice_effect(one.unnoticed, on, by or Side.BOTH)
    except Refusal as refused:
        return str(refused), False
    return _("Given on {on}, it ends on {ends}.", on=show_day(on), ends=show_day(ends)), True
