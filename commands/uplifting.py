"""By what prices shall move, as it was typed or agreed, and a version with its prices moved."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field
from pydantic_core import PydanticCustomError

from commands.amounts import spoken_amount
from commands.grammar import HIDDEN, Arguments, BadArguments, FieldErrors
from commands.spec import Context
from contracts.contract import Contract
from contracts.i18n import _, quoted, signed_percent
from contracts.money import Money
from contracts.months import month_of, read_month
from contracts.percent import exact
from contracts.submission import judged_on
from contracts.terms import PriceReview, Term
from contracts.uplift import (
    ByAmount,
    ByFactor,
    IndexRule,
    NoSeries,
    Reading,
    Uplift,
    Uplifted,
    by_index,
    by_percent,
    uplifted,
)
from contracts.version import Version
from store import around

WAYS = ("percent", "amount", "index")
LEAST, MOST = Decimal(-100), Decimal(1000)  # percent: more is a slip of the hand


class UpliftArguments(Arguments):
    """How prices are moved; none of these: as the contract's price review says."""

    percent: Annotated[str | None, Field(description="PERCENT")] = None
    amount: Annotated[str | None, Field(description="AMOUNT")] = None
    index: Annotated[str | None, Field(description="NAME")] = None
    base: Annotated[str | None, HIDDEN, Field(description="MONTH")] = None
    lag: Annotated[int | None, HIDDEN, Field(ge=0, le=120, description="MONTHS")] = None

    @property
    def named(self) -> bool:
        """Whether they say how prices move."""
        return any(getattr(self, way) is not None for way in WAYS)


@dataclass(frozen=True, slots=True)
class Move:
    """A version with its prices moved, by what, and what deserves a word; None: nothing moved."""

    version: Version
    by: str = ""
    result: Uplifted | None = None
    note: str = ""


def check_ways(args: UpliftArguments) -> None:
    """Raises FieldErrors where prices shall move in two ways at once, or by no number."""
    if sum(getattr(args, way) is not None for way in WAYS) > 1:
        raise FieldErrors({"percent": _("Prices move by a percent, an amount or an index.")})
    if args.percent is not None:
        _percent(args.percent)
    if args.base is not None:
        _month(args.base)


def move(contract: Contract, version: Version, args: UpliftArguments, context: Context) -> Move:
    """*version*, a draft, with its prices moved as *args* say, else as the review of prices does.

    A Refusal where that cannot be: a value of the index is missing, a currency is another.
    """
    review = _review(contract, version, context)
    if args.percent is not None:
        by = by_percent(_percent(args.percent))
        return _moved(version, by, by.words, _beside(review, by))
    if args.amount is not None:
        amount = ByAmount(_amount(args.amount, contract, context))
        return _moved(version, amount, amount.words, _beside(review, None))
    if args.index is None and (review is None or review.index is None):
        return Move(version, note=_by_hand(review))
    return _by_index(version, review, args, context)


def _moved(version: Version, uplift: Uplift, by: str, note: str) -> Move:
    result = uplifted(version, uplift)
    return Move(result.version, by, result, note)


def _by_index(
    version: Version, review: PriceReview | None, args: UpliftArguments, context: Context
) -> Move:
    rule = _rule(review, args, context)
    start = version.start if isinstance(version.start, date) else context.today()
    reading = by_index(rule, start, context.work.indexes.value)
    if review is not None and not args.named and not _is_due(review, reading):
        words = "{review}: that is not due yet, so no price moved."
        return Move(version, note=_(words, review=review.words()))
    moved = _moved(version, reading.uplift, reading.uplift.words, reading.words)
    rebased = tuple(_rebased(moved.version, review, reading)) if review else moved.version.terms
    return replace(moved, version=moved.version.model_copy(update={"terms": rebased}))


def _rule(review: PriceReview | None, args: UpliftArguments, context: Context) -> IndexRule:
    """What was agreed, where *args* say nothing else; NoSeries where nobody imported it."""
    said = args.index or (review.index if review else None) or ""
    series = context.work.indexes.called(" ".join(said.split()))
    if series is None:
        raise NoSeries(said)
    base = _month(args.base) if args.base else review.base if review else None
    lag = args.lag if args.lag is not None else (review.lag or 0) if review else 0
    return IndexRule(series, base, lag, review.cap if review else None,
                     review.floor if review else None)  # fmt: skip


def _rebased(version: Version, review: PriceReview, reading: Reading) -> Iterator[Term]:
    """The terms, of which the review goes on from the month that was read.

    One that stands in a base stays there: the contract has its own from now on.
    """
    after = review.model_copy(update={"base": reading.read[0], "locked": False})
    own = any(isinstance(term, PriceReview) for term in version.terms)
    for term in version.terms:
        yield after if isinstance(term, PriceReview) else term
    if not own:
        yield after


def _review(contract: Contract, version: Version, context: Context) -> PriceReview | None:
    """The review of prices that counts, the nearest: its own, or that of a base (TERMS 3)."""
    today = context.today_of(contract)
    within = around(context.work, contract, version, today)
    day = judged_on(version, today)
    for one in (version, *(above for _family, above in within.above)):
        for term in one.terms:
            if isinstance(term, PriceReview) and term.holds_on(day):
                return term
    return None


def _is_due(review: PriceReview, reading: Reading) -> bool:
    """Whether as long as between two reviews has passed since the base month."""
    since = date.fromisoformat(f"{reading.base[0]}-01")
    return month_of(review.every.after(since)) <= reading.read[0]


def _by_hand(review: PriceReview | None) -> str:
    """That nothing moved, and what to say so that something does."""
    if review is None:
        return _("No price review is agreed: no price moved.")
    words = "{review}, by no index: no price moved. Say by how much with --percent or --amount."
    return _(words, review=review.words())


def _beside(review: PriceReview | None, by: ByFactor | None) -> str:
    """A word on the review that was agreed, where prices move in another way or further."""
    if review is None:
        return ""
    agreed = review.words()
    percent = by.percent if by else None
    over = percent is not None and review.cap is not None and percent > review.cap
    under = percent is not None and review.floor is not None and percent < review.floor
    if percent is not None and (over or under):
        words = "{percent} is not what was agreed. {review}."
        return _(words, percent=signed_percent(percent), review=agreed)
    return _(BASE_STAYS, review=agreed) if review.base else ""


BASE_STAYS = "{review}. Edit its base month, or the next review counts this change once more."


def _percent(said: str) -> Decimal:
    """A signed percentage; BadArguments for what is none, or takes more than everything off."""
    try:
        percent = exact(said.replace("%", "").replace(" ", ""))
    except PydanticCustomError as error:
        raise BadArguments(f"{error}.") from error
    if not LEAST <= percent <= MOST:
        words = "{text} is not possible: a percentage lies between −100 and {most}."
        raise BadArguments(_(words, text=quoted(said), most=MOST))
    if not percent:
        raise BadArguments(_("0 % moves no price."))
    return percent


def _month(said: str) -> str:
    try:
        return read_month(said)
    except PydanticCustomError as error:
        raise BadArguments(f"{error}.") from error


def _amount(said: str, contract: Contract, context: Context) -> Money:
    """An amount, with a minus where prices shall fall; else in the currency of the account."""
    text = said.strip().replace("−", "-")
    account = context.work.accounts.of(contract)
    amount = spoken_amount(text.lstrip("+-").strip(), account.currency if account else None)
    return amount * -1 if text.startswith("-") else amount
