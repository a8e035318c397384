"""A clause in its own words."""

from typing import Annotated, Literal

from pydantic import StringConstraints
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_A_B, Section, TermBase, Text

Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Z]{2})?$")]


class Clause(TermBase):
    """Text that binds as it stands; the system finds it but does not compute with it."""

    section = Section.CLAUSES
    levels = C_A_B
    example = {
        "kind": "clause",
        "title": "Governing law",
        "text": "This agreement is governed by the laws of the Netherlands.",
        "language": "en",
    }

    kind: Literal["clause"] = "clause"
    title: Text
    text: Text
    language: Language | None = None

    @override
    def words(self) -> str:
        return _("{title}: {text}", title=self.title, text=" ".join(self.text.split()))
