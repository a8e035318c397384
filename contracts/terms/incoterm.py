"""Where cost and risk pass to the customer."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_A_B, Merge, Section, TermBase
from contracts.terms.fields import Name
from contracts.terms.wording import LINE_ROOM, short

Code = Literal[
    "EXW",
    "FCA",
    "CPT",
    "CIP",
    "DAP",
    "DPU",
    "DDP",
    "FAS",
    "FOB",
    "CFR",
    "CIF",
    "DAT",
    "DAF",
    "DES",
    "DEQ",
    "DDU",
]  # fmt: skip - the rules of 2020, and the ones of 2010 and 2000 that old contracts name


class Incoterm(TermBase):
    """Where cost and risk pass to the customer, by the rules of the ICC."""

    label = "Incoterm"
    section = Section.DELIVERY
    levels = C_A_B
    once = True
    merge = Merge.NEAREST
    example = {"kind": "incoterm", "code": "DAP", "place": "Rotterdam"}

    kind: Literal["incoterm"] = "incoterm"
    code: Code = Field(description="the rule")
    place: Name = Field(description="the named place")

    @override
    def words(self) -> str:
        return _("Incoterm {code} {place}", code=self.code, place=short(self.place, LINE_ROOM))
