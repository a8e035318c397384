"""A quotation as a form was filled in with it: pasted lines, or a file of them."""

from collections.abc import Callable

from pydantic import Field, TypeAdapter
from typing_extensions import override

from commands.grammar import FieldErrors, Fields
from commands.wares import MOST_LINES, Said, TooManyLines, wares_in
from contracts.i18n import _, number
from contracts.outlook import ONE
from contracts.terms.fields import Name, Quantity
from contracts.terms.lines import LinesRefused, from_lines
from contracts.terms.model import Part

LINES, FILE = "lines", "lines_file"


class Line(Part):
    """One line: a product and how many of it."""

    sku: Name = Field(description="the product")
    quantity: Quantity | None = Field(default=None, description="how many; one where it is empty")

    @override
    def words(self) -> str:
        return f"{self.sku} {number(self.quantity or ONE)}"


READER: TypeAdapter[list[Line]] = TypeAdapter(list[Line])


def wares_pasted(form: Fields, is_sku: Callable[[str], bool]) -> list[Said]:
    """What the form asks for; a file counts instead of lines.

    A line of one cell, such as ``BOLT-M8 500``, is read as if it were typed. Raises FieldErrors
    where there is nothing, or something that is no product and quantity.
    """
    name = FILE if form.get(FILE) else LINES
    try:
        found = READER.validate_python(from_lines(str(form.get(name) or ""), Line))
    except LinesRefused as refused:
        raise FieldErrors({name: str(refused)}) from refused
    if not found:
        raise FieldErrors({LINES: _("Paste lines of a product and a quantity, or choose a file.")})
    if len(found) > MOST_LINES:
        raise FieldErrors({name: str(TooManyLines(len(found)))})
    return [said for line in found for said in _said(line, is_sku)]


def _said(line: Line, is_sku: Callable[[str], bool]) -> list[Said]:
    if line.quantity is None and not is_sku(line.sku):
        return wares_in(line.sku, is_sku)
    return [Said(line.sku, line.quantity or ONE)]
