"""An account is made and changed in Slack, so that nobody needs the terminal to start."""

import pytest

from contracts.journal import HOUSE
from contracts.people import Role
from sandbox.people.person import Person
from sandbox.slack import Slack
from store import OPERATOR, Store
from tests.examples import ACME, NOW

pytestmark = pytest.mark.words

ANNA = "U0REP0001"


@pytest.fixture(autouse=True)
def roles(slack: Slack, store: Store) -> None:
    """Anna is a rep; Ben may only look up."""
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(ANNA, Role.REP)


@pytest.fixture
def anna(slack: Slack) -> Person:
    return slack.person("anna")


def account_in(store: Store, code: str):
    with store.reading() as work:
        return work.accounts.by_code([code])[code]


def recorded(store: Store) -> list[str]:
    with store.reading() as work:
        return [e.what for e in work.journal.of(HOUSE) if e.actor == ANNA]


def test_an_account_is_made_in_a_form_and_its_first_contract_from_there(types, anna, store):
    form = types("account new").view
    card = anna.submits(
        form,
        {
            "Code": "BOREAL",
            "Name": "Boreal Timber & <Sons>",
            "Also called": "Boreal\n\nBoreal Holz GmbH",
            "Segment": "mid-market",
            "Currency": "sek",
            "Time zone": "Europe/Stockholm",
            "Holidays": "se",
            "Owner": "ben",
            "Channel": "#renewals",
        },
    )
    assert "Saved.\n*Boreal Timber & <Sons>* · BOREAL" in card
    assert account_in(store, "BOREAL").model_dump(exclude_defaults=True) == {
        "code": "BOREAL",
        "name": "Boreal Timber & <Sons>",
        "aliases": ("Boreal", "Boreal Holz GmbH"),
        "segment": "mid-market",
        "currency": "SEK",
        "timezone": "Europe/Stockholm",
        "holidays": "SE",
        "owner": "U0REP0002",
        "channel": "C0REN0001",
    }
    assert recorded(store) == ["account added"]
    assert "*BOREAL-1/1* · Boreal Timber" in anna.presses("New contract", on=card)


def test_all_mistakes_stand_beside_their_fields_at_once(types, anna, store) -> None:
    form = types("account new acme").view
    assert form.blocks[0]["element"]["initial_value"] == "acme"
    wrong = {
        "Name": "Acme again",
        "Currency": "EURO",
        "Time zone": "Amsterdam",
        "Holidays": "The Netherlands",
    }
    assert anna.submits(form, wrong).errors == {
        "code": "There is an account ACME already.",
        "currency": "EURO is not a currency of ISO 4217, such as EUR.",
        "timezone": "“Amsterdam” is not a time zone such as Europe/Amsterdam.",
        "holidays": "“THE NETHERLANDS” is no country such as NL, or a part of one such as DE-BY.",
    }
    assert anna.submits(form, {"Code": "two words"}).errors["code"] == (
        "“two words” is no code: up to 40 letters, digits, dots or dashes, and no blanks."
    )
    assert recorded(store) == []


def test_a_name_that_somebody_has_is_no_code(types, anna, keeping) -> None:
    keeping(accounts=(ACME.model_copy(update={"aliases": ("Omega",)}),))
    refused = anna.submits(types("account new"), {"Code": "OMEGA", "Name": "Omega Ltd"})
    assert refused.errors == {"code": "ACME Industries (ACME) is called so already."}


def test_fields_are_changed_by_typing(types, store) -> None:
    said = types("account ACME --owner @ben --channel #renewals --segment key account --team -")
    assert "Saved.\n*ACME Industries* · ACME" in said
    assert account_in(store, "ACME") == ACME.model_copy(
        update={"owner": "U0REP0002", "channel": "C0REN0001", "segment": "key account"}
    )
    assert "Nothing changed." in types("account ACME --segment key account")
    assert "Saved." in types("account acme --segment -")
    assert account_in(store, "ACME").segment is None
    assert recorded(store) == ["account changed", "account changed"]


def test_typed_mistakes_name_their_flags(types, store) -> None:
    said = types("account ACME --owner somebody --currency pounds --code ACME2")
    assert "--owner: “somebody” is nobody in this workspace: mention them." in said
    assert "--currency: POUNDS is not a currency" in said
    assert "--code: The code of an account never changes." in said
    assert account_in(store, "ACME") == ACME


def test_a_form_changes_what_is_there_and_contacts_stay(types, anna, store, keeping) -> None:
    contact = {"name": "A. Buyer", "role": "CPO", "email": "a@acme.example", "signs": True}
    acme = type(ACME).model_validate(ACME.model_dump() | {"contacts": [contact]})
    keeping(accounts=(acme,))
    form = anna.presses("Change", on=types("account ACME"))
    assert "*ACME* · ACME Industries" in form
    card = anna.submits(form, {"Region": "EMEA", "Also called": None, "Owner": "ben"})
    assert "Saved.\n*ACME Industries* · ACME" in card
    changed = {"region": "EMEA", "aliases": (), "owner": "U0REP0002"}
    assert account_in(store, "ACME") == acme.model_copy(update=changed)


def test_a_channel_that_outsiders_read_is_refused(types, anna, store) -> None:
    said = types("account ACME --channel #acme-shared")
    assert "People from outside read this channel: nothing was changed." in said
    form = anna.presses("Change", on=types("account ACME"))
    refused = anna.submits(form, {"Region": "EMEA", "Channel": "C0SHR0001"})
    assert "People from outside read this channel" in refused
    assert account_in(store, "ACME") == ACME


def test_many_other_names_stay_though_no_form_holds_them(types, anna, store, keeping) -> None:
    names = tuple(f"Acme of a very long name, number {n:03} " + "x" * 60 for n in range(60))
    keeping(accounts=(ACME.model_copy(update={"aliases": names}),))
    form = types("account ACME --change")
    assert "It has 60 other names, too many for a form: they stay as they are." in form
    anna.submits(form, {"Region": "EMEA"})
    assert account_in(store, "ACME").aliases == names


@pytest.mark.parametrize(
    "line", ["account new", "account ACME --owner @anna", "account ACME --change"]
)
def test_who_may_only_look_up_changes_no_account(types, line: str, store) -> None:
    assert "You may not change accounts." in types(line, by="ben")
    assert "*ACME Industries*" in types("account ACME", by="ben")
    assert "Change" not in types("account ACME", by="ben").text.splitlines()
    assert account_in(store, "ACME") == ACME


def test_an_account_of_which_the_name_begins_so_is_looked_up(types, keeping) -> None:
    york = type(ACME)(code="NYS", name="New York Steel", aliases=("New York",))
    keeping(accounts=(york,))
    assert "*New York Steel* · NYS" in types("account new york")
    assert "*New York Steel* · NYS" in types("account new york steel")
