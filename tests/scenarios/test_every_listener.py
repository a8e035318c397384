"""Whatever Slack lets outsiders send, by whatever listener: they learn and change nothing.

Guests and people of a connected organisation can press our buttons and submit our forms where
they see them; nothing but our own check keeps them out (SLACK 4).
"""

from collections.abc import Callable

import pytest

from contracts.people import Role
from sandbox.cast import ANNA, MARIA
from sandbox.faults import Fault, FaultKind
from sandbox.people.find import Found, all_in
from sandbox.people.seen import Seen
from sandbox.people.uploads import Upload
from sandbox.people.words import of_view
from sandbox.state.model import Message, View
from tests.examples import NOW

pytestmark = pytest.mark.words

OUTSIDERS = ["gus", "sue"]
SECRETS = ("ACME Industries", "240,000", "ACME-1/3", "agreement")


@pytest.fixture(autouse=True)
def office(store) -> None:
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        work.people.grant(MARIA.id, Role.MANAGER)


def journal_of(store) -> list[str]:
    with store.reading() as work:
        return [entry.what for entry in work.journal.of("ACME-1")]


def acts(slack, name: str, act: Callable[[], object]) -> Seen:
    """What that person sees after *act*, done with what others were shown."""
    return slack.person(name)._after(act, 5)


def button(where: Message | View, label: str) -> Found:
    return next(one for one in all_in(where) if one.element.get("text", {}).get("text") == label)


def assert_learned_nothing(said: Seen) -> None:
    assert "own workspace" in said
    for secret in SECRETS:
        assert secret not in said.text


@pytest.mark.parametrize("name", OUTSIDERS)
def test_a_command(slack, types, store, name: str) -> None:
    place = {"gus": "#general", "sue": "#acme-shared"}[name]
    before = journal_of(store)
    for line in ("terms ACME", "amend ACME-1", "new ACME", "queue", "account ACME --owner @anna"):
        assert_learned_nothing(types(line, by=name, in_=place))
    assert journal_of(store) == before


@pytest.mark.parametrize("name", OUTSIDERS)
def test_a_press_in_a_message(slack, types, store, name: str) -> None:
    shown, outsider = types("terms ACME --share").message, slack.person(name)
    before, pressed = journal_of(store), button(shown, "Account")
    assert_learned_nothing(acts(slack, name, lambda: slack.desk.presses(outsider.user, pressed)))
    assert journal_of(store) == before


@pytest.mark.parametrize("name", OUTSIDERS)
def test_a_form_that_is_submitted(slack, types, store, name: str) -> None:
    form, outsider = types("amend ACME-1").view, slack.person(name)
    before = journal_of(store)
    theirs = slack.world.views.open(outsider.id, form.content)
    outsider.fills(theirs, {"Summary": "Ours now"})
    acts(slack, name, lambda: slack.desk.submits(outsider.user, theirs))
    assert "own workspace" in of_view(outsider.modal)
    assert journal_of(store) == before


@pytest.mark.parametrize("name", OUTSIDERS)
def test_a_choice_in_a_form(slack, types, store, name: str) -> None:
    form, outsider = types("amend ACME-1").view, slack.person(name)
    before = journal_of(store)
    theirs = slack.world.views.open(outsider.id, form.content)
    menu = next(one for one in all_in(theirs) if "Add a term" in str(one.element))
    choice = menu.element["option_groups"][0]["options"][0]["text"]["text"]
    said = acts(slack, name, lambda: slack.desk.chooses(outsider.user, menu, choice))
    assert "own workspace" in said
    assert journal_of(store) == before


def test_a_person_without_a_role_gets_no_form(slack, types, store) -> None:
    form = types("amend ACME-1").view
    ben = slack.person("ben")
    before = journal_of(store)
    slack.world.views.open(ben.id, form.content)
    said = acts(slack, "ben", lambda: slack.desk.submits(ben.user, ben.modal))
    assert "You may not edit drafts" in said
    assert journal_of(store) == before


def test_a_file_of_somebody_without_a_role_is_not_even_fetched(slack, types, store) -> None:
    types("amend ACME-1")
    form = types("term ACME-1 add custom_prices")
    ben = slack.person("ben")
    theirs = slack.world.views.open(ben.id, form.view.content)
    slack.inject(Fault(kind=FaultKind.SERVER_ERROR, on="file_download"))
    ben.fills(theirs, {"Items from a CSV file": Upload("prices.csv", b"sku;price\nA;1 EUR\n")})
    slack.desk.submits(ben.user, theirs)
    assert "You may not edit drafts" in of_view(ben.reads_form("You may not"))
    assert slack.faults.waiting()
