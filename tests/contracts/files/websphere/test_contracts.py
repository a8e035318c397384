"""Contracts and accounts: names, versions, states, and who buys."""

from typing import Any

import pytest

from contracts.files.items import ItemKind
from contracts.files.validation import checked
from contracts.files.websphere import reader
from contracts.files.websphere.states import STATES
from contracts.lifecycle import State
from tests.contracts.files.websphere.reading import (
    contract,
    findings,
    items,
    only,
    package,
    problems,
    unreadable,
)

BUYER = (
    '<Participant role="Buyer"><ParticipantMember><OrganizationRef'
    ' distinguishName="o=acme,o=root organization"/></ParticipantMember></Participant>'
)
HOLDER = BUYER.replace("Buyer", "AccountHolder")
BASED = "<ContractReference><ContractRef name='Base'/></ContractReference>"


def element(name: str, major: object = 1, minor: object = 0, inside: str = "", **more: str) -> str:
    given = "".join(f' {key}="{value}"' for key, value in more.items())
    key = f'name="{name}" majorVersionNumber="{major}" minorVersionNumber="{minor}"'
    return f"<BuyerContract{given}><ContractUniqueKey {key}/>{inside}</BuyerContract>\n"


def titled(title: str) -> str:
    return f'<ContractDescription shortDescription="{title}"/>'


def wrapped(*elements: str) -> str:
    return "<Package>\n" + "".join(elements) + "</Package>"


def data(text: str) -> dict[str, Any]:
    found: dict[str, Any] = only(text).data
    return found


def test_several_majors_are_versions_of_one_contract() -> None:
    between = element("Other", inside=BUYER)
    text = wrapped(
        element("A", 10, inside=titled("New") + BUYER),
        between,
        element("A", 2, inside=titled("Old") + BUYER, state="Closed"),
    )
    found = {item.data["ref"]: item for item in items(text)}
    assert list(found) == ["Other", "A"]
    versions = found["A"].data["versions"]
    assert found["A"].data["title"] == "New"
    assert [(version["number"], version.get("title")) for version in versions] == [
        ("2", "Old"),
        ("10", None),
    ]
    assert checked(found["A"]).problems == ()


def test_of_several_minors_the_highest_counts_and_the_others_are_reported() -> None:
    text = wrapped(
        element("A", 1, 2, inside=titled("two")), element("A", 1, 10, inside=titled("ten"))
    )
    assert data(text)["title"] == "ten"
    told = {(found.line, found.sentence) for found in only(text).findings}
    assert (2, "There is a later minor version; this one was left out.") in told
    assert (3, "The minor version number 10 was left out.") in told


def test_the_same_version_twice_is_refused() -> None:
    text = wrapped(element("A", inside=titled("one")), element("A", inside=titled("two")))
    [problem] = problems(text)
    assert problem.sentence == "The numbers of the versions rise, each once."


def test_two_names_that_become_one_are_refused() -> None:
    [problem] = problems(wrapped(element("A 1"), element("A-1", 2)))
    assert (problem.line, "cannot be told apart" in problem.sentence) == (3, True)


def test_versions_that_stand_far_apart_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_WAITING", 20)
    many = [element(name, major) for major in (1, 2) for name in "ABCDEFGHIJKLMN"]
    assert "stand too far apart" in unreadable(wrapped(*many)).sentence


def test_too_many_contracts_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_ITEMS", 2)
    wrong = unreadable(wrapped(*(element(name) for name in "ABC")))
    assert (wrong.line, wrong.sentence) == (4, "this is too much for one file; split it.")


def test_what_versions_do_not_share_is_reported() -> None:
    text = wrapped(element("A", 1, inside=BUYER), element("A", 2, inside=BUYER + BASED))
    assert data(text)["base"] == "Base"
    assert "The newest version has another base, which counts." in {
        found.sentence for found in only(text).findings
    }


def test_the_buyer_brings_its_account_where_the_file_has_none() -> None:
    item = only(wrapped(element("A", inside=BUYER)))
    assert (item.data["account"], item.brings) == ("ACME", {"code": "ACME", "name": "acme"})


def test_the_buyer_is_known_by_the_account_that_it_holds() -> None:
    account = f'<Account>{HOLDER}<AccountUniqueKey name="Acme Industries"/></Account>'
    text = wrapped(element("A", inside=BUYER), account)
    item = only(text)
    assert (item.data["account"], item.brings) == ("ACME-INDUSTRIES", None)
    assert only(text, ItemKind.ACCOUNT).data == {
        "code": "ACME-INDUSTRIES",
        "name": "Acme Industries",
    }


def test_a_contract_without_a_buyer_is_a_base() -> None:
    found = contract(wrapped(element("A", inside=BASED)))
    assert (found.kind, found.base, found.account) == ("base", "Base", None)


def test_what_a_contract_of_the_file_refers_to_is_a_base() -> None:
    text = wrapped(element("A", inside=BUYER + BASED), element("Base", inside=BUYER))
    kinds = {item.data["ref"]: item.data["kind"] for item in items(text)}
    assert kinds == {"A": "customer", "Base": "base"}
    told = [found.field for item in items(text) for found in item.findings if found.line == 3]
    assert "BuyerContract/Participant" in told


def test_what_refers_to_itself_stays_what_it_is() -> None:
    """Which is refused with the circle, not made a base without its account."""
    found = contract(wrapped(element("Base", inside=BUYER + BASED)))
    assert (found.kind, found.account, found.base) == ("customer", "ACME", "Base")


def test_terms_of_an_account_become_its_agreement() -> None:
    text = wrapped(
        '<Account state="Active"><AccountUniqueKey name="ACME"/>'
        '<PaymentTC><PaymentPolicyRef policyName="Visa"/></PaymentTC></Account>'
    )
    agreement = data(text)
    assert (agreement["kind"], agreement["account"]) == ("account", "ACME")
    [version] = agreement["versions"]
    assert version["terms"] == [{"kind": "payment_methods", "methods": ["Visa"]}]
    assert problems(text) == []


@pytest.mark.parametrize("written", [*STATES, "Deployment in progress", "MARK_FOR_DELETE"])
def test_every_state_has_its_counterpart(written: str) -> None:
    text = package(
        "", state=written, startTime="2026-01-01T00:00:00", endTime="2026-12-31T23:59:59"
    )
    [version] = contract(text).versions
    word = "".join(letter for letter in written.casefold() if letter.isalnum())
    assert version.state is STATES[word]


def test_a_state_that_needs_a_day_takes_that_of_the_file_and_says_so() -> None:
    dates = {"startTime": "2026-01-01T00:00:00", "endTime": "2026-12-31T23:59:59"}
    [suspended] = contract(package("", state="Suspended", **dates)).versions
    assert str(suspended.suspensions[0].start) == "2026-01-01"
    [terminated] = contract(package("", state="Terminated", **dates)).versions
    assert terminated.termination is not None
    assert str(terminated.termination.on) == "2026-12-31"
    told = findings(package("", state="Terminated", **dates))["BuyerContract"]
    assert told == "The file does not say when it was terminated: its end counts."


@pytest.mark.parametrize("state", ["Suspended", "Terminated", "Sleeping"])
def test_a_state_that_cannot_be_told_is_refused(state: str) -> None:
    [problem] = problems(package("", state=state))
    assert problem.line == 2


def test_all_states_can_be_said() -> None:
    assert set(STATES.values()) == set(State)


def test_an_attachment_that_is_no_link_is_reported() -> None:
    inside = '<Attachment URL="contract.pdf"/><Attachment URL="https://a.example/1.pdf"/>'
    [version] = contract(package(inside)).versions
    assert version.document is not None
    assert version.document.url == "https://a.example/1.pdf"
    assert "https://" in findings(package(inside))["BuyerContract/Attachment"]


def test_a_contract_without_a_name_is_known_by_its_account_and_start() -> None:
    text = wrapped(f"<BuyerContract>{BUYER}</BuyerContract>")
    assert "ref" not in data(text)
    assert problems(text) == []


def test_contracts_without_names_are_not_versions_of_one() -> None:
    text = wrapped(f"<BuyerContract>{BUYER}</BuyerContract>\n" * 2)
    assert [(item.line, len(item.data["versions"])) for item in items(text)] == [(2, 1), (3, 1)]


def test_what_is_neither_contract_nor_account_is_refused() -> None:
    [problem] = problems(wrapped("<SupplierContract/>"))
    assert problem.sentence == "SupplierContract is neither a contract nor an account."
