"""Terms that name a policy of the seller and say only what differs (TERMS 2)."""

from datetime import date

import pytest
from pydantic import ValidationError

from contracts.terms import KINDS, ByPolicy, Level, Section, Term, TermBase
from contracts.terms.by_policy import PolicyOfAnotherKind
from contracts.terms.forms import canonical, written
from tests.contracts.terms.reading import Form, like, refusals, term

STANDARD: Form = {
    "kind": "returns",
    "charge": [{"days": 30, "percent": 0}],
    "auto_approve_days": 30,
    "refund_methods": ["Visa"],
}


def by_policy(kind: str = "returns", **differing: object) -> ByPolicy:
    read = term({"kind": kind, "policy": "Standard"} | differing)
    assert isinstance(read, ByPolicy)
    return read


def body(form: Form) -> TermBase:
    read = term(form)
    assert isinstance(read, TermBase)
    return read


def resolved(form: Form, **differing: object) -> Term:
    return by_policy(str(form["kind"]), **differing).resolved(body(form))


def test_a_policy_alone_is_the_whole_term() -> None:
    assert resolved(STANDARD) == term(STANDARD)


def test_what_differs_counts_and_the_rest_is_the_policys() -> None:
    assert resolved(STANDARD, auto_approve_days=10) == term({**STANDARD, "auto_approve_days": 10})


def test_none_and_false_differ_too() -> None:
    handling = like("handling_charge")
    assert resolved(handling, first_free=False, cap_amount=None) == term(
        {**handling, "first_free": False, "cap_amount": None}
    )


def test_of_alternatives_the_one_given_here_counts() -> None:
    assert resolved(like("fee"), amount="500 EUR") == term(
        like("fee", percent=..., amount="500 EUR")
    )


def test_its_own_dates_and_note_are_kept() -> None:
    policy = like("fee", note="of the policy", valid_to="2027-01-01")
    full = resolved(policy, note="ours", valid_from="2026-01-01")
    assert (full.note, full.valid_from, full.valid_to) == (
        "ours",
        date(2026, 1, 1),
        date(2027, 1, 1),
    )


def test_a_policy_of_another_kind_is_refused() -> None:
    with pytest.raises(PolicyOfAnotherKind) as refused:
        by_policy().resolved(body(like("fee")))
    assert str(refused.value) == "The policy “Standard” is about fee, not about returns."


def test_what_makes_no_valid_term_together_is_refused() -> None:
    with pytest.raises(ValidationError, match="come together or not at all"):
        resolved(like("payment_terms", early_percent=..., early_days=...), early_days=10)


def test_it_is_what_its_kind_is() -> None:
    for kind, declared in KINDS.items():
        read = by_policy(kind)
        assert (read.section, read.levels, read.once, read.label) == (
            declared.section,
            declared.levels,
            declared.once,
            declared.label,
        )
    assert (by_policy().section, by_policy().once) == (Section.RETURNS, True)
    assert by_policy("credit_line").levels == {Level.ACCOUNT}


WORDS = [
    (by_policy(), "Returns by the policy Standard"),
    (
        by_policy(auto_approve_days=10),
        "Returns by the policy Standard, but auto approve days: 10",
    ),
    (
        by_policy(charge=[{"days": 14, "percent": 0}], refund_methods=["Visa", "Cash"]),
        (
            "Returns by the policy Standard, but charge: within 14 days free of charge "
            "and refund methods: Visa and Cash"
        ),
    ),
    (
        by_policy("handling_charge", amount="5 EUR", first_free=False, cap_percent=None),
        (
            "Handling charge by the policy Standard, "
            "but amount: 5 EUR, first free: no and cap percent: none"
        ),
    ),
    (
        by_policy("obligation", due="2026-01-01", every="1 year", who="us"),
        "Obligation by the policy Standard, but who: us, due: 1 Jan 2026 and every: 1 year",
    ),
    (by_policy(valid_to="2026-12-31"), "Returns by the policy Standard (until 31 Dec 2026)"),
]


@pytest.mark.parametrize(("read", "line"), WORDS)
def test_words(read: ByPolicy, line: str) -> None:
    assert read.line() == line


def test_details_leave_nothing_out() -> None:
    names = [f"Method {number}" for number in range(50)]
    read = by_policy(refund_methods=names, auto_approve_days=10)
    [line] = read.details()
    assert all(name in line for name in names)


def test_what_differs_stands_beside_the_policys_name() -> None:
    read = by_policy(auto_approve_days=10, note="agreed by phone")
    assert written([read]) == [
        {
            "kind": "returns",
            "policy": "Standard",
            "auto_approve_days": 10,
            "note": "agreed by phone",
        }
    ]
    assert canonical([by_policy(auto_approve_days=None)]) == (
        b'[{"auto_approve_days":null,"kind":"returns","policy":"Standard"}]'
    )


REFUSED = [
    ({"auto_approve_days": "soon"}, "“soon” is not a number such as 5 or 12.5"),
    ({"percent": 5}, "Extra inputs are not permitted"),
    ({"differs": {}}, "Extra inputs are not permitted"),
    (
        {"charge": [{"days": 30, "percent": -1}]},
        "This percentage is positive: write it without a sign",
    ),
    ({"policy": ""}, "A text has between 1 and a million characters"),
    ({"kind": "return"}, "“return” is not a kind of term; did you mean returns?"),
]


@pytest.mark.parametrize(("changes", "sentence"), REFUSED)
def test_refused(changes: Form, sentence: str) -> None:
    assert refusals({"kind": "returns", "policy": "Standard"} | dict(changes)) == [sentence]
