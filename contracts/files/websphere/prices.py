"""The price terms of WebSphere XML."""

from collections.abc import Iterator

from contracts.files.websphere.days import end_in, start_in
from contracts.files.websphere.named import policies
from contracts.files.websphere.nodes import Node, Said
from contracts.files.websphere.sets import Around, Form, sets_in
from contracts.i18n import _

PIECES = "C62"  # UN/ECE Recommendation 20: one
NOTHING = "0"


def amount_in(node: Node) -> Said | None:
    """The ``MonetaryAmount`` inside *node* as ``250000 EUR``."""
    money = node.child("MonetaryAmount")
    if money is None:
        return None
    value, currency = money.take("value"), money.take("currency")
    return Said(" ".join(str(part.value) for part in (value, currency) if part), money.line)


def percent_in(node: Node, tag: str = "PriceAdjustment") -> Said | None:
    """The signed percentage inside *node*."""
    adjustment = node.child(tag)
    return adjustment.take("signedPercentage") if adjustment else None


def catalog(node: Node, _around: Around) -> Iterator[Form]:
    yield {"kind": "master_catalog_price", "percent": percent_in(node) or NOTHING}


def price_list(node: Node, _around: Around) -> Iterator[Form]:
    percent = percent_in(node)
    for name in policies(node, "Price"):
        yield {"kind": "price_list_price", "price_list": name, "percent": percent}


def selective(node: Node, around: Around) -> Iterator[Form]:
    """One term for each product set and list; the list itself is not opened by it."""
    lists: list[Said | None] = [*policies(node, "Price")]
    for part in node.all("PriceAdjustmentOnProductSet"):
        percent = percent_in(part)
        for chosen in (
            name for one in part.all("ProductSetInclusion") for name in sets_in(one, around)
        ):
            for name in lists or [None]:
                yield {
                    "kind": "selective_price",
                    "price_list": name,
                    "product_set": chosen,
                    "percent": percent,
                }


def custom(node: Node, _around: Around) -> Iterator[Form]:
    """One term for each currency, as amounts of two are never in one."""
    by_currency: dict[str, list[Said]] = {}
    for prices in node.all("PriceList"):
        for offer in prices.all("Offer"):
            for currency, item in _offered(offer):
                by_currency.setdefault(currency, []).append(Said(item, offer.line))
    for items in by_currency.values():
        yield {"kind": "custom_prices", "items": items}


def _offered(offer: Node) -> Iterator[tuple[str, Form]]:
    """The prices of an offer that is published, each with its currency."""
    if offer.attributes.get("published", "Published") != "Published":
        offer.leave(_("The offer is not published, so it was left out."))
        return
    offer.drop(published="Published", quantityUnit=PIECES)
    common = {
        "min_quantity": offer.take("minimumPurchaseQuantity"),
        "max_quantity": offer.take("maximumPurchaseQuantity"),
        "valid_from": start_in(offer),
        "valid_to": end_in(offer),
    }
    sku = product_in(offer)
    for price in offer.all("OfferPrice"):
        amount = amount_in(price)
        yield str(amount.value)[-3:] if amount else "", {"sku": sku, "price": amount} | common


def product_in(node: Node) -> Said | None:
    """The part number of the one product that *node* is about."""
    entry = node.child("CatalogEntryRef")
    return node.take("skuNumber") or (entry.take("partNumber") if entry else None)


def filtering(node: Node, _around: Around) -> Iterator[Form]:
    """A filter, unless a part of it cannot be said: half a filter would answer wrongly."""
    for chosen in node.all("CatalogSelection"):
        whole = chosen.take("includeEntireCatalog")
        everything = whole is not None and whole.value in {"true", "1"}
        chosen.drop(signedPercentage=NOTHING, immediateDeploy="true")
        percent = chosen.take("signedPercentage")
        nodes = [_filtered(one) for one in chosen.all("Selection")]
        if percent and everything and not nodes:
            yield {"kind": "master_catalog_price", "percent": percent}
        elif percent or None in nodes or not (everything or nodes):
            chosen.leave(_(HALF))
        else:
            yield {
                "kind": "catalog_filter",
                "mode": "all" if everything else "only",
                "nodes": nodes,
            }


HALF = (
    "The filter was left out as a whole: it has a percentage on everything beside others, names a"
    " part of the catalog only by an internal number, or opens nothing."
)


def _filtered(selection: Node) -> Said | None:
    """One node of a filter; None where the file does not say what it is about."""
    selection.drop(synchronize="true", action="new")
    group, sku = selection.child("CatalogGroupRef"), product_in(selection)
    category = group and group.take("groupIdentifier")
    kind, percent = selection.take("type"), percent_in(selection, "Adjustment")
    if not (category or sku):
        return None
    form = {"category": category, "sku": None if category else sku}
    if kind and str(kind.value).casefold().startswith("exclu"):
        return Said({**form, "include": False}, selection.line)
    return Said({**form, "percent": percent}, selection.line)
