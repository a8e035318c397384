"""A rep drafts a contract: one form, all mistakes at once, and nothing lost between two people."""

import pytest

from sandbox.people.person import Person
from sandbox.slack import Slack
from store import Store
from tests.examples import ACME, a_contract, a_version
from tests.scenarios.drafting import ANNA, asked, cast_roles, editors, journal, version_in

LABELS = [
    "Title",
    "Contract type",
    "Start",
    "End",
    "Renewal",
    "Renewal for",
    "Renewal times",
    "Notice",
    "Notice to",
    "Notice counts",
    "Value",
    "Summary",
    "Document",
]


@pytest.fixture(autouse=True)
def roles(slack: Slack, store: Store) -> None:
    cast_roles(store)


@pytest.fixture
def anna(slack: Slack) -> Person:
    return slack.person("anna")


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
            "Renewal for": "12 months",
            "Renewal times": "2",
            "Notice": "3 months",
            "Value": "250,000 EUR",
            "Document": "https://files.example.com/frame.pdf",
            "Base": "BASE-EU",
        },
    )
    assert "Saved as a draft: *ACME-2/1*" in said
    assert "16 Aug 2026 to 15 Aug 2027 · renewal: automatic, for 12 months" in said
    assert "250,000 EUR" in said
    assert "*It cannot be submitted yet: one thing is missing or wrong.*\n• Nothing has a" in said
    assert version_in(store, "ACME-2", 1).value.written == "250000 EUR"
    assert journal(store, "ACME-2") == [("drafted", ANNA), ("edited", ANNA)]
    assert editors(store, "ACME-2", 1) == [ANNA]
    assert "*ACME-2* · Frame agreement" in types("account ACME")


def test_an_amendment_is_prefilled_with_what_holds(types, anna, store) -> None:
    form = types("amend ACME-1").view
    assert "From this day on it takes the place of ACME-1/3." in str(form)
    assert asked(form) == {
        "Title": "Master supply agreement",
        "Contract type": "fixed_price",
        "Start": "2026-08-16",
        "End": "2026-12-31",
        "Renewal": "automatic",
        "Renewal for": "12 months",
        "Renewal times": None,
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
    assert "ACME-5 has no version that could be amended or renewed." in said
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
        "Renewal times": "twice",
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
    right = {"End": "2027-01-31", "Renewal for": "0 days", "Renewal times": "3", "Notice": None}
    rest = {"Value": "1.000 EUR", "Document": "https://x.example/1"}
    assert anna.submits(form, right | rest).errors == {
        "renewal_for": "It renews for at least one day.",
        "value": (
            "“1.000 EUR” may be two amounts: EUR has 2 decimals. Write thousands as in 250000 EUR."
        ),
    }
    assert "Saved as a draft" in anna.submits(
        form, {"Renewal for": "1 year", "Value": "1000.00 EUR"}
    )


def test_a_number_alone_is_an_amount_in_the_currency_of_the_account(
    types, anna, keeping, store
) -> None:
    keeping(accounts=(ACME.model_copy(update={"currency": "JPY"}),))
    assert "Such as 250000 JPY; without a currency, JPY is meant." in types("new ACME")
    anna.submits(anna.modal, {"Title": "Frame", "Value": "250000"})
    assert version_in(store, "ACME-2", 1).value.written == "250000 JPY"


def test_fields_are_changed_by_typing_and_the_others_stay(types, store) -> None:
    types("amend ACME-1")
    said = types('edit ACME-1 --end 2027-12-31 --value "250000 EUR" --notice-to month end')
    assert "Saved as a draft: *ACME-1/4*" in said
    draft, before = version_in(store, "ACME-1", 4), version_in(store, "ACME-1", 3)
    assert (draft.end.isoformat(), draft.value.written) == ("2027-12-31", "250000 EUR")
    assert draft.notice == before.notice.model_copy(update={"to": "month_end"})
    assert (draft.renewal, draft.terms) == (before.renewal, before.terms)
    assert "Nothing changed: *ACME-1/4* is a draft" in types("edit ACME-1/4 --value 250000 EUR")
    types("edit ACME-1 --renewal none --value - --notice -")
    draft = version_in(store, "ACME-1", 4)
    assert (str(draft.renewal), draft.value, draft.notice) == ("none: it ends", None, None)
    assert journal(store, "ACME-1")[1:] == [("drafted", ANNA), ("edited", ANNA), ("edited", ANNA)]


def test_typed_mistakes_name_their_flags(types, store) -> None:
    types("amend ACME-1")
    before = version_in(store, "ACME-1", 4)
    said = types("edit ACME-1 --start soon --end 2026-01-01 --renewal monthly --value lots")
    assert "--start: “soon” is not a day. Write it as 2026-12-31 or 31 Dec 2026." in said
    assert "--renewal: “monthly” is not possible here; there is none, automatic," in said
    assert "--value: “lots” is not an amount such as 250000 EUR." in said
    assert "--renewal-times: Only what renews" in types(
        "edit ACME-1 --renewal evergreen --renewal-times 3"
    )
    assert "--start: Say on which day it starts." in types("edit ACME-1 --start -")
    assert version_in(store, "ACME-1", 4) == before
    types("edit ACME-1 --notice -")
    assert "--notice: Say the period first" in types("edit ACME-1 --notice-to month_end")


def test_what_was_automatic_leaves_nothing_behind_in_a_form(types, anna, store) -> None:
    form = types("amend ACME-1").view
    assert anna.submits(form, {"Renewal": "none", "Renewal for": "6 months"}).errors == {
        "renewal_for": "Only what renews automatically has this."
    }
    assert "Saved" in anna.submits(form, {"Renewal": "none", "Renewal for": "12 months"})
    assert version_in(store, "ACME-1", 4).renewal.length is None


def test_a_contract_keeps_its_name_until_another_is_accepted(types, anna, store) -> None:
    form = types("amend ACME-1").view
    anna.submits(form, {"Title": "Supply and service agreement", "Contract type": "cost_plus"})
    assert version_in(store, "ACME-1", 4).title == "Supply and service agreement"
    with store.reading() as work:
        family = work.contracts.by_ref(["ACME-1"])["ACME-1"]
    assert (family.title, family.type) == ("Master supply agreement", "fixed_price")
    assert asked(types("edit ACME-1").view)["Title"] == "Supply and service agreement"
    assert "agreed to the contract with its base" in types("edit ACME-1 --base -")


def test_a_closed_form_is_opened_again(types, anna) -> None:
    form = types("new ACME")
    anna.fills(form, {"Title": "Not saved"})
    anna.closes(form)
    again = types("edit ACME-2").view
    assert asked(again)["Title"] is None
    said = anna.submits(again, {"Title": "Saved"})
    reopened = anna.presses("Go on editing", on=said)
    assert asked(reopened.view)["Title"] == "Saved"
    assert "ACME-2/1" in anna.presses("Show all terms", on=anna.submits(reopened))


def test_what_nobody_knows_stays_unknown_in_a_form(types, anna, store, keeping) -> None:
    unknown = a_version(1, start="unknown", end="unknown", renewal={"kind": "unknown"})
    keeping(a_contract("ACME-5", unknown))
    form = types("amend ACME-5")
    assert "Not known. Left empty: it stays unknown." in form
    anna.submits(form, {"Start": "2026-09-01"})
    draft = version_in(store, "ACME-5", 2)
    assert (str(draft.start), draft.end.value) == ("2026-09-01", "unknown")
    types("edit ACME-5 --end -")
    assert version_in(store, "ACME-5", 2).end is None


def test_long_and_odd_texts_stay_as_they_are(slack, types, store, keeping) -> None:
    title = "Rahmenvertrag <Süd> & *Nord* `x` " + "Ö" * 160
    odd = a_version(1, title=title, summary="Lang. " * 2_000, value="1.234 KWD", state="draft")
    keeping(a_contract("ACME-5", odd, title=None))
    form = types("edit ACME-5", by="maria")
    assert asked(form.view)["Title"] == title.strip()
    assert "The summary has 11,999 characters, too many for a form: it stays as it is." in form
    assert "Saved as a draft" in slack.person("maria").submits(form)
    draft = version_in(store, "ACME-5", 1)
    assert (draft.title, len(draft.summary), draft.value.written) == (title, 11_999, "1.234 KWD")
