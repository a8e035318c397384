"""What a contract’s prices cover."""

from typing import Literal

from pydantic import Field
from typing_extensions import override

from contracts.i18n import _
from contracts.terms.base import C_B, Section, TermBase
from contracts.terms.fields import Name, Names
from contracts.terms.wording import few


class ProductInclusion(TermBase):
    """Narrows what the prices of its level cover to these products (TERMS 4)."""

    label = "Products covered"
    section = Section.PRICING
    levels = C_B
    example = {"kind": "product_inclusion", "product_set": "All fasteners"}
    one_of = ("product_set", "skus")

    kind: Literal["product_inclusion"] = "product_inclusion"
    product_set: Name | None = Field(default=None, description="live: its members of the day")
    skus: Names | None = Field(default=None, description="frozen: these products")

    @override
    def words(self) -> str:
        return _("For sale: {products}", products=few(self.skus or [self.product_set or ""]))
