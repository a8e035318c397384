"""Who may ask: roles, guests, other companies, and channels that outsiders read."""

import pytest

from contracts.journal import HOUSE

pytestmark = pytest.mark.words


def test_an_admin_grants_and_revokes_and_the_journal_says_so(types, store) -> None:
    assert "<@U0REP0001> now has the role *manager*." in types(
        "role grant <@U0REP0001> manager", by="ada"
    )
    assert "already: nothing changed" in types("role grant <@U0REP0001|anna> manager", by="ada")
    assert "• <@U0REP0001>: manager" in types("role list", by="ada")
    assert "no longer has the role *manager*" in types("role revoke <@U0REP0001> manager", by="ada")
    with store.reading() as work:
        entries = [entry for entry in work.journal.of(HOUSE) if entry.what.startswith("role")]
    assert [(e.what, e.actor) for e in entries] == [
        ("role granted", "U0ADM0001"),
        ("role revoked", "U0ADM0001"),
    ]


def test_only_admins_touch_roles_and_the_refusal_says_whom_to_ask(types) -> None:
    said = types("role grant <@U0REP0001> admin")
    assert "You may not grant roles." in said
    assert "<@U0ADM0001>" in said


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("role grant anna rep", "“anna” is nobody I know."),
        ("role grant <@U0REP0001> king", "There is no role “king”."),
        ("role paint <@U0REP0001> rep", "ACTION cannot be “paint”"),
        ("role grant", "Whose role?"),
        ("role grant <@U0REP0001>", "Which role?"),
    ],
)
def test_wrong_role_lines_are_explained(types, line: str, sentence: str) -> None:
    assert sentence in types(line, by="ada")


@pytest.mark.parametrize("line", ["terms ACME", "terms NOBODY", "find acme", "help", "", "ACME"])
def test_guests_learn_nothing_not_even_that_a_customer_exists(types, line: str) -> None:
    said = types(line, by="gus", in_="#general")
    assert "only full members" in said
    assert "ACME" not in said.text.replace(line, "")


@pytest.mark.parametrize("line", ["terms ACME", "terms NOBODY", "help"])
def test_people_of_another_company_learn_nothing(types, line: str) -> None:
    said = types(line, by="sue", in_="#acme-shared")
    assert "ACME Industries" not in said
    assert "own workspace" in said


def test_answers_are_private_unless_shared(slack, types) -> None:
    assert types("terms ACME").is_ephemeral
    assert slack.person("ben").sees("#sales") == []
    assert not types("terms ACME --share").is_ephemeral
    assert slack.person("ben").reads("ACME-1/3", in_="#sales")


def test_nothing_is_posted_where_outsiders_read(slack, types) -> None:
    said = types("terms ACME --share", in_="#acme-shared")
    assert "People from outside read this channel: nothing was posted." in said
    assert said.is_ephemeral
    assert slack.person("sue").sees("#acme-shared") == []


def test_an_admin_who_may_not_is_sent_to_nobody_else(types) -> None:
    said = types("new ACME", by="ada")
    assert "You may not draft contracts." in said
    assert "`/contract role grant @yourself rep`" in said


def test_a_role_for_somebody_from_outside_is_granted_but_does_nothing(types) -> None:
    types("help", by="gus", in_="#general")  # since then it is known that he is a guest
    said = types("role grant <@U0GST0001> rep", by="ada")
    assert "now has the role *rep*" in said
    assert "I answer only full members of our own workspace" in said
