"""A customer is none any more: all that runs ends, what waits is canceled; and one press back."""

import pytest

from contracts.contract import Contract
from contracts.lifecycle import State
from contracts.people import Role
from contracts.requests import RequestState
from sandbox.cast import LENA
from store import OPERATOR
from tests.examples import NOW, TODAY, a_contract, a_version
from tests.notifications.sweeping import rows, swept
from tests.scenarios.approving import (
    FINANCE,
    MANAGERS,
    apply,
    buttons,
    cards,
    open_office,
    rule,
)

END = "end ACME --reason Bought by Initech --circumstances merger"


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping)


def contracts(store) -> list[Contract]:
    with store.reading() as work:
        return work.contracts.of_account("ACME")


def states(store) -> dict[str, str]:
    return {f"{c.ref}/{v.number}": v.state.value for c in contracts(store) for v in c.versions}


def account(store):
    with store.reading() as work:
        return work.accounts.by_code(["ACME"])["ACME"]


def test_whoever_looks_after_it_ends_it_with_all_its_contracts(types, store, keeping) -> None:
    keeping(
        a_contract("ACME-5", a_version(end=None), title="Spare parts"),
        a_contract("ACME-6", a_version(end="2026-06-30")),
        a_contract("ACME-7", a_version(start="2027-01-01", end="2027-12-31")),
    )
    assert rows(store)
    said = types(END)
    assert "*ACME* is ended, with all its contracts." in said
    assert "*3 contracts end today*, and nobody is warned of it any more:" in said
    assert "*ACME-1/3* · Master supply agreement, which would renew after 31 Dec 2026" in said
    assert "*ACME-5/1* · Spare parts, which was open-ended" in said
    assert "Canceled with it: ACME-1/4, a draft." in said
    assert states(store) == {
        "ACME-1/2": "superseded",
        "ACME-1/3": "terminated",
        "ACME-1/4": "canceled",
        "ACME-5/1": "terminated",
        "ACME-6/1": "active",  # it had ended before
        "ACME-7/1": "terminated",
    }
    assert str(account(store).ended) == "on 16 Aug 2026, Bought by Initech, merger"
    assert [one for one in rows(store) if one.contract.startswith("ACME")] == []
    assert swept(store, TODAY) == []


def test_what_is_terminated_for_a_later_day_ends_today_and_is_named(types, store, slack) -> None:
    types("terminate ACME-1 --on 2026-11-30 --reason They move", by="maria")
    form = slack.person("anna").types("/contract end ACME", in_="#sales")
    for said in (form, types(END)):
        assert "*1 contract ends today*" in said
        assert "*ACME-1/3* · Master supply agreement, which would end on 30 Nov 2026" in said
    assert "no contract in force" in types("terms ACME --on 2026-08-17")


def test_nothing_of_it_is_in_force_from_the_next_day_on(types, store, keeping) -> None:
    follows = a_version(2, start="2026-10-01", end="2027-09-30")
    ends_then = a_version(1, state="superseded", renewal={"kind": "automatic", "for": "1 year"})
    keeping(a_contract("ACME-8", ends_then, follows))
    types(END)
    assert "no contract in force" not in types("terms ACME --on 2026-08-16")
    for day in ("2026-08-17", "2026-10-01", "2028-01-01"):
        assert "no contract in force" in types(f"terms ACME --on {day}")


def test_it_says_so_wherever_it_is_shown(types, slack) -> None:
    types(END)
    for line in ("account ACME", "terms ACME"):
        assert "*Ended on 16 Aug 2026*: Bought by Initech, merger" in types(line)
    assert "*ended on 16 Aug 2026*" in types("find Industries")
    assert "*Ended on 16 Aug 2026*" in types("terms ACME --on 2026-08-01")
    for line in ("new ACME", "amend ACME-1", "renew ACME-1", "end ACME", END):
        said = types(line)
        assert "ACME Industries was ended already: on 16 Aug 2026, Bought by Initech" in said
    assert "Restore it" in str(types("account ACME").message.blocks)


def test_one_press_restores_it(types, store, slack) -> None:
    before = contracts(store), account(store), rows(store)
    types(END)
    said = slack.person("anna").presses("Restore it")
    assert "*ACME Industries* is a customer again." in said
    assert "As it was before: ACME-1." in said
    assert (contracts(store), account(store), rows(store)) == before
    assert "is not ended" not in types("terms ACME")
    assert "was not ended: there is nothing to restore." in types("restore ACME")
    with store.reading() as work:
        whats = [entry.what for entry in work.journal.of("ACME-1")][-2:]
        assert [*work.journal.faults(), *work.audit.faults()] == []
    assert whats == ["ended with its account", "restored with its account"]


def test_what_waited_is_canceled_and_waits_again_after(types, store, slack, deliver) -> None:
    apply(
        store, rule("Sales", MANAGERS), rule("Money", FINANCE), rule("T", FINANCE, on=["suspend"])
    )
    types("submit ACME-1")
    types("suspend ACME-1 --reason Unpaid")
    types("approve ACME-1/4", by="maria")
    deliver()
    types(END, by="maria")
    deliver()
    canceled = ["*Canceled* by <@U0MGR0001>" in one for one in cards(slack, "farid")]
    assert canceled == [True, True]
    assert "*Canceled* by <@U0MGR0001>" in cards(slack, "anna")[-1]
    types("restore ACME", by="maria")
    deliver()
    assert states(store)["ACME-1/4"] == "pending"
    with store.reading() as work:
        waiting = work.requests.waiting()
        assert len(waiting) == 2
        assert [answer.by for one in waiting for answer in work.approvals.answers(one)] == [
            "U0MGR0001"
        ]
    assert [set(one) >= {"Approve", "Reject"} for one in buttons(slack, "farid")] == [True, True]
    assert "is approved" in types("approve ACME-1/4", by="farid", in_="#renewals")
    assert "is suspended" in types("approve ACME-1/3", by="farid", in_="#renewals")
    deliver()
    assert sum("*Approved* by <@U0FIN0001>" in one for one in cards(slack, "anna")) >= 2


def test_others_are_told_whom_to_ask(types, store) -> None:
    for line in ("end ACME", END, "restore ACME"):
        said = types(line, by="ben", in_="#sales")
        assert "Only whoever looks after ACME Industries, or a manager, does that." in said
        assert "<@U0REP0001>" in said
        assert "<@U0MGR0001>" in said
    assert account(store).ended is None


def test_what_was_changed_since_stays_as_it_is_and_says_so(types, store, keeping) -> None:
    keeping(a_contract("ACME-5"))
    types(END)
    [changed] = [one for one in contracts(store) if one.ref == "ACME-5"]
    ended = changed.versions[0].model_copy(update={"summary": "The paper was found"})
    keeping(changed.model_copy(update={"versions": (ended,)}))
    said = types("restore ACME")
    assert "As it was before: ACME-1." in said
    assert "*ACME-5 stays ended*: it was changed since." in said
    assert states(store)["ACME-5/1"] == "terminated"
    assert states(store)["ACME-1/3"] == "active"


def test_what_refers_to_a_base_that_ended_since_stays_ended(types, store) -> None:
    types(END)
    assert "is terminated" in types("terminate BASE-EU --reason New terms", by="maria")
    said = types("restore ACME")
    assert "*ACME-1 stays ended*: BASE-EU, to which it refers, is not in force any more." in said
    assert account(store).ended is None


def test_a_form_shows_all_that_ends_first(types, slack, store) -> None:
    anna = slack.person("anna")
    form = anna.types("/contract end ACME", in_="#sales")
    assert "*1 contract ends today*, and nobody is warned of it any more:" in form
    assert "Canceled with it: ACME-1/4, a draft." in form
    assert "Nobody else has to agree: it is done at once." in form
    said = anna.submits(form, {"Reason": "Closed down", "Circumstances": "insolvency"})
    assert "*ACME* is ended" in said
    assert account(store).ended.circumstances == "insolvency"


def test_whoever_the_policy_names_agrees_to_the_end_of_an_account(
    types, slack, store, deliver
) -> None:
    apply(store, rule("Ending", MANAGERS, on=["end account"], when="total_value >= 240000.0"))
    types("submit ACME-1")
    said = types(END)
    assert "It is proposed to end *ACME*. Nothing has changed yet." in said
    assert "<@U0MGR0001> decides; you are told." in said
    deliver()
    card = next(one for one in cards(slack, "maria") if "*End the account*" in one)
    assert card.splitlines()[:3] == [
        "*ACME Industries* · *ACME*",
        "*End the account* with all its contracts · 1 contract · *240,000 EUR*",
        "The rule *Ending* asks you: total value 240,000. Please decide *as soon as possible*.",
    ]
    assert "> Bought by Initech · merger" in card
    assert "Canceled with it: ACME-1/4, which waits for approval." in card
    said = types("approve ACME-1/3", by="maria")
    assert "*ACME* is ended, with all its contracts." in said
    assert states(store)["ACME-1/4"] == "canceled"
    deliver()
    assert any("*ACME* is ended, with all its contracts." in one for one in cards(slack, "anna"))
    types("restore ACME")
    deliver()
    told = cards(slack, "anna")
    assert any("It was taken back since: ACME is a customer." in one for one in told)
    assert not any("is ended" in one or "\n\n" in one for one in told)


def test_the_end_of_an_account_is_void_once_one_of_its_contracts_changes(
    types, slack, store, deliver, keeping
) -> None:
    apply(store, rule("Ending", MANAGERS, on=["end account"]))
    keeping(a_contract("ACME-5", a_version(end=None, notice={"period": "1 month"})))
    types(END)
    types("notice ACME-5 received")
    said = types("approve ACME-1/3", by="maria")
    assert "is not as it was when this was proposed: nothing was decided." in said
    with store.reading() as work:
        assert work.requests.latest("ACME-1", 3).state is RequestState.VOID
    assert account(store).ended is None


def test_where_no_contract_runs_nobody_has_to_agree(types, store) -> None:
    apply(store, rule("Ending", MANAGERS, on=["end account"]))
    said = types("end ONEIL --reason Never bought anything", by="maria")
    assert "None of its contracts runs: nothing else ends." in said
    with store.reading() as work:
        assert work.accounts.by_code(["ONEIL"])["ONEIL"].ended


def test_somebody_else_is_needed_where_the_owner_is_the_manager(types, store) -> None:
    apply(store, rule("Ending", MANAGERS, on=["end account"]))
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(LENA.id, Role.MANAGER)
    types(END, by="maria")
    assert "You proposed this yourself" in types("approve ACME-1/3", by="maria")
    assert "is ended" in types("approve ACME-1/3", by="lena", in_="#renewals")
    assert states(store)["ACME-1/3"] == State.TERMINATED
