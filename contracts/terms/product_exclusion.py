"""What a contract does not sell."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_B, Section, TermBase
from contracts.terms.fields import Name, Names
from contracts.terms.wording import few


class ProductExclusion(TermBase):
    """Takes these products out, whatever includes or prices them (TERMS 4)."""

    label = "Products excluded"
    section = Section.PRICING
    levels = C_B
    example = {"kind": "product_exclusion", "skus": ["BOLT-M8", "GLOVE"]}
    one_of = ("product_set", "skus")

    kind: Literal["product_exclusion"] = "product_exclusion"
    product_set: Name | None = Field(default=None, description="live: its members of the day")
    skus: Names | None = Field(default=None, description="frozen: these products")

    @override
    def words(self) -> str:
        return _("Not for sale: {products}", products=few(self.skus or [self.product_set or ""]))
