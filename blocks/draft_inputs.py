"""What the form of a draft asks for beside its terms: inputs by the names of the arguments."""

from collections.abc import Iterator, Mapping
from datetime import date

from blocks import inputs, kit, limits
from blocks.kit import Block
from contracts.contract_type import ContractType
from contracts.days import UNKNOWN
from contracts.draft_content import DraftContent
from contracts.i18n import _, number
from contracts.renewal import Counts, Notice, NoticeTo, RenewalKind

TYPES: Mapping[ContractType, str] = {
    ContractType.FIXED_PRICE: "Fixed price",
    ContractType.TIME_AND_MATERIALS: "Time and materials",
    ContractType.COST_PLUS: "Cost plus",
}
RENEWALS: Mapping[RenewalKind, str] = {
    RenewalKind.NONE: "None: it ends",
    RenewalKind.AUTOMATIC: "Automatic, unless notice is given",
    RenewalKind.EVERGREEN: "Evergreen: it runs until notice",
    RenewalKind.UNKNOWN: "Not known",
}
TO: Mapping[NoticeTo, str] = {
    NoticeTo.TERM_END: "The end of the term",
    NoticeTo.MONTH_END: "The end of a month",
    NoticeTo.QUARTER_END: "The end of a quarter",
    NoticeTo.YEAR_END: "The end of a year",
}
COUNTS: Mapping[Counts, str] = {
    Counts.RECEIVED: "When it is received",
    Counts.SENT: "When it is sent",
}


def draft_inputs(
    content: DraftContent,
    currency: str | None,
    bases: Mapping[str, str] | None,
    follows: str = "",
) -> list[Block]:
    """Everything at once, as it is now; *bases* are offered by their references, if at all.

    *follows* is the version in whose place it is to come.
    """
    return [
        *_head(content),
        *_dates(content, follows),
        *_renewal(content),
        *_notice(content.notice),
        *_about(content, currency),
        *(_base(content.base, bases) if bases else ()),
    ]


def _head(content: DraftContent) -> Iterator[Block]:
    example = _("Master supply agreement")
    yield inputs.text_input("title", _("Title"), content.title, placeholder=example, most=200)
    types = {kind.value: _(words) for kind, words in TYPES.items()}
    yield inputs.choice("type", _("Contract type"), types, content.type)


def _dates(content: DraftContent, follows: str) -> Iterator[Block]:
    place = _("From this day on it takes the place of {ref}.", ref=follows) if follows else ""
    yield inputs.day_input("start", _("Start"), _known(content.start), hint=place)
    left = (
        _("Not known. Left empty: it stays unknown.")
        if content.end is UNKNOWN
        else _("The last day. Left empty: open-ended.")
    )
    yield inputs.day_input("end", _("End"), _known(content.end), hint=left, optional=True)


def _known(day: object) -> date | None:
    return day if isinstance(day, date) else None


def _renewal(content: DraftContent) -> Iterator[Block]:
    renewal = content.renewal
    kinds = {
        kind.value: _(words)
        for kind, words in RENEWALS.items()
        if kind is not RenewalKind.UNKNOWN or kind is renewal.kind  # nobody agrees on that
    }
    yield inputs.choice("renewal", _("Renewal"), kinds, renewal.kind)
    length = renewal.length.written if renewal.length else None
    words = _("How long each automatic renewal is, such as 12 months.")
    yield inputs.text_input("renewal_for", _("Renewal for"), length, hint=words, optional=True)
    times = str(renewal.times) if renewal.times else None
    words = _("How often at most. Left empty: until notice is given.")
    yield inputs.text_input("renewal_times", _("Renewal times"), times, hint=words, optional=True)


def _notice(notice: Notice | None) -> Iterator[Block]:
    period = notice.period.written if notice else None
    words = _("The period, such as 3 months, 90 days or 6 weeks. Left empty: none is agreed.")
    yield inputs.text_input("notice", _("Notice"), period, hint=words, optional=True)
    to = {kind.value: _(words) for kind, words in TO.items()}
    yield inputs.choice("notice_to", _("Notice to"), to, notice.to if notice else NoticeTo.TERM_END)
    counts = {kind.value: _(words) for kind, words in COUNTS.items()}
    chosen = notice.counts if notice else Counts.RECEIVED
    yield inputs.choice("notice_counts", _("Notice counts"), counts, chosen)


def _about(content: DraftContent, currency: str | None) -> Iterator[Block]:
    value = content.value.written if content.value else None
    hint = (
        _("Such as 250000 {currency}; without a currency, {currency} is meant.", currency=currency)
        if currency
        else _("With its currency, such as 250000 EUR.")
    )
    yield inputs.text_input("value", _("Value"), value, hint=hint, optional=True)
    yield _summary(content.summary or "")
    url = content.document.url if content.document else None
    example = "https://"
    hint = _("The web address of the paper.")
    yield inputs.text_input(
        "document", _("Document"), url, hint=hint, placeholder=example, optional=True
    )


def _summary(summary: str) -> Block:
    """The input; what is too long for one stays as it is, and that is said."""
    if len(summary) > limits.INPUT_VALUE:
        words = _(
            "The summary has {count} characters, too many for a form: it stays as it is.",
            count=number(len(summary)),
        )
        return kit.context(words)
    words = _("For whoever decides: what changes, and why.")
    return inputs.text_input(
        "summary", _("Summary"), summary, hint=words, optional=True, multiline=True
    )


def _base(chosen: str | None, bases: Mapping[str, str]) -> Iterator[Block]:
    words = _("Shared terms that hold as well.")
    yield inputs.choice("base", _("Base"), bases, chosen, hint=words, optional=True)
