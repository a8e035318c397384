"""What is written as a Package reads back as the same: properties over everything it can hold."""

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from contracts.account import Account
from contracts.catalog import Seller
from contracts.contract import Contract
from contracts.files.items import ItemKind
from contracts.files.validation import Value, checked
from contracts.files.websphere.own import FORBIDDEN, TERM, decoded, encoded
from contracts.files.websphere.reader import read_websphere
from contracts.files.websphere.terms import JOINED, READERS
from contracts.files.websphere.writer import NotInPackage, write_package
from contracts.files.websphere.writing.terms import WRITERS
from contracts.terms import KINDS
from tests.contracts.files.strategies import ACCOUNTS, contracts
from tests.contracts.files.websphere.reading import PACKAGE, TRADING, items
from tests.contracts.terms.strategies import TEXTS


def written(*values: Value) -> str:
    return "".join(write_package(values))


def values_of(text: str) -> list[Value | None]:
    found = [checked(item) for item in read_websphere(io.StringIO(text))]
    assert [one.problems for one in found] == [()] * len(found)
    return [one.value for one in found]


def contract(*terms: dict[str, Any], **more: Any) -> Contract:
    version = {"number": 1, "state": "active", "start": "2026-01-01", "terms": terms} | more
    return Contract.model_validate({"ref": "ACME-1", "account": "ACME", "versions": [version]})


@given(value=contracts() | ACCOUNTS)
def test_what_is_written_reads_back_as_the_same(value: Value) -> None:
    assert values_of(written(value)) == [value]


@given(value=contracts() | ACCOUNTS)
def test_it_is_xml_to_others_too(value: Value) -> None:
    root = etree.fromstring(written(value).encode())
    assert etree.QName(root).localname == "Package"
    assert written(value) == written(*values_of(written(value)))  # type: ignore[arg-type]


@given(first=contracts(), second=contracts(), account=ACCOUNTS)
def test_what_is_written_together_reads_back_together(
    first: Contract, second: Contract, account: Account
) -> None:
    known = {first.ref.casefold()}
    values = [account, first, *([second] if second.ref.casefold() not in known else [])]
    bases = {one.base for one in (first, second)}
    if not bases & {one.ref for one in (first, second) if one.kind != "base"}:
        assert values_of(written(*values)) == values


@pytest.mark.parametrize("text", [PACKAGE, TRADING])
def test_an_import_is_written_and_read_again(text: str) -> None:
    kinds = {ItemKind.CONTRACT, ItemKind.ACCOUNT}
    values = [
        found for item in items(text) if item.kind in kinds and (found := checked(item).value)
    ]
    assert values_of(written(*values)) == values


NATIVE = [kind for kind in KINDS if kind in WRITERS]
OWN = [kind for kind in KINDS if kind not in WRITERS]
LOSSY = {"catalog_filter": {"mode": "all"}, "shipping_modes": {"modes": ["XYZ Courier"]},
         "shipping_adjustment": {"percent": -5, "mode": "XYZ Courier"},
         "handling_charge": {"amount": "5 EUR", "first_free": True},
         "custom_prices": {"items": [{"sku": "A", "price": "0.50 EUR"}]},
         "order_approval": {}, "returns": {"policy": "Standard"},
         "purchase_commitment": {"amount": "5 EUR", "per": "contract"}}  # fmt: skip
"""Where the example of a kind says more than the dialect: what it says, too."""


def tags(*terms: dict[str, Any]) -> list[str]:
    root = etree.fromstring(written(contract(*terms)).encode())
    elements = [etree.QName(element).localname for element in root[0]]
    return [tag for tag in elements if tag in READERS or tag == "TermCondition"]


@pytest.mark.parametrize("kind", NATIVE)
def test_what_the_dialect_can_say_is_said_natively(kind: str) -> None:
    example = dict(KINDS[kind].example)
    form = {"kind": kind, **LOSSY[kind]} if kind in LOSSY else example
    native = [form] if kind != "catalog_filter" else [example]
    assert set(tags(*native)) <= set(READERS)
    assert tags(*native)


@pytest.mark.parametrize("kind", NATIVE)
def test_a_term_with_a_note_keeps_it(kind: str) -> None:
    form = dict(KINDS[kind].example) | {"note": "by word of mouth", "locked": True}
    assert tags(form) == ["TermCondition"]


@pytest.mark.parametrize("kind", OWN)
def test_what_the_dialect_has_no_element_for_is_written_in_our_own_form(kind: str) -> None:
    text = written(contract(dict(KINDS[kind].example)))
    assert f'<TermCondition type="{TERM}">' in text
    assert f'<Property name="kind" value="{kind}"/>' in text


@pytest.mark.parametrize("kind", JOINED)
def test_terms_that_reading_would_join_stay_apart(kind: str) -> None:
    form = dict(KINDS[kind].example)
    first, second = values_of(written(contract(form, form)))[0], contract(form, form)
    assert first == second


def test_every_element_that_we_read_can_be_written() -> None:
    assert OWN
    assert {form for form in LOSSY if form not in WRITERS} == set()


def test_values_are_escaped() -> None:
    text = written(contract({"kind": "clause", "title": "A & B", "text": '<b>"1"\n2</b>\t&#10;'}))
    assert "A &amp; B" in text
    [value] = values_of(text)
    assert isinstance(value, Contract)
    assert value.versions[0].terms[0].details() == ("A & B", '<b>"1"', "2</b>\t&#10;")


@given(text=TEXTS | st.sampled_from(["true", "null", "[]", "{", '"', "\ufffe", '"\uffff"']))
def test_a_text_comes_back_as_itself(text: str) -> None:
    assert decoded(encoded(text)) == text
    assert not FORBIDDEN.search(encoded(text))


PLAIN = st.recursive(
    st.none() | st.booleans() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
)


@given(value=PLAIN)
def test_what_is_no_text_comes_back_too(value: object) -> None:
    assert decoded(encoded(value)) == value


def test_a_long_text_is_written_in_pieces() -> None:
    items_of = [
        {"sku": f"BOLT-{number}", "price": "1.00 EUR", "per": 100} for number in range(40_000)
    ]
    value = contract({"kind": "custom_prices", "items": items_of})
    text = written(value)
    assert text.count('<Property name="items"') > 1
    assert values_of(text) == [value]


def test_what_belongs_to_the_seller_has_no_place() -> None:
    with pytest.raises(NotInPackage, match="not the seller and the catalog"):
        written(Seller(name="Example Ltd"))


def test_nothing_is_a_package_with_nothing_in_it() -> None:
    assert items(written()) == []


def test_it_comes_in_pieces() -> None:
    pieces = write_package(contract() for _each in range(3))
    assert next(pieces).count("<BuyerContract") == 1
    assert [piece.count("<BuyerContract") for piece in pieces] == [1, 1, 0]
