"""What is said of a notice, typed or in a form: a notice of its own, or the receipt of one."""

from typing import Annotated, Literal

from pydantic import Field

from blocks.mrkdwn import is_web
from blocks.notice_card import Recorded
from blocks.notice_inputs import LONGEST_ADDRESS
from commands.days import spoken_day
from commands.grammar import FORM, HIDDEN, POSITIONAL, Arguments, FieldErrors, Fields
from commands.notices import ARRIVED, RECORDED, Running, record
from commands.spec import Context
from contracts.ending import arrives_by, missed_deadline, notice_effect
from contracts.errors import Refusal
from contracts.i18n import _, show_day
from contracts.receipt import arrived, awaits_receipt, counted_from
from contracts.renewal import Counts, NoticeGiven, Receipt, Side
from contracts.terms.fields import Name
from store import referring

USUAL = {Counts.SENT: Side.US, Counts.RECEIVED: Side.THEM}


class NoticeArguments(Arguments):
    contract: Annotated[str, Field(description="CONTRACT|ACCOUNT")]
    how: Annotated[Counts | None, POSITIONAL, Field(description="sent|received")] = None
    on: Annotated[str | None, Field(description="DAY")] = None
    by: Annotated[Literal["us", "them"] | None, Field(description="us|them")] = None
    ends: Annotated[str | None, Field(description="DAY")] = None
    form: Annotated[Name | None, Field(description="TEXT")] = None
    proof: Annotated[Name | None, Field(description="TEXT")] = None
    reference: Annotated[Name | None, Field(description="TEXT")] = None
    document: Annotated[str | None, Field(description="ADDRESS", max_length=LONGEST_ADDRESS)] = None
    file: Annotated[str | None, HIDDEN] = None
    receipt: Annotated[bool, HIDDEN] = False
    several: Annotated[bool, HIDDEN] = False
    boxes: Annotated[Fields, FORM, Field(default_factory=dict)]

    @property
    def side(self) -> Side | None:
        return Side(self.by) if self.by else None

    @property
    def paper(self) -> str | None:
        """Where the paper lies: the file that was put into the form, or the address."""
        return self.file or self.document


class WhoseNotice(Refusal):
    """Ours is on its way, so that two things may have happened."""

    def __init__(self, ref: str) -> None:
        super().__init__(
            _(
                "A notice that was sent for {ref} has not been received yet: which one came?",
                ref=ref,
            ),
            hint=_("Say it with --by: us, if it is ours that was received; them, if it is theirs."),
            offers={
                _("Ours was received"): f"notice {ref} --receipt",
                _("They gave notice"): f"notice {ref} --by them",
            },
        )


def given_by(args: NoticeArguments, how: Counts, one: Running) -> NoticeGiven:
    """The notice that was described; FieldErrors for what of it cannot be.

    One that was sent by the same side and is now said to be received is the same, with its receipt.
    """
    _check(args, one)
    if how is Counts.RECEIVED and _on_its_way(args, one):
        return _arrived(args, one)
    on = spoken_day(args.on, one.today) if args.on else one.today
    by = args.side or USUAL[how]
    ends = spoken_day(args.ends, one.today) if args.ends else notice_effect(one.unnoticed, on, by)
    return NoticeGiven(
        on=on,
        by=by,
        how=how,
        ends=ends,
        form=args.form,
        proof=args.proof,
        reference=args.reference,
        document=args.paper,
    )


def _on_its_way(args: NoticeArguments, one: Running) -> bool:
    """Whether what is received is the notice that was sent; WhoseNotice where nobody can tell."""
    before = one.version.notice_given
    if before is None or before.how is Counts.RECEIVED:
        return False
    if args.by is None and awaits_receipt(one.version):
        raise WhoseNotice(one.contract.ref)
    return args.side is before.by


def _arrived(args: NoticeArguments, one: Running) -> NoticeGiven:
    """The notice that was sent, completed by the day and the proof of its receipt."""
    on = spoken_day(args.on, one.today) if args.on else one.today
    before = one.version.notice_given
    if before is not None and on < before.on:
        day = show_day(before.on)
        raise FieldErrors({"on": _("It was sent on {day}: it cannot have come before.", day=day)})
    receipt = Receipt(on=on, proof=args.proof, reference=args.reference, document=args.paper)
    given = arrived(one.version, receipt)
    ends = spoken_day(args.ends, one.today) if args.ends else given.ends
    return given.model_copy(update={"ends": ends})


def _check(args: NoticeArguments, one: Running) -> None:
    """Raises FieldErrors for a day that is still to come, and papers that cannot be found."""
    errors: dict[str, str] = {}
    on = spoken_day(args.on, one.today) if args.on else one.today
    if on > one.today:
        day = show_day(on)
        errors["on"] = _("{day} is still to come: record it when it has happened.", day=day)
    if args.file and args.document:
        errors["document"] = _("One paper is kept: choose the file, or give the address.")
    elif args.document and not is_web(args.document):
        errors["document"] = _("This is no web address such as https://files.example.com/a.pdf.")
    elif args.file and not is_web(args.file):
        errors["file"] = _("Slack did not say where the file is: please choose it again.")
    if errors:
        raise FieldErrors(errors)


def recorded(args: NoticeArguments, how: Counts, one: Running, context: Context) -> Recorded | None:
    """What is so once the notice that was described is written; None where it is so already."""
    given, before = given_by(args, how, one), one.version.notice_given
    if given == before:
        return None
    came = before is not None and given.receipt not in {None, before.receipt}
    version = record(one, given, context, ARRIVED if came else RECORDED)
    computed = args.ends is None
    return Recorded(
        one.contract,
        version,
        one.account,
        one.today,
        before,
        missed_deadline(one.unnoticed, counted_from(version, given)) if computed else None,
        arrives_by(version, given) if computed else None,
        referring(context.work, one.contract),
    )
