"""A rep drafts a contract: one form, all mistakes at once, and nothing lost between two people."""

import pytest

from contracts.people import Role
from sandbox.people.person import Person
from sandbox.slack import Slack
from sandbox.state.model import View
from store import OPERATOR, Store
from tests.examples import ACME, NOW, a_contract, a_version

ANNA, BEN, MARIA, LENA = "U0REP0001", "U0REP0002", "U0MGR0001", "U0LEG0001"
ROLES = ((ANNA, Role.REP), (BEN, Role.REP), (MARIA, Role.MANAGER), (LENA, Role.LEGAL))
LABELS = [
    "Title",
    "Contract type",
    "Start",
    "End",
    "Renewal",
    "For",
    "Times",
    "Notice",
    "Notice to",
    "Notice counts",
    "Value",
    "Summary",
    "Document",
]


@pytest.fixture(autouse=True)
def roles(slack: Slack, store: Store) -> None:
    """Anna and Ben are reps, Maria a manager, Lena of legal; Viktor may only look up."""
    with store.writing(OPERATOR, NOW) as work:
        for user, role in ROLES:
            work.people.grant(user, role)


@pytest.fixture
def anna(slack: Slack) -> Person:
    return slack.person("anna")


def asked(view: View) -> dict[str, object]:
    """What each input of a form holds as it opens, by its label."""
    inputs = [block for block in view.blocks if block["type"] == "input"]
    return {block["label"]["text"]: initial(block["element"]) for block in inputs}


def initial(element: dict) -> object:
    found = [value for key, value in element.items() if key.startswith("initial_")]
    return found[0]["value"] if found and isinstance(found[0], dict) else next(iter(found), None)


def version_in(store: Store, ref: str, number: int):
    with store.reading() as work:
        [found] = [v for v in work.contracts.by_ref([ref])[ref].versions if v.number == number]
    return found


def journal(store: Store, ref: str) -> list[tuple[str, str]]:
    with store.reading() as work:
        return [(entry.what, entry.actor) for entry in work.journal.of(ref)]


def editors(store: Store, ref: str, number: int) -> list[str]:
    with store.reading() as work:
        return work.editors.of(ref, number)


def test_a_contract_is_drafted_in_one_form(types, anna, store) -> None:
    form = types("new ACME").view
    assert list(asked(form)) == [*LABELS, "Base"]
    assert asked(form)["Start"] == "2026-08-16"
    assert asked(form)["End"] == "2027-08-15"
    said = anna.submits(
        form,
        {
            "Title": "Frame agreement",
            "Renewal": "automatic",
            "For": "12 months",
            "Times": "2",
            "Notice": "3 months",
            "Value": "250,000 EUR",
            "Document": "https://files.example.com/frame.pdf",
            "Base": "BASE-EU",
        },
    )
    assert "Saved as a draft: *ACME-2/1*" in said
    assert "16 Aug 2026 to 15 Aug 2027 · renewal: automatic, for 12 months" in said
    assert "250,000 EUR" in said
    assert "*This keeps it from being submitted:*\n• Nothing has a price on 16 Aug 2026" in said
    assert version_in(store, "ACME-2", 1).value.written == "250000 EUR"
    assert journal(store, "ACME-2") == [("drafted", ANNA), ("edited", ANNA)]
    assert editors(store, "ACME-2", 1) == [ANNA]
    assert "*ACME-2* · Frame agreement" in types("account ACME")


def test_an_amendment_is_prefilled_with_what_holds(types, anna, store) -> None:
    form = types("amend ACME-1").view
    assert asked(form) == {
        "Title": "Master supply agreement",
        "Contract type": "fixed_price",
        "Start": "2026-08-16",
        "End": "2026-12-31",
        "Renewal": "automatic",
        "For": "12 months",
        "Times": None,
        "Notice": "3 months",
        "Notice to": "term_end",
        "Notice counts": "received",
        "Value": "240000.00 EUR",
        "Summary": None,
        "Document": None,
    }
    assert "−5 % on the whole catalog" in types("edit ACME-1")
    assert "Saved as a draft: *ACME-1/4*" in anna.submits(anna.modal, {"Summary": "Better prices"})
    assert version_in(store, "ACME-1", 4).summary == "Better prices"
    assert version_in(store, "ACME-1", 4).terms == version_in(store, "ACME-1", 3).terms


def test_a_renewal_is_drafted_for_the_next_term(types) -> None:
    form = types("renew ACME-1").view
    assert (asked(form)["Start"], asked(form)["End"]) == ("2027-01-01", "2027-12-31")


def test_a_contract_has_one_open_version(types, anna) -> None:
    types("amend ACME-1")
    said = types("renew ACME-1")
    assert "ACME-1/4 is a draft, and a contract has one open version at a time." in said
    assert "Save draft" in anna.presses("Open ACME-1/4", on=said)


def test_what_does_not_run_is_not_amended(types, keeping) -> None:
    keeping(a_contract("ACME-5", a_version(1, state="canceled")))
    said = types("amend ACME-5")
    assert "Nothing of ACME-5 runs that could be amended or renewed." in said
    assert "New contract" in said


def test_asked_twice_a_new_contract_is_drafted_once(types, anna, store) -> None:
    types("new ACME")
    assert "*ACME-2/1*" in types("new ACME")
    assert "*ACME-3/1*" in types("new ACME", by="ben")
    anna.submits(types("edit ACME-2"), {"Title": "Frame"})
    assert "*ACME-4/1*" in types("new ACME")


def test_the_next_number_is_one_that_nobody_has(types, keeping) -> None:
    keeping(a_contract("ACME-2", account="ONEIL"))
    assert "*ACME-3/1*" in types("new ACME")


def test_a_base_is_named_by_its_reference(types) -> None:
    assert asked(types("new ACME --base base-eu").view)["Base"] == "BASE-EU"
    assert "There is no base “ACME-1”." in types("new ACME --base ACME-1")


def test_all_mistakes_stand_beside_their_fields_at_once(types, anna, store) -> None:
    form = types("new ACME").view
    before = version_in(store, "ACME-2", 1)
    wrong = {
        "Title": "Frame",
        "End": "2026-01-31",
        "Renewal": "automatic",
        "Times": "twice",
        "Notice": "a while",
        "Value": "250000",
        "Document": "frame.pdf",
    }
    assert anna.submits(form, wrong).errors == {
        "end": "The end lies before the start.",
        "renewal_for": "Say for how long it renews automatically, such as 12 months.",
        "renewal_times": "“twice” is not a number of times from 1 to 999.",
        "notice": "“a while” is not a duration such as 3 months or 90 days.",
        "value": "Say in which currency, such as 250000 EUR.",
        "document": "“frame.pdf” is not a web address such as https://files.example.com/1.",
    }
    assert version_in(store, "ACME-2", 1) == before
    right = {"End": "2027-01-31", "For": "0 days", "Times": "3", "Notice": None}
    rest = {"Value": "1.000 EUR", "Document": "https://x.example/1"}
    assert anna.submits(form, right | rest).errors == {
        "renewal_for": "It renews for at least one day.",
        "value": "“1.000 EUR” may be two amounts: EUR has 2 decimals. Write 250000 EUR.",
    }
    assert "Saved as a draft" in anna.submits(form, {"For": "1 year", "Value": "1000.00 EUR"})


def test_a_number_alone_is_an_amount_in_the_currency_of_the_account(
    types, anna, keeping, store
) -> None:
    keeping(accounts=(ACME.model_copy(update={"currency": "JPY"}),))
    assert "Such as 250000 JPY; without a currency, JPY is meant." in types("new ACME")
    anna.submits(anna.modal, {"Title": "Frame", "Value": "250000"})
    assert version_in(store, "ACME-2", 1).value.written == "250000 JPY"
