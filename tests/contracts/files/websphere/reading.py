"""Short ways to read a text as WebSphere XML."""

import io
from pathlib import Path
from typing import Any

import pytest

from contracts.contract import Contract
from contracts.files.formats import read
from contracts.files.items import Item, ItemKind, Problem, Unreadable
from contracts.files.validation import checked
from contracts.files.websphere.reader import read_websphere

SAMPLES = Path(__file__).parent / "samples"
PACKAGE, TRADING = (
    (SAMPLES / name).read_text(encoding="utf-8")
    for name in ("acme_package.xml", "acme_legacy_trading.xml")
)


def items(text: str) -> list[Item]:
    return list(read_websphere(io.StringIO(text)))


def read_bytes(content: bytes) -> list[Item]:
    return list(read(io.BytesIO(content), ".xml", None))


def unreadable(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        items(text)
    return caught.value


def package(inside: str, **attributes: str) -> str:
    """A package with one contract between us and ACME, which *inside* is in."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    key = '<ContractUniqueKey name="ACME-1" majorVersionNumber="1" minorVersionNumber="0"/>'
    account = '<AccountReference><AccountRef name="ACME"/></AccountReference>'
    return f"<Package>\n<BuyerContract{given}>{key}{account}\n{inside}</BuyerContract></Package>"


def only(text: str, kind: ItemKind = ItemKind.CONTRACT) -> Item:
    [item] = [item for item in items(text) if item.kind is kind]
    return item


def contract(text: str) -> Contract:
    found = checked(only(text))
    assert isinstance(found.value, Contract), found.problems
    return found.value


def terms(inside: str, **attributes: str) -> list[dict[str, Any]]:
    """The terms of a contract with *inside*, as plain data."""
    [version] = only(package(inside, **attributes)).data["versions"]
    found: list[dict[str, Any]] = version["terms"]
    return found


def problems(text: str) -> list[Problem]:
    return [problem for item in items(text) for problem in checked(item).problems]


def findings(text: str) -> dict[str, str]:
    """What is said of each place of the contract of *text*."""
    return {found.field: found.sentence for found in only(text).findings}
