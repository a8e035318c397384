"""From what was typed or filled in to the content of a draft, or all that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import PydanticCustomError

from commands.draft_readers import NOTHING, READ, Beside
from commands.grammar import FieldErrors
from contracts.draft_content import DraftContent
from contracts.errors import Refusal
from contracts.i18n import _
from contracts.renewal import Counts, Notice, NoticeTo, Renewal, RenewalKind
from contracts.terms.complaints import sentence

Given = Mapping[str, str | None]
"""What was said, by the names of the arguments; None, nothing or a dash: it is cleared."""

CLEARED: Final = frozenset({"", "-", "–", "—"})
COMPOSED: Final = frozenset({"renewal", "notice"})
"""The fields of a draft that several arguments make up."""


def content_from(given: Given, beside: Beside, *, in_a_form: bool) -> DraftContent:
    """What the draft says with *given*; FieldErrors with everything that is wrong, at once."""
    reading = _Reading(beside, dict(_parts(beside.before)))
    reading.take(given)
    reading.check_dates()
    reading.check_renewal(given)
    reading.check_notice(given)
    if reading.errors:
        errors = reading.errors
        raise FieldErrors(errors if in_a_form else _with_flags(errors))
    return reading.content()


def is_cleared(said: str | None) -> bool:
    """Whether nothing was said, or the dash that stands for it."""
    return said is None or said.strip() in CLEARED


def _with_flags(errors: Mapping[str, str]) -> dict[str, str]:
    """Beside an input nobody needs to be told which one it is; behind a typed line they do."""
    return {name: f"--{name.replace('_', '-')}: {said}" for name, said in errors.items()}


def _parts(content: DraftContent) -> Mapping[str, Any]:
    """*content* as the arguments part it."""
    notice = content.notice
    return content.fields | {
        "renewal": content.renewal.kind,
        "renewal_for": content.renewal.length,
        "renewal_times": content.renewal.times,
        "notice": notice.period if notice else None,
        "notice_to": notice.to if notice else NoticeTo.TERM_END,
        "notice_counts": notice.counts if notice else Counts.RECEIVED,
    }


@dataclass(slots=True)
class _Reading:
    """A draft on its way from words to content."""

    beside: Beside
    parts: dict[str, Any]
    errors: dict[str, str] = field(default_factory=dict)

    def take(self, given: Given) -> None:
        for name, said in given.items():
            try:
                self.parts[name] = _taken(name, said, self.beside)
            except (Refusal, ValueError) as error:
                self.errors[name] = _said(error)

    def check_dates(self) -> None:
        start, end = self.parts["start"], self.parts["end"]
        read = isinstance(start, date) and isinstance(end, date) and "start" not in self.errors
        if read and end < start:
            self._wrong("end", _("The end lies before the start."))

    def check_renewal(self, given: Given) -> None:
        """What was left over from an automatic renewal goes with it; what is new is refused."""
        if self.parts["renewal"] is RenewalKind.AUTOMATIC:
            if self.parts["renewal_for"] is None:
                words = "Say for how long it renews automatically, such as 12 months."
                self._wrong("renewal_for", _(words))
            return
        before = _parts(self.beside.before)
        for name in ("renewal_for", "renewal_times"):
            if name in given and self.parts[name] not in {None, before[name]}:
                self._wrong(name, _("Only what renews automatically has this."))
            self.parts[name] = None

    def check_notice(self, given: Given) -> None:
        """How to count says nothing where nothing is agreed, unless somebody just said how."""
        how = given.keys() & {"notice_to", "notice_counts"}
        if how and self.parts["notice"] is None and "notice" not in given:
            self._wrong("notice", _("Say the period first, such as 3 months."))

    def _wrong(self, name: str, said: str) -> None:
        self.errors.setdefault(name, said)

    def content(self) -> DraftContent:
        parts = self.parts
        own = {name: parts[name] for name in self.beside.before.fields.keys() - COMPOSED}
        renewal = Renewal.model_validate(
            {
                "kind": parts["renewal"],
                "for": parts["renewal_for"],
                "times": parts["renewal_times"],
            }
        )
        return replace(self.beside.before, renewal=renewal, notice=self._notice(), **own)

    def _notice(self) -> Notice | None:
        """As agreed before, where that says more than a form asks for."""
        if self.parts["notice"] is None:
            return None
        agreed = self.beside.before.notice or Notice(period=self.parts["notice"])
        named = {"period": "notice", "to": "notice_to", "counts": "notice_counts"}
        return agreed.model_copy(update={own: self.parts[name] for own, name in named.items()})


def _taken(name: str, said: str | None, beside: Beside) -> Any:
    return NOTHING[name](beside) if is_cleared(said) else READ[name]((said or "").strip(), beside)


def _said(error: Exception) -> str:
    """A whole sentence, whatever found the mistake."""
    if isinstance(error, Refusal):
        return " ".join(filter(None, (str(error), error.hint)))
    if isinstance(error, ValidationError):
        return f"{sentence(error.errors()[0])}."
    said = error.message() if isinstance(error, PydanticCustomError) else str(error)
    return f"{said}."
