"""What of the catalog a contract opens, and at which percentage."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from contracts.i18n import _, quoted, signed_percent
from contracts.percent import SignedPercent
from contracts.terms.base import C_B, Part, Section, TermBase, itemized
from contracts.terms.fields import Flag, Name
from contracts.terms.wording import short, some


class FilterNode(Part):
    """One category or product that a filter opens, closes or prices."""

    one_of = ("category", "sku")

    category: Name | None = Field(default=None, description="a category, with all below it")
    sku: Name | None = Field(default=None, description="a product; deeper than any category")
    include: Flag = Field(default=True, description="false: not for sale")
    percent: SignedPercent | None = Field(default=None, description="else the catalog’s price")

    @model_validator(mode="after")
    def _excluded_without_percent(self) -> Self:
        if not self.include and self.percent is not None:
            raise PydanticCustomError(
                "filter_node", _("What is not for sale has no percentage: leave percent out")
            )
        return self

    @property
    def name(self) -> str:
        """The category’s path or the product’s SKU."""
        return self.category or self.sku or ""

    @override
    def words(self) -> str:
        if not self.include:
            return _("without {products}", products=short(self.name))
        if not self.percent:
            return _("{products} at catalog price", products=short(self.name))
        return _(
            "{percent} on {products}",
            percent=signed_percent(self.percent),
            products=short(self.name),
        )


def _each_node_once(nodes: tuple[FilterNode, ...]) -> tuple[FilterNode, ...]:
    seen: set[tuple[str | None, str | None]] = set()
    for node in nodes:
        if (node.category, node.sku) in seen:
            raise PydanticCustomError("twice", _("{name} stands twice", name=quoted(node.name)))
        seen.add((node.category, node.sku))
    return nodes


class CatalogFilter(TermBase):
    """What of the catalog is for sale; sets the contract’s percentages aside (TERMS 4)."""

    label = "Catalog filter"
    section = Section.PRICING
    levels = C_B
    once = True
    example = {
        "kind": "catalog_filter",
        "mode": "all",
        "nodes": [
            {"category": "Fasteners", "percent": -10},
            {"sku": "GLOVE", "include": False},
        ],
    }

    kind: Literal["catalog_filter"] = "catalog_filter"
    mode: Literal["all", "only"] = Field(
        description="all: also what no node names, at catalog price; only: nothing else"
    )
    nodes: Annotated[tuple[FilterNode, ...], AfterValidator(_each_node_once)] = Field(
        default=(), description="the deepest one that fits a product decides"
    )

    @model_validator(mode="after")
    def _only_something(self) -> Self:
        if self.mode == "only" and not self.nodes:
            raise PydanticCustomError(
                "filter_nodes", _("A filter in mode only names at least one category or sku")
            )
        return self

    @override
    def words(self) -> str:
        if not self.nodes:
            return self._heading()
        return _("{heading}: {nodes}", heading=self._heading(), nodes=some(self.nodes))

    @override
    def _in_full(self) -> tuple[str, ...]:
        return itemized(self.words(), self._heading(), self.nodes)

    @override
    def gist(self) -> str:
        priced = [node for node in self.nodes if node.percent]
        return some(priced) if priced else ""

    def _heading(self) -> str:
        if self.mode == "only":
            return _("For sale only")
        return _("The whole catalog, but") if self.nodes else _("The whole catalog")
