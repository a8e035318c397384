"""How each argument of a draft is read from what was typed or filled in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from commands.amounts import spoken_amount
from commands.days import spoken_day
from contracts.contract_type import ContractType
from contracts.days import UNKNOWN, Unknown
from contracts.draft_content import DraftContent
from contracts.duration import Duration
from contracts.folding import folded
from contracts.i18n import _, alternatives, quoted
from contracts.money import Money
from contracts.renewal import Counts, NoticeTo, RenewalKind
from contracts.terms.fields import Name, Text
from contracts.version import Document

MOST_TIMES: Final = 999
NAME: TypeAdapter[str] = TypeAdapter(Name)
TEXT: TypeAdapter[str] = TypeAdapter(Text)


@dataclass(frozen=True, slots=True)
class Beside:
    """What it takes to understand what somebody wrote."""

    before: DraftContent
    today: date
    currency: str | None  # of the account: of amounts without one
    bases: Mapping[str, str]  # references, by how they may be written


def _day(text: str, beside: Beside) -> date | Unknown:
    return UNKNOWN if text.lower() == UNKNOWN.value else spoken_day(text, beside.today)


def _span(text: str, _beside: Beside) -> Duration:
    return Duration.read(text)


def _length(text: str, _beside: Beside) -> Duration:
    read = Duration.read(text)
    if not read.count:
        raise ValueError(_("It renews for at least one day"))
    return read


def _times(text: str, _beside: Beside) -> int:
    if not (text.isdecimal() and 0 < int(text[:10]) <= MOST_TIMES):
        words = "{text} is not a number of times from 1 to {most}"
        raise ValueError(_(words, text=quoted(text), most=MOST_TIMES))
    return int(text)


def _one_of(*possible: str) -> Callable[[str, Beside], str]:
    """A reader of these words, however they are capitalised and parted."""

    def read(text: str, _beside: Beside) -> str:
        plain = "_".join(text.lower().replace("-", " ").split())
        if plain not in possible:
            words = "{text} is not possible here; there is {possible}"
            raise ValueError(_(words, text=quoted(text), possible=alternatives(possible)))
        return plain

    return read


def _document(text: str, beside: Beside) -> Document:
    """A web address; Slack wraps one that was typed: <https://…|label>."""
    url = text.strip("<>").partition("|")[0] if text.startswith("<") else text
    before = beside.before.document
    if before and before.url == url:
        return before
    try:
        return Document(url=url)
    except ValidationError:
        words = "{text} is not a web address such as https://files.example.com/1"
        raise ValueError(_(words, text=quoted(text))) from None


def _base(text: str, beside: Beside) -> str:
    if folded(text) not in beside.bases:
        raise ValueError(_("There is no base {ref}", ref=quoted(text)))
    return beside.bases[folded(text)]


def _value(text: str, beside: Beside) -> Money:
    before = beside.before.value
    return before if before and before.written == text else spoken_amount(text, beside.currency)


def _start_is_needed(_beside: Beside) -> date:
    raise ValueError(_("Say on which day it starts"))


READ: Mapping[str, Callable[[str, Beside], Any]] = {
    "title": lambda text, _beside: NAME.validate_python(text),
    "type": lambda text, beside: ContractType(_one_of(*ContractType)(text, beside)),
    "start": _day,
    "end": _day,
    "renewal": lambda text, beside: RenewalKind(_one_of(*RenewalKind)(text, beside)),
    "renewal_for": _length,
    "renewal_times": _times,
    "notice": _span,
    "notice_to": lambda text, beside: NoticeTo(_one_of(*NoticeTo)(text, beside)),
    "notice_counts": lambda text, beside: Counts(_one_of(*Counts)(text, beside)),
    "value": _value,
    "summary": lambda text, _beside: TEXT.validate_python(text),
    "document": _document,
    "base": _base,
}
"""How each argument is read."""

NOTHING: Mapping[str, Callable[[Beside], Any]] = {
    **dict.fromkeys(READ, lambda _beside: None),
    "type": lambda beside: beside.before.type,
    "start": _start_is_needed,
    "renewal": lambda _beside: RenewalKind.NONE,
    "notice_to": lambda _beside: NoticeTo.TERM_END,
    "notice_counts": lambda _beside: Counts.RECEIVED,
}
"""What each of them is where it was cleared."""

FIELDS: Final = tuple(READ)
