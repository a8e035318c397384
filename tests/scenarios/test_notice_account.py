"""Notice for a whole account: everything that it ends in one form, and why the rest stays."""

from typing import Any

import pytest

from contracts.people import Role
from sandbox.cast import ANNA
from tests.examples import NOW, a_contract, a_version

RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
}
OURS = RENEWING | {"notice": {"period": "1 month", "by": "us"}}


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    with store.writing("operator", NOW) as work:
        work.people.grant(ANNA.id, Role.REP)


@pytest.fixture
def many(keeping) -> None:
    """Beside ACME-1: one that can be ended, and one of each kind that cannot."""
    paused = {"state": "suspended", "suspensions": [{"from": "2026-08-01"}]}
    past = {"start": "2024-01-01", "end": "2024-12-31"}
    keeping(
        a_contract("ACME-2", a_version(**RENEWING), title="Spare parts"),
        a_contract("ACME-3"),
        a_contract("ACME-4", a_version(renewal=RENEWING["renewal"])),
        a_contract("ACME-5", a_version(**OURS)),
        a_contract("ACME-6", a_version(**RENEWING | paused)),
        a_contract("ACME-7", a_version(**past)),
        a_contract("ACME-8", a_version(state="draft")),
    )


def ends(store, *refs: str) -> list[str | None]:
    with store.reading() as work:
        given = (work.contracts.called(ref).versions[-1].notice_given for ref in refs)
        return [str(one.ends) if one else None for one in given]


def test_one_running_contract_is_the_one_that_is_meant(types, store) -> None:
    said = types("notice ACME received --on 2026-08-10")
    assert "*ACME Industries* · ACME-1/3" in said
    assert ends(store, "ACME-1") == ["2026-12-31"]


def test_an_account_by_any_of_its_names(types) -> None:
    assert "*ACME Industries* · ACME-1/3" in types('notice "Acme Inc."')


@pytest.mark.usefixtures("many")
def test_the_form_says_what_it_ends_and_why_the_rest_stays(types) -> None:
    form = types("notice ACME received --on 2026-08-10")
    assert form.view.content["title"]["text"] == "Notice for all of them"
    assert "*ACME Industries* · 6 contracts run" in form
    assert "The days are for a notice on 10 Aug 2026" in form
    assert "*ACME-3* · Master supply agreement – It ends by itself on 31 Dec 2026" in form
    assert "*ACME-4* · Master supply agreement – No notice period was agreed" in form
    assert "*ACME-5* · Master supply agreement – Only the other side may give notice." in form
    assert "*ACME-6* · Master supply agreement – ACME-6/1 is suspended" in form
    assert "ACME-7" not in form
    assert "ACME-8" not in form
    [boxes] = [b for b in form.view.content["blocks"] if b.get("block_id") == "which-0"]
    options = [one["text"]["text"] for one in boxes["element"]["options"]]
    assert options == [
        "ACME-1 · ends on 31 Dec 2026 · Master supply agreement",
        "ACME-2 · ends on 31 Dec 2026 · Spare parts",
    ]
    assert boxes["element"]["initial_options"] == boxes["element"]["options"]


@pytest.mark.usefixtures("many")
def test_all_that_are_ticked_are_ended_with_one_answer(slack, types, store) -> None:
    form = types("notice ACME received --on 2026-08-10")
    done = slack.person("anna").submits(form, {"Form": "e-mail", "Proof": "e-mail"})
    assert "*ACME Industries* · Notice for 2 contracts" in done
    assert "• *ACME-1/3*: Notice received on 10 Aug 2026: it ends on 31 Dec" in done
    assert "• *ACME-2/1*: Notice received on 10 Aug 2026: it ends on 31 Dec" in done
    assert ends(store, "ACME-1", "ACME-2", "ACME-3") == ["2026-12-31", "2026-12-31", None]
    with store.reading() as work:
        assert [*work.journal.faults(), *work.audit.faults()] == []


@pytest.mark.usefixtures("many")
def test_what_is_not_ticked_stays(slack, types, store) -> None:
    form = types("notice ACME received")
    done = slack.person("anna").submits(form, {"which-0": ["ACME-2/1"]})
    assert "Notice for 1 contract" in done
    assert ends(store, "ACME-1", "ACME-2") == [None, "2026-12-31"]


@pytest.mark.usefixtures("many")
def test_with_nothing_ticked_nothing_happens(slack, types, store) -> None:
    form = types("notice ACME received")
    errors = slack.person("anna").submits(form, {"which-0": []}).errors
    assert errors == {"which-0": "Tick at least one contract."}


@pytest.mark.usefixtures("many")
def test_where_one_cannot_be_ended_none_is(slack, types, store) -> None:
    form = types("notice ACME sent --on 2026-08-10")
    assert "ACME-5 · ends on 31 Dec 2026" in str(form.view.content)
    errors = slack.person("anna").submits(form, {"Given by": "Them"}).errors
    assert "Nothing was recorded. ACME-5: Only the other side may give notice." in errors["which-0"]
    assert ends(store, "ACME-1", "ACME-2", "ACME-5") == [None, None, None]


@pytest.mark.usefixtures("many")
def test_a_day_that_is_still_to_come_is_said_beside_it(slack, types) -> None:
    form = types("notice ACME received")
    assert "on" in slack.person("anna").submits(form, {"When": "2026-08-17"}).errors


@pytest.mark.usefixtures("many")
def test_what_was_ticked_and_changed_meanwhile_is_not_ended(slack, types, store, keeping) -> None:
    form = types("notice ACME received")
    newer = a_version(2, start="2026-08-01", **RENEWING)
    keeping(a_contract("ACME-2", a_version(state="superseded", **RENEWING), newer))
    said = slack.person("anna").submits(form, {})
    assert "Somebody changed this contract a moment ago: nothing was done." in said
    assert ends(store, "ACME-1", "ACME-2") == [None, None]


@pytest.mark.usefixtures("many")
def test_one_letter_for_all_arrives_for_all(slack, types, store) -> None:
    anna = slack.person("anna")
    sent = anna.submits(types("notice ACME sent --on 2026-08-10"), {"which-0": ["ACME-1/3"]})
    assert "once the notice is received" in sent
    form = anna.presses("Record the receipt", on=sent)
    assert "ACME-1 · ends on" in str(form.view.content)
    assert "*ACME-2* · Spare parts – No notice was sent" in form
    assert "sent on 10 Aug 2026, received on 16 Aug 2026" in anna.submits(form, {})


@pytest.mark.usefixtures("many")
def test_an_end_that_both_sides_agreed_on_holds_for_all(slack, types, store) -> None:
    form = types("notice ACME received --ends 2026-10-31")
    slack.person("anna").submits(form, {})
    assert ends(store, "ACME-1", "ACME-4") == ["2026-10-31", "2026-10-31"]


def test_an_account_without_a_contract_is_told_so(types) -> None:
    assert "O'Neil & Sons has no contract in force." in types("notice ONEIL received")


def test_many_contracts_stand_in_several_rows_of_boxes(types, slack, keeping, store) -> None:
    keeping(*(a_contract(f"ACME-{n:02}", a_version(**RENEWING)) for n in range(10, 35)))
    form = types("notice ACME received")
    names = [b["block_id"] for b in form.view.content["blocks"] if b["type"] == "input"]
    assert [name for name in names if name.startswith("which")] == ["which-0", "which-1", "which-2"]
    assert "Notice for 26 contracts" in slack.person("anna").submits(form, {})
    assert ends(store, "ACME-34") == ["2026-12-31"]


def test_a_viewer_ends_nothing(types) -> None:
    assert "You may not record a notice." in types("notice ACME received", by="viktor")
