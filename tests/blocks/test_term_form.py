"""Every kind of term has a form, and what stands in it comes back as the same term."""

from typing import Annotated, Any, ClassVar, Literal

import pytest
from hypothesis import given
from pydantic import Field
from typing_extensions import override

from blocks.term_form import term_form
from blocks.view import View
from contracts.terms import KINDS, Term, TermBase
from contracts.terms.base import C_B, Part, Section
from contracts.terms.fields import NOT_EMPTY, Amount, Flag, Name
from contracts.terms.filled_in import term_filled_in
from sandbox.checks.surfaces import MODAL, check_view
from tests.blocks.filling import sent
from tests.contracts.terms.reading import like, term
from tests.contracts.terms.strategies import any_term

LINE = "term ACME-1 --seen 9f2c"
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)


def asked(view: View) -> dict[str, Any]:
    return {block["block_id"]: block for block in view.blocks if block["type"] == "input"}


def initial(view: View) -> dict[str, Any]:
    """What stands in the inputs as the form opens."""
    return {
        name: value
        for name, block in asked(view).items()
        for key, value in block["element"].items()
        if key.startswith("initial_")
    }


def kind_of(read: Term) -> type[TermBase]:
    return KINDS[read.kind]


@EVERY_KIND
def test_the_form_of_each_example_brings_back_the_term(kind: type[TermBase]) -> None:
    example = term(kind.example)
    view = term_form(kind, LINE, example, on_base=True)
    assert check_view(view.payload, MODAL)
    assert term_filled_in(kind, sent(view), example) == example
    assert term_filled_in(kind, sent(view)) == example


@EVERY_KIND
def test_where_there_are_policies_a_written_term_is_the_same(kind: type[TermBase]) -> None:
    example = term(kind.example)
    view = term_form(kind, LINE, example, policies=["Standard"])
    assert term_filled_in(kind, sent(view), example) == example


@given(any_term())
def test_any_term_comes_back_from_its_form(read: Term) -> None:
    kind = kind_of(read)
    for policies in ([], ["Standard"]):
        view = term_form(kind, LINE, read, policies=policies, on_base=True)
        assert check_view(view.payload, MODAL)
        assert term_filled_in(kind, sent(view), read) == read


@EVERY_KIND
def test_every_field_has_an_input_with_a_label_and_a_hint(kind: type[TermBase]) -> None:
    view = term_form(kind, LINE, None, policies=["Standard"], on_base=True)
    assert check_view(view.payload, MODAL)
    inputs = asked(view)
    names = {info.alias or name for name, info in kind.model_fields.items()} - {"kind"}
    assert names | {"policy"} <= inputs.keys()
    for block in inputs.values():
        assert len(block["label"]["text"]) > 1
        assert len(block["hint"]["text"]) > 5
        assert block["optional"]


@EVERY_KIND
def test_what_is_needed_is_asked_for_by_slack_itself(kind: type[TermBase]) -> None:
    inputs = asked(term_form(kind, LINE, None))
    for name, info in kind.model_fields.items():
        if name not in {"kind", "locked"}:
            may_be_empty = inputs[name].get("optional", False)
            assert may_be_empty == (not info.is_required() or f"{name}_file" in inputs)


def test_a_form_lies_on_top_and_runs_its_line() -> None:
    view = term_form(KINDS["payment_terms"], LINE, None)
    assert (view.title, view.submit, view.close) == ("Payment terms", "Save", "Back")
    assert (view.line, view.on_top) == (LINE, True)
    head = view.blocks[0]
    assert [element["text"] for element in head["elements"]] == [
        "When an invoice is due: the days run, then to the month’s end or a day of the month.",
        "Early percent and Early days come together or not at all.",
    ]


def test_the_fields_of_all_terms_come_last_and_locked_only_on_bases() -> None:
    names = list(asked(term_form(KINDS["cost_cap"], LINE, None)))
    assert names == ["amount", "note", "valid_from", "valid_to"]
    assert list(asked(term_form(KINDS["cost_cap"], LINE, None, on_base=True)))[-1] == "locked"


def test_a_lock_that_is_not_asked_for_stays() -> None:
    locked = term(like("cost_cap", locked=True))
    view = term_form(KINDS["cost_cap"], LINE, locked)
    assert term_filled_in(KINDS["cost_cap"], sent(view, amount="5 EUR"), locked) == term(
        {"kind": "cost_cap", "amount": "5 EUR", "locked": True}
    )


def test_hints_say_what_a_field_takes() -> None:
    inputs = asked(term_form(KINDS["custom_prices"], LINE, None))
    assert inputs["items"]["hint"]["text"] == (
        "The prices (one per line, its cells separated by tabs or semicolons: sku; price; per; "
        "min_quantity; max_quantity; valid_from; valid_to; needed: sku and price)"
    )
    assert inputs["items"]["element"]["placeholder"]["text"] == "BOLT-M8; 90.00 EUR; ; 100"
    inputs = asked(term_form(KINDS["handling_charge"], LINE, None))
    assert inputs["amount"]["hint"]["text"] == "For each release (an amount, such as 25.00 EUR)"
    inputs = asked(term_form(KINDS["delivery_time"], LINE, None))
    assert inputs["counts"]["hint"]["text"] == "Which days count. Calendar if left out"
    assert inputs["product_set"]["hint"]["text"] == "Else for everything"


def test_what_a_kind_takes_for_granted_is_chosen_in_a_new_term() -> None:
    kind = KINDS["delivery_time"]
    assert initial(term_form(kind, LINE, None))["counts"]["value"] == "calendar"
    assert initial(term_form(kind, LINE, None, policies=["Fast"])) == {}


def test_a_policy_comes_first_and_only_what_differs_stands_below() -> None:
    kind = KINDS["returns"]
    read = term({"kind": "returns", "policy": "Standard", "auto_approve_days": 10})
    view = term_form(kind, LINE, read)
    assert next(iter(asked(view))) == "policy"
    assert initial(view)["policy"]["value"] == "Standard"
    assert set(initial(view)) == {"policy", "auto_approve_days"}
    assert term_filled_in(kind, sent(view, auto_approve_days=None), read) == term(
        {"kind": "returns", "policy": "Standard"}
    )


def test_a_term_is_made_by_a_policy_alone() -> None:
    kind = KINDS["handling_charge"]
    view = term_form(kind, LINE, None, policies=["Standard", "Large"])
    assert term_filled_in(kind, sent(view, policy="Large", first_free="false")) == term(
        {"kind": "handling_charge", "policy": "Large", "first_free": False}
    )


def test_none_whatever_the_policy_says_stays_none() -> None:
    kind = KINDS["returns"]
    read = term({"kind": "returns", "policy": "A", "auto_approve_days": None, "charge": []})
    view = term_form(kind, LINE, read, policies=["A", "B"])
    hint = asked(view)["auto_approve_days"]["hint"]["text"]
    assert hint.startswith("None here, whatever the policy says. Approved by itself")
    assert term_filled_in(kind, sent(view, note="x"), read) == term(
        {"kind": "returns", "policy": "A", "auto_approve_days": None, "charge": [], "note": "x"}
    )
    assert term_filled_in(kind, sent(view, policy="B"), read) == term(
        {"kind": "returns", "policy": "B"}
    )


def test_a_policy_with_a_long_name_is_typed() -> None:
    kind = KINDS["returns"]
    read = term({"kind": "returns", "policy": "P" * 200})
    view = term_form(kind, LINE, read, policies=["Standard"])
    assert asked(view)["policy"]["element"]["type"] == "plain_text_input"
    assert term_filled_in(kind, sent(view), read) == read
    many = [f"Policy {number}" for number in range(100)]
    view = term_form(kind, LINE, None, policies=many)
    assert len(asked(view)["policy"]["element"]["options"]) == 100


def prices(count: int) -> dict[str, Any]:
    items = [{"sku": f"SKU-{number}", "price": f"{number}.50 EUR"} for number in range(count)]
    return {"kind": "custom_prices", "items": items}


def test_a_long_list_stays_unless_lines_or_a_file_take_its_place() -> None:
    kind, read = KINDS["custom_prices"], term(prices(412))
    view = term_form(kind, LINE, read)
    items = asked(view)["items"]
    assert items["hint"]["text"].startswith(
        "412 items stand here; leave empty to keep them, paste lines or give a CSV file to replace "
        "them. The prices"
    )
    assert "initial_value" not in items["element"]
    assert term_filled_in(kind, sent(view), read) == read
    assert term_filled_in(kind, sent(view, items="A; 1 EUR"), read) == term(
        {"kind": "custom_prices", "items": [{"sku": "A", "price": "1 EUR"}]}
    )
    assert term_filled_in(kind, sent(view, items_file="sku,price\nB,2 EUR\n"), read) == term(
        {"kind": "custom_prices", "items": [{"sku": "B", "price": "2 EUR"}]}
    )


def test_a_file_counts_instead_of_the_lines_that_stand_there() -> None:
    kind, read = KINDS["custom_prices"], term(prices(2))
    view = term_form(kind, LINE, read)
    fields = sent(view, items_file="B;2 EUR")
    assert fields["items"] == "sku; price\nSKU-0; 0.50 EUR\nSKU-1; 1.50 EUR"
    assert term_filled_in(kind, fields, read) == term(
        {"kind": "custom_prices", "items": [{"sku": "B", "price": "2 EUR"}]}
    )


def test_a_long_text_stays_unless_it_is_written_anew() -> None:
    kind, read = KINDS["clause"], term(like("clause", text="word " * 1_000))
    view = term_form(kind, LINE, read)
    assert asked(view)["text"]["hint"]["text"] == (
        "4,999 characters stand here; leave empty to keep them, or write all of it anew. "
        "The whole text; line breaks stay"
    )
    assert term_filled_in(kind, sent(view, title="Law"), read) == term(
        like("clause", title="Law", text="word " * 1_000)
    )
    assert term_filled_in(kind, sent(view, text="Short."), read) == term(
        like("clause", text="Short.")
    )


def test_many_names_stay_unless_they_are_written_anew() -> None:
    kind = KINDS["ship_to"]
    read = term({"kind": "ship_to", "addresses": [f"Quay {n}, Rotterdam" for n in range(300)]})
    view = term_form(kind, LINE, read)
    assert asked(view)["addresses"]["hint"]["text"].startswith("300 addresses stand here; leave")
    assert term_filled_in(kind, sent(view), read) == read
    assert term_filled_in(kind, sent(view, addresses=" A \n\nB"), read) == term(
        {"kind": "ship_to", "addresses": ["A", "B"]}
    )


class Car(Part):
    """Who parks."""

    plate: Name = Field(description="what stands on it")
    electric: Flag = Field(default=False, description="whether it is charged")

    @override
    def words(self) -> str:
        return self.plate


class Garage(TermBase):
    """A garage that comes with the contract (TERMS 3)."""

    label = "Garage"
    section = Section.LIMITS
    levels = C_B
    example: ClassVar = {"kind": "garage", "rent": "40 EUR", "cars": [{"plate": "AB-12"}]}

    kind: Literal["garage"] = "garage"
    rent: Amount = Field(description="for a month")
    cars: Annotated[tuple[Car, ...], NOT_EMPTY] = Field(description="which cars")
    gate: Literal["north", "south"] = Field(default="north", description="where it is")

    @override
    def words(self) -> str:
        return self.gate


def test_a_new_kind_has_a_form_without_further_code() -> None:
    garage = Garage.model_validate(
        Garage.example | {"cars": [{"plate": "AB-12"}, {"plate": "C; D", "electric": True}]}
    )
    view = term_form(Garage, LINE, garage)
    assert check_view(view.payload, MODAL)
    assert {name: block["label"]["text"] for name, block in asked(view).items()} == {
        "rent": "Rent",
        "cars": "Cars",
        "cars_file": "Cars from a CSV file",
        "gate": "Gate",
        "note": "Note",
        "valid_from": "Valid from",
        "valid_to": "Valid to",
    }
    assert initial(view)["cars"] == 'plate; electric\nAB-12; \n"C; D"; true'
