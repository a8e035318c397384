"""Product sets of WebSphere XML: the seller's, by name, and those that a contract defines."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from contracts.files.websphere.named import policies
from contracts.files.websphere.nodes import Node, Said
from contracts.i18n import _

Form = Mapping[str, Any]
"""A term or a part of one as a contract file says it, its values Said or plain."""

MEMBERS: Mapping[str, tuple[str, str]] = {
    "CatalogEntryRef": ("skus", "partNumber"),
    "CatalogGroupRef": ("categories", "groupIdentifier"),
}


@dataclass(slots=True)
class Around:
    """What a term needs to know of its contract, and the product sets that its terms define."""

    start: str | None = None
    end: str | None = None
    sets: list[Said] = field(default_factory=list)

    def define(self, node: Node, **fields: Any) -> None:
        """Have a product set come in with the contract."""
        self.sets.append(Said(fields, node.line))


def sets_in(node: Node, around: Around) -> Iterator[Said]:
    """The names of the product sets in *node*."""
    yield from policies(node, "ProductSet")
    for defined in node.all("ProductSet"):
        if (found := _defined(defined, around)) and "product_set" in found:
            yield found["product_set"]


def included(node: Node, around: Around) -> Iterator[Form]:
    return _covered("product_inclusion", node, around)


def excluded(node: Node, around: Around) -> Iterator[Form]:
    return _covered("product_exclusion", node, around)


def _covered(kind: str, node: Node, around: Around) -> Iterator[Form]:
    for name in policies(node, "ProductSet"):
        yield {"kind": kind, "product_set": name}
    for defined in node.all("ProductSet"):
        if found := _defined(defined, around):
            yield {"kind": kind} | dict(found)


def _defined(node: Node, around: Around) -> Form | None:
    """The set that *node* defines, by its name, or its products where it has none.

    None, and a note, where a member is named only by an internal number or where whole categories
    are taken out: a set that has other members than the file says would answer wrongly.
    """
    inside = [_members(part) for part in node.all("PSInclusionList")]
    outside = [_members(part) for part in node.all("PSExclusionList")]
    skus, categories = _together(inside, "skus"), _together(inside, "categories")
    without = _together(outside, "skus")
    name = node.take("name")
    if None in inside or None in outside or _together(outside, "categories"):
        node.leave(_("The set was left out: not all of its members can be said by their names."))
        return None
    if name is None:
        return {"skus": skus} if skus and not (categories or without) else None
    members = {"categories": categories, "skus": skus, "exclude_skus": without}
    around.define(node, name=name, **{"from": around.start}, **members)
    return {"product_set": name}


def _members(node: Node) -> dict[str, list[Said]] | None:
    found: dict[str, list[Said]] = {"skus": [], "categories": []}
    for tag, (field_name, attribute) in MEMBERS.items():
        for member in node.all(tag):
            if (name := member.take(attribute)) is None:
                return None
            found[field_name].append(name)
    return found


def _together(parts: list[dict[str, list[Said]] | None], name: str) -> list[Said] | None:
    """What all *parts* say about *name*, or None where that is nothing."""
    return [one for part in parts if part for one in part[name]] or None


def set_of_one(node: Node, around: Around) -> Said | None:
    """A product set of the one category or product in *node*, by a name that is made for it."""
    for tag, (field_name, attribute) in MEMBERS.items():
        member = node.child(tag)
        said = member and member.take(attribute)
        if member and said:
            name = Said(f"{SINGLE[field_name]} {said.value}", said.line)
            around.define(member, name=name, **{field_name: [said]})
            member.note(_("The product set “{name}” stands for it.", name=name.value))
            return name
    return None


SINGLE = {"skus": "Product", "categories": "Category"}
