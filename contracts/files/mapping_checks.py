"""What a mapping cannot mean: each thing that is wrong with a sentence and its line."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, get_origin

from pydantic import BaseModel

from contracts.account import Account
from contracts.catalog import PriceList, Product, ProductSet
from contracts.contract import Contract
from contracts.files.fields import fields_at
from contracts.files.items import Path, Unreadable, Where, dotted
from contracts.files.names import unknown_field
from contracts.files.source import sources_in
from contracts.files.validation import needed
from contracts.i18n import _, listed
from contracts.version import Version

Templates = Mapping[str, Any]


class Shapes(BaseModel):
    """What the templates of a mapping are templates of."""

    account: Account
    contract: Contract
    version: Version
    product: Product
    price_list: PriceList
    product_set: ProductSet


ENTRIES: Mapping[str, type[BaseModel]] = {
    "product": Product,
    "price_list": PriceList,
    "product_set": ProductSet,
}
KEYS: Mapping[str, Sequence[str]] = {
    "product": ("sku", "from"),
    "price_list": ("name", "from"),
    "product_set": ("name", "from"),
}
"""The fields that rows of one item have in common."""


def check(templates: Templates, gather: Collection[str], where: Where) -> None:
    """Unreadable with the first thing that is wrong with *templates*."""
    for problem in (
        *_more_than_one(templates),
        *_unknown(templates, templates, ()),
        *_missing(templates),
        *_single(templates),
        *_ungathered(templates, gather),
        *_taken(templates, gather),
    ):
        path, sentence = problem
        raise Unreadable(where.locate(path), f"{dotted(path)}: {sentence}")


Found = Iterator[tuple[Path, str]]


def _more_than_one(templates: Templates) -> Found:
    made = [name for name in templates if name in ENTRIES]
    others = [name for name in templates if name not in made[:1]]
    if made and others:
        sentence = _("A mapping makes one thing, here {names}.", names=listed([made[0], *others]))
        yield (others[0],), sentence


def _unknown(template: Any, templates: Templates, path: Path) -> Found:
    """Fields that no such thing has; terms are left to the rows, which know their kinds."""
    if isinstance(template, Mapping) and path[:1] != ("terms",):
        names = fields_at(Shapes, path, templates) if path else []
        for name, inner in template.items():
            if names and name not in names:
                yield (*path, name), unknown_field(name, names)
            yield from _unknown(inner, templates, (*path, name))
    elif isinstance(template, list):
        for number, inner in enumerate(template):
            yield from _unknown(inner, templates, (*path, number))


def _missing(templates: Templates) -> Found:
    for name, model in ENTRIES.items():
        for field in needed(model) if name in templates else ():
            if field not in templates[name]:
                yield (name,), _("It needs “{field}”.", field=field)


def _single(templates: Templates) -> Found:
    """Lists that are written as one value."""
    for name, model in ENTRIES.items():
        for field, info in model.model_fields.items():
            value = templates.get(name, {}).get(field, [])
            as_list = isinstance(value, list) or getattr(value, "gives_list", False)
            if get_origin(info.annotation) is tuple and not as_list:
                yield (name, field), _("This is a list: put it between [ and ].")


def _ungathered(templates: Templates, gather: Collection[str]) -> Found:
    """What rows cannot be gathered by."""
    keys = KEYS["product"]
    if gather and "product" not in templates:
        yield ("gather",), _("Only products are gathered so; lists and sets are by their names.")
    elif gather and (keys[0] not in gather or not set(gather) <= set(keys)):
        yield ("gather",), _("Rows are gathered by sku, or by [sku, from].")
    for field in gather:
        if field not in templates.get("product", {}):
            yield ("gather",), _("The product has no “{field}”.", field=field)


def _taken(templates: Templates, gather: Collection[str]) -> Found:
    """Sources that take a value of several where there is only one."""
    for path, source in sources_in(templates):
        if source.take is not None and not _has_room(path, gather):
            yield path, _("There is only one value here, so nothing to “take”.")


def _has_room(path: Path, gather: Collection[str]) -> bool:
    """Whether the values of several rows meet at *path*: in a field that is no key."""
    name, field, *inner = path
    keys = gather if name == "product" else KEYS.get(str(name), ())
    gathered = bool(gather) or (name in ENTRIES and name != "product")
    return gathered and field not in keys and not any(isinstance(part, str) for part in inner)
