"""A clause in its own words."""

import re
from typing import Annotated, Literal

from pydantic import Field
from pydantic_core import PydanticCustomError
from typing_extensions import override

from contracts.i18n import _, quoted
from contracts.terms.base import C_A_B, Section, TermBase
from contracts.terms.fields import Name, Text
from contracts.terms.marks import Taken
from contracts.terms.wording import LINE_ROOM, excerpt, flowing, short

TWO_LINES = 2 * LINE_ROOM
LANGUAGE = re.compile(r"[a-z]{2}(-[A-Z]{2})?", re.ASCII)


def _language(value: object) -> str:
    if not isinstance(value, str) or not LANGUAGE.fullmatch(value):
        raise PydanticCustomError(
            "language", _("{text} is not a language such as en or nl-BE", text=quoted(value))
        )
    return value


class Clause(TermBase):
    """Text that binds as it stands; the system finds it but does not compute with it."""

    label = "Clause"
    section = Section.CLAUSES
    levels = C_A_B
    example = {
        "kind": "clause",
        "title": "Governing law",
        "text": "This agreement is governed by the laws of the Netherlands.",
        "language": "en",
    }

    kind: Literal["clause"] = "clause"
    title: Name = Field(description="what it is about")
    text: Text = Field(description="the whole text; line breaks stay")
    language: Annotated[str, Taken(_language, "a language code")] | None = Field(
        default=None, description="the language of the text"
    )

    @override
    def words(self) -> str:
        return _("{title}: {text}", title=short(self.title), text=excerpt(self.text, TWO_LINES))

    @override
    def _in_full(self) -> tuple[str, ...]:
        return (self.title, *flowing(self.text))
