"""Price terms, given as plain data, as elements; whether they say all is asked later."""

from collections.abc import Iterator

from contracts.files.websphere.nodes import Node
from contracts.files.websphere.own import made
from contracts.files.websphere.writing.parts import (
    Form,
    begins,
    ends,
    money,
    number,
    percent,
    policy,
)


def catalog(form: Form) -> Iterator[Node]:
    yield made("PriceTCMasterCatalogWithOptionalAdjustment", percent(form.get("percent")))


def price_list(form: Form) -> Iterator[Node]:
    chosen, change = policy("Price", form.get("price_list")), percent(form.get("percent"))
    yield made("PriceTCPriceListWithOptionalAdjustment", chosen, change)


def selective(form: Form) -> Iterator[Node]:
    chosen = made("ProductSetInclusion", policy("ProductSet", form.get("product_set")))
    part = made("PriceAdjustmentOnProductSet", chosen, percent(form.get("percent")))
    prices = policy("Price", form.get("price_list"))
    yield made("PriceTCPriceListWithSelectiveAdjustment", prices, part)


def custom(form: Form) -> Iterator[Node]:
    offers = (_offer(item) for item in form.get("items", ()))
    yield made("PriceTCCustomPriceList", made("PriceList", *offers))


def _offer(item: Form) -> Node:
    return made(
        "Offer",
        made("OfferPrice", money(item.get("price"))),
        skuNumber=item.get("sku"),
        published="Published",
        minimumPurchaseQuantity=number(item.get("min_quantity")),
        maximumPurchaseQuantity=number(item.get("max_quantity")),
        startTime=begins(item.get("valid_from")),
        endTime=ends(item.get("valid_to")),
    )


def filtering(form: Form) -> Iterator[Node]:
    whole = "true" if form.get("mode") == "all" else "false"
    nodes = (_selection(node) for node in form.get("nodes", ()))
    chosen = made("CatalogSelection", *nodes, includeEntireCatalog=whole)
    yield made("PriceTCMasterCatalogWithFiltering", chosen)


def _selection(node: Form) -> Node:
    group, sku = node.get("category"), node.get("sku")
    return made(
        "Selection",
        made("CatalogGroupRef", groupIdentifier=group) if group else None,
        made("CatalogEntryRef", partNumber=sku) if sku else None,
        percent(node.get("percent"), "Adjustment"),
        type="Include" if node.get("include", True) else "Exclude",
    )


def included(form: Form) -> Iterator[Node]:
    return _products("Inclusion", form)


def excluded(form: Form) -> Iterator[Node]:
    return _products("Exclusion", form)


def _products(word: str, form: Form) -> Iterator[Node]:
    if name := form.get("product_set"):
        yield made(f"ProductSetTC{word}", policy("ProductSet", name))
    if skus := form.get("skus"):
        members = (made("CatalogEntryRef", partNumber=sku) for sku in skus)
        listed = made("ProductSet", made("PSInclusionList", *members))
        yield made(f"ProductSetTCCustom{word}", listed)
