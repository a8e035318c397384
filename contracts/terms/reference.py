"""The reference of all kinds of terms as Markdown, read off their declarations.

``python -m contracts.terms.reference > docs/terms.md`` writes it anew.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import yaml
from pydantic.fields import FieldInfo
from typing_extensions import override

from contracts.catalog import Method
from contracts.days import WRITTEN as ISO_DAY
from contracts.i18n import listed
from contracts.terms import KINDS, TERMS, Level, PaymentTerms, Section, TermBase
from contracts.terms.base import COMMON, Merge
from contracts.terms.offered import Nothing
from contracts.terms.shape import about, parts_of, takes
from contracts.terms.shipping_modes import ShippingMode

HEAD = """\
# Terms

Every kind of term that a contract can have, with its fields and an example as it stands in a
contract file. This page is written by `python -m contracts.terms.reference`.

Money is written `87.50 EUR`, a day `2026-12-31`, a duration `3 months`, a percentage as a plain
number: `-5` takes five percent off. Tiers start at their `from`, inclusive. One term holds amounts
of one currency only. An unknown field is refused.

A term may also name a policy of the seller and say only what differs from it. A field set to `null`
is none, whatever the policy says.

```yaml
kind: returns
policy: Standard
auto_approve_days: 10
```

## What every term has

"""
ON = {
    Level.CUSTOMER: ["customer contracts", "supplements"],
    Level.ACCOUNT: ["account agreements"],
    Level.BASE: ["bases"],
}


MERGING = {
    Merge.UNION: "Where several levels have one, all count",
    Merge.NEAREST: "Where several levels have one, the nearest counts",
    Merge.BEST: "Where several levels have one, the best for the customer counts",
}


EXAMPLE = Nothing(
    payment_methods=[Method(name="Visa"), Method(name="SEPA transfer")],
    payment_terms=PaymentTerms(net_days=30),
    shipping_modes=[ShippingMode(carrier="Courier"), ShippingMode(carrier="Sea freight")],
    fulfilment_centers=["Rotterdam", "Leeds"],
)


class Example(yaml.SafeDumper):
    """YAML as people write it: days without quotes, lists indented."""

    @override
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, indentless=False)


def _text(dumper: Example, value: str) -> yaml.ScalarNode:
    tag = "timestamp" if ISO_DAY.fullmatch(value) else "str"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", value)


def _number(dumper: Example, value: Decimal) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:float", str(value))


Example.add_representer(str, _text)
Example.add_representer(Decimal, _number)


def reference() -> str:
    """The whole page."""
    common = {name: field for name, field in TermBase.model_fields.items() if name in COMMON}
    kinds = sorted(KINDS.values(), key=lambda kind: list(Section).index(kind.section))
    overview = [
        f"| {kind.section} | [`{kind.kind_name()}`](#{kind.kind_name()}) | {kind.label} |"
        for kind in kinds
    ]
    return "\n".join(
        [
            HEAD + _table(common),
            "## The kinds\n",
            "| section | kind | what people call it |",
            "|---|---|---|",
            *overview,
            "",
            *(_chapter(kind) for kind in kinds),
        ]
    )


def _chapter(kind: type[TermBase]) -> str:
    own = {
        name: field
        for name, field in kind.model_fields.items()
        if name not in COMMON and name != "kind"
    }
    example = yaml.dump(dict(kind.example), Dumper=Example, sort_keys=False, allow_unicode=True)
    [read] = TERMS.validate_python([dict(kind.example)])
    parts = [
        f"## `{kind.kind_name()}`\n",
        f"{about(kind)}\n",
        f"{_rules(kind)}\n",
        _table(own),
        f"```yaml\n{example}```\n",
        f"In an answer: “{read.words()}”\n",
    ]
    return "\n".join(parts)


def _rules(kind: type[TermBase]) -> str:
    """Where it may stand, how often, and how its fields depend on each other."""
    levels = listed([name for level in Level if level in kind.levels for name in ON[level]])
    rules = [f"On {levels}", "at most one in a contract" if kind.once else "any number"]
    if kind.one_of:
        rules.append(f"exactly one of {listed(_code(kind.one_of))}")
    if kind.together:
        rules.append(f"{listed(_code(kind.together))} come together")
    return "; ".join(rules) + ". " + _merging(kind) + _absent(kind)


def _merging(kind: type[TermBase]) -> str:
    """Which of several levels counts."""
    each = f", for each {listed(_code(kind.about))}" if kind.about else ""
    return f"{MERGING[kind.merge]}{each}."


def _absent(kind: type[TermBase]) -> str:
    """What is said where no level has one, by a seller who offers two of everything."""
    words = kind.if_absent(EXAMPLE, ())
    return f" Where nobody has one: “{words}”." if words else ""


def _table(fields: Mapping[str, FieldInfo]) -> str:
    rows = [line for name, field in fields.items() for line in _rows(name, field)]
    return "\n".join(["| field | takes | |", "|---|---|---|", *rows, ""])


def _rows(name: str, field: FieldInfo, inside: str = "") -> Iterator[str]:
    """The row of one field, and those of the parts that it lists."""
    path = f"{inside}{field.alias or name}"
    taken = takes(field.annotation, field.metadata, "`{}`".format)
    yield f"| `{path}` | {taken} | {_needed(field)}{field.description} |"
    for part in parts_of(field.annotation):
        for inner, inner_field in part.model_fields.items():
            yield from _rows(inner, inner_field, f"{path}[].")


def _needed(field: FieldInfo) -> str:
    if field.is_required():
        return "needed; "
    default = str(field.default).lower()
    return "" if field.default in {None, ()} else f"`{default}` if left out; "


def _code(names: Sequence[str]) -> list[str]:
    return [f"`{name}`" for name in names]


if __name__ == "__main__":
    sys.stdout.write(reference())
