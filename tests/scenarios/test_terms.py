"""A rep asks what was agreed, and the first three lines carry what matters."""

import pytest

from contracts.account import Account
from contracts.catalog import Policy
from store import OPERATOR
from tests.examples import ACME, BASE_EU, NOW, a_contract, a_version
from tests.scenarios.reading import lines

pytestmark = pytest.mark.words


def test_the_first_three_lines_carry_what_matters(types) -> None:
    assert lines(types("terms ACME"))[:3] == [
        "*ACME Industries* · ACME-1/3 · in force until 31 Dec 2026",
        "Notice must arrive by 30 Sep (in 45 days), else it renews for 12 months",
        "−5 % on the catalog · 30 days, end of month · free above 500 EUR",
    ]


@pytest.mark.parametrize(
    "line", ["ACME", "acme", "Acme Inc.", "terms acme industries", "terms   ACME  ", "TERMS ACME"]
)
def test_an_account_is_called_by_code_name_or_alias(types, line: str) -> None:
    assert "ACME-1/3" in lines(types(line))[0]


def test_each_line_names_its_source(types) -> None:
    said = types("terms ACME")
    assert "• −5 % on the whole catalog — _ACME-1/3_" in said
    assert "— _base BASE-EU/2_" in said
    dates = (
        "1 Jan 2026 to 31 Dec 2026 · renewal: automatic, for 12 months"
        " · notice: 3 months to the end of the term, counted from receipt"
    )
    assert f"• {dates} — _ACME-1/3_" in said
    assert "<https://files.example.com/acme-1-3.pdf|signed PDF>" in said


def test_another_day_has_another_version(types) -> None:
    said = types("terms ACME --on 2025-03-01")
    assert "ACME-1/2" in lines(said)[0]
    assert "• 1 Jan 2025 to 31 Dec 2025 — _ACME-1/2_" in said
    assert "As of 1 Mar 2025, by what is known today" in said
    assert "ACME-1/2" in types("terms ACME —on 31 Dec 2025")
    assert "ACME-1/3" in types("terms ACME --on tomorrow")


def test_a_day_before_the_first_contract_says_so_and_lists_what_there_is(types) -> None:
    said = types("terms ACME --on 2019-01-01")
    assert "*ACME Industries* has no contract in force on 1 Jan 2019." in said
    assert "ACME-1/2 · upcoming, from 1 Jan 2025" in said


def test_a_successor_ends_its_predecessor_in_every_answer(types, keeping) -> None:
    autumn = a_version(4, start="2026-10-01", terms=[])
    keeping(a_contract("ONEIL-1", a_version(3), autumn, account="ONEIL"))
    assert lines(types("terms ONEIL"))[:2] == [
        "*O'Neil & Sons* · ONEIL-1/3 · in force until 30 Sep 2026",
        "A new version takes over on 1 Oct (in 46 days)",
    ]
    assert "*ONEIL-1/4* · upcoming, from 1 Oct 2026" in types("history ONEIL-1")
    assert "*ONEIL-1/3* · in force until 30 Sep 2026" in types("history ONEIL-1")
    later = types("terms ONEIL --on 2026-10-01")
    assert "ONEIL-1/4 · in force until 31 Dec 2026" in lines(later)[0]


def test_a_successor_that_begins_where_a_version_ends_is_what_happens_next(types, keeping) -> None:
    successor = a_version(4, start="2027-01-01", end="2027-12-31")
    keeping(a_contract("ONEIL-1", a_version(3), successor, account="ONEIL"))
    assert lines(types("terms ONEIL"))[:2] == [
        "*O'Neil & Sons* · ONEIL-1/3 · in force until 31 Dec 2026",
        "A new version takes over on 1 Jan (in 138 days)",
    ]
    assert "A new version takes over on 1 Jan (in 138 days)" in types("show ONEIL-1/3")


def test_a_successor_after_a_gap_does_not_hide_the_end(types, keeping) -> None:
    successor = a_version(4, start="2027-02-01", end="2027-12-31")
    keeping(a_contract("ONEIL-1", a_version(3), successor, account="ONEIL"))
    said = lines(types("terms ONEIL"))
    assert said[1] == "It ends on 31 Dec (in 137 days) and does not renew"
    assert "It ends on 31 Dec (in 137 days) and does not renew" in types("show ONEIL-1/3")


def test_an_account_without_any_contract(types) -> None:
    assert "has no contract in force on 16 Aug 2026. It never had one." in types("terms O'Neil")


def test_one_section(types) -> None:
    said = types("terms ACME --section payment")
    assert "*Payment*" in said
    assert "*Pricing*" not in said
    assert "Nothing is written on returns" not in said
    nothing = types("ACME --section obligations")
    assert "Nothing is written on obligations in ACME-1/3 or below." in nothing
    assert "There is no section “prices”." in types("ACME --section prices")


def test_several_contracts_are_answered_one_by_one(types, keeping) -> None:
    keeping(a_contract("ACME-2", a_version(), title="Rhine Bridge"))
    said = types("terms ACME")
    assert lines(said)[:3] == [
        "*ACME Industries* · 2 contracts in force",
        "• ACME-1/3 · Master supply agreement · in force until 31 Dec 2026",
        "• ACME-2/1 · Rhine Bridge · in force until 31 Dec 2026",
    ]
    assert "*ACME-2/1* · in force until 31 Dec 2026" in said


def test_the_head_names_the_rates_of_the_nearest_level_and_the_prices_of_all(
    types, keeping
) -> None:
    def rate(amount: str) -> dict[str, str]:
        return {"kind": "hourly_rates", "role": "Engineer", "rate": f"{amount} EUR"}

    base = [rate("95.00"), {"kind": "master_catalog_price", "percent": -10}]
    keeping(
        a_contract("BASE-S", a_version(1, terms=base), kind="base", account=None),
        a_contract("ONEIL-1", a_version(terms=[rate("88.00")]), account="ONEIL", base="BASE-S"),
    )
    said = "Engineer at 88.00 EUR an hour · −10 % on the catalog (base BASE-S/1)"
    assert lines(types("terms ONEIL"))[2] == said


def test_supplements_and_account_agreements_are_named_with_their_level(types, keeping) -> None:
    extra = [{"kind": "credit_line", "amount": "50000 EUR"}]
    promotion = [{"kind": "promotion", "percent": -3, "product_set": "Bolts"}]
    keeping(
        a_contract("ACME-A", a_version(terms=extra), kind="account"),
        a_contract("ACME-1-S1", a_version(terms=promotion), kind="supplement", contract="ACME-1"),
    )
    said = types("terms ACME")
    assert "— _account agreement ACME-A/1_" in said
    assert "— _supplement ACME-1-S1/1_" in said


def test_what_is_unknown_is_said_to_be_unknown(types, keeping) -> None:
    keeping(
        a_contract("ONEIL-1", a_version(start="unknown", end="unknown"), account="ONEIL"),
    )
    said = types("terms O'Neil")
    assert "in force, start and end not known" in lines(said)[0]
    assert "The end is not known: no deadline can be computed" in said


def test_a_base_that_is_not_in_force_is_named(types, keeping) -> None:
    gone = BASE_EU.model_copy(update={"ref": "BASE-OLD", "versions": ()})
    keeping(gone, a_contract("ONEIL-1", account="ONEIL", base="BASE-OLD"))
    assert "its base BASE-OLD is not in force" in types("terms ONEIL")


def test_forty_terms_are_paged_and_nothing_is_lost(slack, types, keeping) -> None:
    clauses = [
        {"kind": "clause", "title": f"Clause {n:02}", "text": f"Number {n:02}. " + "Long. " * 60}
        for n in range(40)
    ]
    keeping(a_contract("ONEIL-1", a_version(terms=clauses), account="ONEIL"))
    anna = slack.person("anna")
    seen = types("show ONEIL-1")
    read = seen.text
    while "Next" in seen.text:
        seen = anna.presses("Next", on=seen)
        read += seen.text
    assert [n for n in range(40) if f"Number {n:02}." not in read] == []
    assert len(anna.sees("#sales")) == 1


def test_a_typing_error_gets_buttons_for_what_was_meant(slack, types) -> None:
    said = types("terms ACEM")
    assert "There is no account “ACEM”." in said
    answer = slack.person("anna").presses("ACME · ACME Industries", on=said)
    assert "ACME-1/3" in lines(answer)[0]


@pytest.mark.parametrize("line", ["tersm ACME", "Terma ACME", "trems ACME --on today"])
def test_a_typing_error_in_the_command_gets_a_button_too(slack, types, line: str) -> None:
    said = types(line)
    meant = "/contract terms " + line.partition(" ")[2]
    assert "ACME-1/3" in lines(slack.person("anna").presses(meant, on=said))[0]


def test_several_accounts_of_a_name_are_offered(types, keeping) -> None:
    keeping(accounts=(Account(code="ACME-US", name="ACME Industries US"), ACME))
    said = types("terms acme indus")
    assert "Several accounts fit “acme indus”." in said
    assert "ACME-US · ACME Industries US" in said


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_the_calendar_are_days_too(types, day: str) -> None:
    assert "ACME" in lines(types(f"terms ACME --on {day}"))[0]
    assert "broke" not in types(f"terms ACME --on {day}")


def test_a_suspended_contract_says_since_when_and_why(types, keeping) -> None:
    paused = a_version(state="suspended", suspensions=[{"from": "2026-08-01", "reason": "Unpaid"}])
    keeping(a_contract("ONEIL-1", paused, account="ONEIL"))
    row = "ONEIL-1/1 · suspended since 1 Aug 2026 (1 Jan 2026 to 31 Dec 2026) · Unpaid"
    assert row in types("terms ONEIL")
    assert lines(types("show ONEIL-1"))[0].endswith("· suspended since 1 Aug 2026")
    assert "Suspended: Unpaid" in types("show ONEIL-1")
    assert "*ONEIL-1/1* · suspended since 1 Aug 2026 · Unpaid" in types("history ONEIL-1")
    assert "ONEIL-1/1 · in force until 31 Dec 2026" in types("terms ONEIL --on 2026-07-31")


def test_a_terminated_contract_says_when_and_why(types, keeping) -> None:
    ended = a_version(state="terminated", termination={"on": "2026-06-30", "reason": "Merged"})
    keeping(a_contract("ONEIL-1", ended, account="ONEIL"))
    row = "ONEIL-1/1 · terminated on 30 Jun 2026 (1 Jan 2026 to 31 Dec 2026) · Merged"
    assert row in types("terms ONEIL")
    assert "Terminated: Merged" in types("show ONEIL-1")


def test_notice_of_more_than_a_term_is_not_offered_for_a_later_one(types, keeping) -> None:
    renewing = {"renewal": {"kind": "automatic", "for": "12 months"}}
    late = a_version(1, notice={"period": "14 months"}, **renewing)
    keeping(a_contract("ONEIL-1", late, account="ONEIL"))
    assert lines(types("terms ONEIL"))[1] == (
        "It renews for 12 months on 1 Jan (in 138 days): the last day for notice was 31 Oct 2025"
    )


def test_what_lost_is_counted_and_a_button_says_why(slack, types, keeping) -> None:
    base = [
        {"kind": "master_catalog_price", "percent": -10},
        {"kind": "payment_terms", "net_days": 60},
        {"kind": "promotion", "percent": -3, "valid_to": "2026-07-31"},
    ]
    keeping(
        a_contract("BASE-S", a_version(1, terms=base), kind="base", account=None),
        a_contract("ONEIL-1", a_version(), account="ONEIL", base="BASE-S"),
    )
    said = types("terms ONEIL")
    assert "3 terms do not count." in said
    assert "−5 %" not in said
    why = slack.person("anna").presses("Show why", on=said)
    better = "_base BASE-S/1_ is better for the customer: −10 % on the whole catalog"
    assert f"• −5 % on the whole catalog — _ONEIL-1/1_: {better}" in why
    nearer = "_ONEIL-1/1_ is nearer and says: Payment within 30 days, end of month"
    assert f"• Payment within 60 days — _base BASE-S/1_: {nearer}" in why
    assert "_base BASE-S/1_: it does not hold on that day" in why
    assert "Show why" not in why
    assert "No term lost: each of these counts." in types("terms ACME --why")


def test_a_term_by_policy_says_what_the_policy_said_on_that_day(types, keeping, store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        for since, days in (("2026-01-01", 30), ("2026-09-01", 14)):
            said = {"name": "Standard", "from": since}
            term = {"kind": "payment_terms", "net_days": days}
            work.catalog.save([Policy.model_validate(said | {"term": term})])
    named = [{"kind": "payment_terms", "policy": "Standard"}, {"kind": "returns", "policy": "Lost"}]
    keeping(a_contract("ONEIL-1", a_version(terms=named), account="ONEIL"))
    assert "Payment within 30 days · policy Standard" in types("terms ONEIL")
    assert "Payment within 14 days · policy Standard" in types("terms ONEIL --on 2026-10-01")
    assert "nobody knows the policy Lost" in types("terms ONEIL --why")
