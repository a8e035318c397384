"""The queue: several requests decided at once, each as by its own card."""

import pytest

from contracts.people import Role
from sandbox.cast import ANNA, BEN, LENA, MARIA
from tests.examples import NOW, a_contract, a_version
from tests.scenarios.drafting import version_in

PRICED = [
    {"kind": "master_catalog_price", "percent": -7},
    {"kind": "shipping_charge", "paid_to": "carrier"},
]
NEXT = {"start": "2027-01-01", "end": "2027-12-31", "value": "260000.00 EUR", "terms": PRICED}


@pytest.fixture(autouse=True)
def office(slack, store, keeping, types) -> None:
    """Anna has submitted three contracts; Ben wrote in the third, and manages, as Maria does."""
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)
        for user in (MARIA, BEN):
            work.people.grant(user.id, Role.MANAGER)
    refs = ("ACME-7", "ACME-8", "ACME-9")
    keeping(*(a_contract(ref, a_version(1, state="draft", **NEXT)) for ref in refs))
    with store.writing(ANNA.id, NOW) as work:
        for ref in refs:
            work.editors.add(ref, 1, ANNA.id)
        work.editors.add("ACME-9", 1, BEN.id)
    for ref in refs:
        types(f"submit {ref}")


def states(store) -> list[str]:
    return [version_in(store, ref, 1).state for ref in ("ACME-7", "ACME-8", "ACME-9")]


def boxes(*refs: str) -> list[str]:
    return [f"{ref} · ACME Industries · 260,000 EUR" for ref in refs]


def opened(slack, types, by: str):
    queue = types("queue", by=by, in_="#renewals")
    return slack.person(by).presses("Decide on several…", on=queue)


def test_several_are_approved_at_once(slack, types, store) -> None:
    form = opened(slack, types, "maria")
    done = slack.person("maria").submits(
        form, {"On which?": boxes("ACME-7/1", "ACME-9/1"), "How do you decide?": "Approve"}
    )
    assert "*ACME-7/1* is approved." in done
    assert "*ACME-9/1* is approved." in done
    assert states(store) == ["approved", "pending", "approved"]


def test_a_rejection_of_several_needs_a_reason(slack, types, store) -> None:
    form = opened(slack, types, "maria")
    chosen = {"On which?": boxes("ACME-7/1", "ACME-8/1"), "How do you decide?": "Reject"}
    refused = slack.person("maria").submits(form, chosen)
    assert refused.errors == {"reason": "A rejection needs a reason: whoever asked reads it."}
    slack.person("maria").submits(form, {**chosen, "Reason": "Too cheap"})
    assert states(store) == ["rejected", "rejected", "pending"]


def test_nobody_is_offered_what_they_wrote(slack, types) -> None:
    form = opened(slack, types, "ben")
    [which] = [b for b in form.view.content["blocks"] if b.get("block_id") == "which"]
    offered = [one["text"]["text"] for one in which["element"]["options"]]
    assert offered == boxes("ACME-7/1", "ACME-8/1")


def test_what_was_decided_meanwhile_stays_and_the_others_go_on(slack, types, store) -> None:
    form = opened(slack, types, "maria")
    types("reject ACME-7 No", by="ben", in_="#renewals")
    done = slack.person("maria").submits(
        form, {"On which?": boxes("ACME-7/1", "ACME-8/1"), "How do you decide?": "Approve"}
    )
    assert "*ACME-7/1*: nothing was changed" in done
    assert "*ACME-8/1* is approved." in done
    assert states(store) == ["rejected", "approved", "pending"]


def test_an_approver_who_is_away_is_asked_who_decides_meanwhile(
    slack, types, store, deliver
) -> None:
    slack.office.change_user(MARIA.id, status_emoji=":palm_tree:", status_text="Back on Monday")
    types("help", by="maria", in_="#general")
    types("recall ACME-7")
    types("submit ACME-7")
    deliver()
    [*_, card] = slack.person("maria").sees()
    assert "Your status says “:palm_tree: Back on Monday”" in str(card.blocks)
    assert LENA.id not in str(card.blocks)
    assert "away: “:palm_tree: Back on Monday”" in types("status ACME-7")
