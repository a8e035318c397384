"""The terms of a draft: each in the form of its kind, known by what it says."""

import pytest

from sandbox.people.person import Person
from sandbox.people.uploads import Upload
from sandbox.people.words import of_view
from sandbox.slack import Slack
from store import Store
from tests.examples import BASE_EU, NOW, TERMS, a_contract, a_version
from tests.scenarios.drafting import (
    ANNA,
    adds,
    asked,
    cast_roles,
    editors,
    journal,
    listed,
    screen,
    version_in,
)

pytestmark = pytest.mark.words

PRICES = "sku;price;min_quantity\nBOLT-M8;90.00 EUR;100\nNUT-M8;85.00 EUR\nGLOVE;45 EUR;10"


@pytest.fixture(autouse=True)
def roles(slack: Slack, store: Store) -> None:
    cast_roles(store)


@pytest.fixture
def anna(slack: Slack) -> Person:
    return slack.person("anna")


def lines(store: Store, ref: str, number: int) -> list[str]:
    return [term.line() for term in version_in(store, ref, number).terms]


def test_a_term_is_added_on_top_of_the_form_and_what_was_typed_stays(types, anna, store) -> None:
    form = types("new ACME").view
    anna.fills(form, {"Title": "Typed before", "Value": "1000 EUR"})
    term = adds(anna, "Payment terms", form)
    assert "Net days" in asked(term)
    assert anna.submits(term, {"Net days": "soon"}).errors.keys() == {"net_days"}
    anna.submits(term, {"Net days": "30", "End of month": "Yes"})
    back = screen(anna, "*Terms* · 1\n")
    assert listed(back) == ["Payment within 30 days, end of month"]
    assert lines(store, "ACME-2", 1) == ["Payment within 30 days, end of month"]
    assert "Saved as a draft" in anna.submits(form)
    draft = version_in(store, "ACME-2", 1)
    assert (draft.title, draft.value.written) == ("Typed before", "1000 EUR")
    assert [what for what, _ in journal(store, "ACME-2")] == ["drafted", "term added", "edited"]


def test_a_long_list_is_pasted_and_every_wrong_line_is_named(types, anna, store) -> None:
    term = adds(anna, "Written prices", types("amend ACME-1"))
    wrong = PRICES.replace("90.00 EUR", "cheap").replace("GLOVE;45 EUR", "GLOVE")
    refused = anna.submits(term, {"Items": wrong}).errors["items"]
    assert "Line 2, price: “cheap” is not an amount" in refused
    assert "Line 4" in refused
    anna.submits(term, {"Items": PRICES})
    screen(anna, "3 written prices: BOLT-M8 90.00 EUR")
    assert len(version_in(store, "ACME-1", 4).terms[-1].items) == 3


def test_a_term_is_edited_where_it_stands(types, anna, store) -> None:
    form = types("amend ACME-1").view
    edit = anna.presses(("Payment within", "Edit"), on=form)
    assert asked(edit.view)["Net days"] == "30"
    anna.submits(edit, {"Net days": "45"})
    screen(anna, "Payment within 45 days, end of month")
    terms = [term.kind for term in version_in(store, "ACME-1", 4).terms]
    assert terms == [term["kind"] for term in TERMS]
    assert journal(store, "ACME-1")[-1] == ("term changed", ANNA)


def test_a_term_that_is_saved_unchanged_changes_nothing(types, anna, store) -> None:
    form = types("amend ACME-1").view
    before = journal(store, "ACME-1")
    edit = anna.presses(("Payment within", "Edit"), on=form)
    anna.submits(edit)
    assert journal(store, "ACME-1") == before


def test_a_term_is_removed_at_once(types, anna, store) -> None:
    form = types("amend ACME-1").view
    back = anna.presses(("on the whole catalog", "Remove"), on=form)
    assert not any("whole catalog" in line for line in listed(back.view))
    assert not any("whole catalog" in line for line in lines(store, "ACME-1", 4))
    assert journal(store, "ACME-1")[-1] == ("term removed", ANNA)
    assert editors(store, "ACME-1", 4) == [ANNA]


@pytest.mark.parametrize(
    ("kind", "fields", "line"),
    [
        ("Catalog price", {"Percent": "-7.5"}, "−7.5 % on the whole catalog"),
        ("Shipping charge", {"Paid to": "Seller"}, "Shipping"),
        ("Clause", {"Title": "Law", "Text": "Dutch & <law>\napplies."}, "Law: Dutch &amp; &lt;law"),
        ("Payment methods", {"Methods": "Visa\nInvoice"}, "Visa"),
        ("Ship-to addresses", {"Addresses": "Way 1, Delft\nWay 2, Gouda"}, "Way 1, Delft"),
        (
            "Rebate",
            {
                "Basis": "turnover",
                "Method": "slice",
                "Period": "year",
                "Tiers": "0 EUR;1\n50000 EUR;2",
            },
            "2 % from 50,000 EUR",
        ),
    ],
)
def test_every_kind_has_its_form(types, anna, kind: str, fields: dict, line: str) -> None:
    term = adds(anna, kind, types("new ACME"))
    assert anna.submits(term, fields).errors == {}
    [shown] = listed(screen(anna, "*Terms* · 1"))
    assert line in shown


def test_what_does_not_belong_here_is_not_offered(types, anna, keeping) -> None:
    terms = [{"kind": "shipping_charge", "paid_to": "carrier"}]
    keeping(a_contract("BASE-X", a_version(terms=terms), kind="base", account=None))
    offered = types("amend BASE-X")
    assert "Cost cap" in offered
    assert "Credit line" not in offered.text.splitlines()
    assert "Credit line does not belong on a contract of kind base." in types(
        "term BASE-X add credit line"
    )
    assert "Catalog price" not in types("amend ACME-1").text.splitlines()  # it has the one


def test_sixty_terms_are_paged_and_what_was_typed_stays(types, anna, store, keeping) -> None:
    clauses = [
        {"kind": "clause", "title": f"Clause {n:02}", "text": "Long. " * 200} for n in range(60)
    ]
    keeping(a_contract("ACME-5", a_version(terms=clauses)))
    form = types("amend ACME-5").view
    anna.fills(form, {"Title": "Typed on page one"})
    second = anna.presses("More terms", on=form)
    assert "60 · page 2 of 2" in second
    assert len(listed(second.view)) == 25
    edit = anna.presses(("Clause 40", "Edit"), on=second)
    anna.submits(edit, {"Title": "Clause 40 b"})
    removed = anna.presses(("Clause 40 b", "Remove"), on=screen(anna, "Clause 40 b"))
    assert "59 · page 2 of 2" in removed
    assert len(listed(anna.presses("Previous terms", on=removed).view)) == 35
    anna.submits(form)
    assert version_in(store, "ACME-5", 2).title == "Typed on page one"


def test_a_new_term_is_on_the_page_that_comes_back(types, anna, keeping) -> None:
    clauses = [{"kind": "clause", "title": f"Clause {n:02}", "text": "x"} for n in range(40)]
    keeping(a_contract("ACME-5", a_version(terms=clauses)))
    anna.submits(adds(anna, "Clause", types("amend ACME-5")), {"Title": "Last", "Text": "word"})
    assert "Last: word" in listed(screen(anna, "41 · page 2 of 2"))


def test_two_equal_terms_are_two(types, anna, keeping, store) -> None:
    twice = [{"kind": "clause", "title": "Same", "text": "words"}] * 2
    keeping(a_contract("ACME-5", a_version(terms=twice)))
    form = types("amend ACME-5").view
    assert listed(form) == ["Same: words"] * 2
    back = anna.presses(("Same", "Remove"), on=form)
    assert listed(back.view) == ["Same: words"]
    assert len(version_in(store, "ACME-5", 2).terms) == 1


def test_a_term_is_called_by_its_kind_when_typed(types, anna, store, keeping) -> None:
    types("amend ACME-1")
    edit = types("term ACME-1 edit payment terms")
    assert asked(edit.view)["Net days"] == "30"
    assert "*Terms* · 4" in anna.submits(edit, {"Net days": "60"})
    assert "There is no such term in ACME-1/4." in types("term ACME-1 edit rebate")
    assert "“bribe” is not a kind of term." in types("term ACME-1 add bribe")
    twice = [{"kind": "clause", "title": name, "text": "words"} for name in ("One", "Two")]
    keeping(a_contract("ACME-5", a_version(terms=twice)))
    types("amend ACME-5")
    asks = types("term ACME-5 edit clause")
    assert "Which one of these?" in asks
    assert asked(anna.presses("Two: words", on=asks).view)["Title"] == "Two"


def test_a_base_can_lock_its_terms(types, anna, keeping) -> None:
    keeping(BASE_EU)
    assert "Locked" in asked(adds(anna, "Clause", types("amend BASE-EU")))


def beside(person, label: str) -> str:
    """What the form on top says right below a field."""
    blocks = person.modal.blocks
    labels = [block.get("label", {}).get("text") for block in blocks]
    follows = blocks[labels.index(label) + 1]
    return str(follows.get("text", {}).get("text", ""))


def test_a_wrong_csv_file_loses_nothing_of_the_form(types, anna, store) -> None:
    term = adds(anna, "Written prices", types("amend ACME-1").view)
    wrong = Upload("prices.csv", b"sku;price\nBOLT-M8;cheap\n;4.50 EUR\n")
    anna.submits(term, {"Note": "From the fair", "Items from a CSV file": wrong})
    said = of_view(screen(anna, "“cheap” is not an amount"))
    assert "Line 2" in said
    assert "Line 3" in said
    anna.closes()
    assert asked(screen(anna, "Note"))
    right = Upload("prices.csv", PRICES.encode())
    anna.submits(anna.modal, {"Items from a CSV file": right})
    anna.closes(screen(anna, "The file was read."))
    assert version_in(store, "ACME-1", 4).terms[-1].note == "From the fair"


def test_what_is_wrong_with_a_file_and_with_others_stands_beside_each_field(types, anna) -> None:
    term = adds(anna, "Written prices", types("amend ACME-1").view)
    wrong = Upload("prices.csv", b"sku;price\nBOLT-M8;cheap\n")
    dates = {"Valid from": "2027-06-01", "Valid to": "2027-01-01"}
    anna.submits(term, dates | {"Items from a CSV file": wrong})
    anna.closes(screen(anna, "Each is marked in the form"))
    assert "“cheap” is not an amount" in beside(anna, "Items from a CSV file")
    assert "lies beyond" in beside(anna, "Valid from")
    assert beside(anna, "Note") == ""


def test_marks_beside_fields_are_those_of_the_last_time(types, anna, store) -> None:
    term = adds(anna, "Written prices", types("amend ACME-1").view)
    wrong = Upload("prices.csv", b"sku;price\nBOLT-M8;cheap\n")
    anna.submits(term, {"Items from a CSV file": wrong})
    anna.closes(screen(anna, "“cheap” is not an amount"))
    dates = {"Valid from": "2027-06-01", "Valid to": "2027-01-01"}
    anna.submits(anna.modal, dates | {"Items from a CSV file": None, "Items": "BOLT-M8; 4.50 EUR"})
    assert beside(anna, "Items from a CSV file") == ""
    assert "lies beyond" in beside(anna, "Valid from")
    anna.submits(anna.modal, {"Valid to": "2027-12-31"})
    assert len(version_in(store, "ACME-1", 4).terms[-1].items) == 1


def test_a_long_list_comes_as_a_csv_file(types, anna, store) -> None:
    form = types("amend ACME-1").view
    term = adds(anna, "Written prices", form)
    anna.submits(term, {"Items from a CSV file": Upload("prices.csv", PRICES.encode())})
    anna.closes(screen(anna, "The file was read."))
    assert "3 written prices" in "\n".join(listed(screen(anna, "*Terms* · 5")))
    assert len(version_in(store, "ACME-1", 4).terms[-1].items) == 3


def test_a_file_goes_in_after_a_refused_submission(types, anna, keeping, store) -> None:
    """Slack lays three forms on each other: the refusal and what it offers must leave room."""
    keeping(a_contract("ACME-9", a_version(1, state="draft", terms=[])))
    with store.writing(ANNA, NOW) as work:
        work.editors.add("ACME-9", 1, ANNA)
    saved = anna.submits(types("edit ACME-9"), {"Title": "Bolts"})
    refused = anna.presses("Submit for approval", on=saved)
    assert "The shipping charge is missing" in refused
    form = anna.presses("Edit ACME-9/1", on=refused).view
    term = adds(anna, "Written prices", form)
    anna.submits(term, {"Items from a CSV file": Upload("prices.csv", PRICES.encode())})
    screen(anna, "The file was read")
    assert [term.kind for term in version_in(store, "ACME-9", 1).terms] == ["custom_prices"]
