"""Notice for a whole account: each contract that runs, with when it would end, or why it cannot."""

from collections.abc import Iterator, Sequence
from datetime import date

from blocks.notice_card import Recorded
from blocks.notices_card import noticed_message
from blocks.notices_form import BOXES, Ending, NoticesForm, Staying, notices_form
from commands.asked import Answer
from commands.days import spoken_day
from commands.grammar import FieldErrors, flags_of
from commands.notices import Running, running_of
from commands.noticing import NoticeArguments, given_by, recorded
from commands.resolve import account_called
from commands.spec import Context
from contracts.account import Account
from contracts.contract import Contract
from contracts.deadlines import last_day
from contracts.ending import NoticeAlreadyGiven, noticed
from contracts.errors import NotFound, Refusal
from contracts.i18n import _
from contracts.receipt import NothingOnItsWay, awaits_receipt
from contracts.renewal import Counts, NoticeGiven
from contracts.succession import running
from store import ChangedMeanwhile

SHOWN = 3  # of what is wrong with the chosen ones, beside their boxes


class NothingRunsThere(NotFound):
    """An account has no contract that notice could end."""

    def __init__(self, account: Account) -> None:
        super().__init__(
            _("{name} has no contract in force.", name=account.name),
            offers={_("Who {code} is", code=account.code): f"account {account.code}"},
        )


def meant(args: NoticeArguments, context: Context) -> str | Account:
    """The account that is called so, or the reference of a contract: of its only one that runs.

    What is neither is left for whoever looks up contracts to refuse.
    """
    work, said = context.work, args.contract
    if work.contracts.called(said) is not None or not work.accounts.called(said):
        return said
    how = f" {args.how}" if args.how else ""
    account = account_called(
        said, context, again=lambda code: f"notice {code}{how}{flags_of(args)}"
    )
    live = _live(account, context)
    if not live:
        raise NothingRunsThere(account)
    return live[0].ref if len(live) == 1 and not args.several else account


def _live(account: Account, context: Context) -> list[Contract]:
    """The contracts of which a version runs and has not ended by its dates."""
    today = context.today(account.timezone)
    found = context.work.contracts.of_account(account.code)
    return sorted((one for one in found if _runs_on(one, today)), key=lambda one: one.ref)


def _runs_on(contract: Contract, today: date) -> bool:
    version = running(contract)
    last = last_day(version) if version else date.min
    return not isinstance(last, date) or last >= today


def all_of_account(args: NoticeArguments, account: Account, context: Context) -> Answer:
    """The form that says of each contract what notice does; or what came of those chosen in it."""
    if args.several and args.how is not None:
        return noticed_message(account, list(_record(args, args.how, account, context)))
    how = args.how or Counts.RECEIVED
    found = [_would(args, how, one, context) for one in _live(account, context)]
    today = context.today(account.timezone)
    form = NoticesForm(
        account=account,
        line=f"notice {account.code} --several{_kept(args)}",
        on=spoken_day(args.on, today) if args.on else today,
        how=how,
        by=args.side,
        can=[one for one in found if isinstance(one, Ending)],
        cannot=[one for one in found if isinstance(one, Staying)],
    )
    return notices_form(form)


def _kept(args: NoticeArguments) -> str:
    """What was typed and is not asked for in the form."""
    return f" --ends {args.ends}" if args.ends else ""


def _would(
    args: NoticeArguments, how: Counts, contract: Contract, context: Context
) -> Ending | Staying:
    """What notice would do to *contract*; FieldErrors where nothing of it can be as it was said."""
    try:
        one = running_of(contract, context, to_change=False)
        given = _given(args, how, one)
    except FieldErrors:
        raise
    except Refusal as refused:
        return Staying(contract, str(refused))
    agreed = one.version.notice
    return Ending(contract, one.ref, given.ends, agreed.form if agreed else None)


def _given(args: NoticeArguments, how: Counts, one: Running) -> NoticeGiven:
    """The notice of *one* contract; a Refusal for one of which a notice is recorded already.

    But for one that is on its way: of that the receipt may be recorded.
    """
    before = one.version.notice_given
    comes = how is Counts.RECEIVED and awaits_receipt(one.version)
    if args.receipt and not comes:
        raise NothingOnItsWay
    if before is not None and not (comes and args.side is before.by):
        raise NoticeAlreadyGiven(before)
    given = given_by(args, how, one)
    noticed(one.unnoticed, given)
    return given


def _record(
    args: NoticeArguments, how: Counts, account: Account, context: Context
) -> Iterator[Recorded]:
    """Write the notice of every chosen contract; of none where any of them cannot be ended."""
    chosen = [_chosen(ref, account, context) for ref in _refs(args)]
    wrong: list[str] = []
    for one in chosen:
        try:
            _given(args, how, one)
        except FieldErrors:
            raise
        except Refusal as refused:
            wrong.append(_("{ref}: {why}", ref=one.contract.ref, why=str(refused)))
    if wrong:
        raise FieldErrors({f"{BOXES}-0": _nothing_done(wrong)})
    for one in chosen:
        done = recorded(args, how, one, context)
        if done is not None:
            yield done


def _refs(args: NoticeArguments) -> list[str]:
    """The versions that were ticked, by their contracts: nobody waits for another in a circle."""
    ticked = (value for name, value in args.boxes.items() if name.startswith(BOXES))
    refs = [one for value in ticked if isinstance(value, tuple) for one in value]
    if not refs:
        raise FieldErrors({f"{BOXES}-0": _("Tick at least one contract.")})
    return sorted(refs, key=lambda ref: ref.rpartition("/"))


def _chosen(ref: str, account: Account, context: Context) -> Running:
    """The version that was ticked, if it still is the one that runs."""
    name, _slash, number = ref.rpartition("/")
    contract = context.work.contracts.called(name)
    if contract is None or contract.account != account.code:
        raise ChangedMeanwhile
    one = running_of(contract, context, to_change=True)
    if str(one.version.number) != number:
        raise ChangedMeanwhile
    return one


def _nothing_done(wrong: Sequence[str]) -> str:
    return " ".join([_("Nothing was recorded."), *wrong[:SHOWN]])
