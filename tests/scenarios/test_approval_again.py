"""What was approved before is not asked again, as long as nothing of it got worse."""

import pytest

from sandbox.cast import MARIA
from store import Saved
from tests.examples import ACME_1, BASE_EU, NOW
from tests.scenarios.approving import (
    FINANCE,
    LEGAL,
    MANAGERS,
    apply,
    buttons,
    cards,
    open_office,
    rule,
    sets_percent,
    state_of,
)

OVER_40, OVER_50 = "largest_discount > 40.0", "largest_discount > 50.0"
ALL = [*MANAGERS, *FINANCE, *LEGAL]
ACME_FREIGHT = [term for term in ACME_1.versions[1].terms if term.kind == "freight_free"]


@pytest.fixture(autouse=True)
def office(slack, store, keeping) -> None:
    open_office(store, keeping, percent=-55)


@pytest.fixture
def decided(types, store):
    """Two approve it, and the third rejects it."""

    def deciding(*rules: dict[str, object]) -> None:
        apply(store, *rules)
        types("submit ACME-1")
        assert "counts" in types("approve ACME-1", by="maria")
        assert "counts" in types("approve ACME-1", by="farid", in_="#renewals")
        assert "is rejected" in types("reject ACME-1 Too much", by="lena", in_="#renewals")

    return deciding


@pytest.mark.parametrize(
    "rules",
    [
        (
            rule("Sales", MANAGERS, when=OVER_40),
            rule("Finance", FINANCE, when=OVER_50),
            rule("Legal", LEGAL, when=OVER_50),
        ),
        (rule("All of them", ALL, when=OVER_40, mode="all"),),
    ],
    ids=["rule by rule", "in one rule"],
)
def test_only_whoever_rejected_is_asked_again_after_a_smaller_discount(
    types, slack, deliver, decided, rules
) -> None:
    decided(*rules)
    sets_percent(slack, -52)
    said = types("submit ACME-1")
    assert "<@U0MGR0001> approved it on 16 Aug 2026, unchanged since" in said
    assert "<@U0FIN0001> approved it on 16 Aug 2026, unchanged since" in said
    assert "waits for <@U0LEG0001>" in said
    deliver()
    assert cards(slack, "maria") == cards(slack, "farid") == []
    [card] = cards(slack, "lena")
    assert "asks you: largest discount 52 %." in card
    assert "<@U0MGR0001> approved it on 16 Aug 2026, unchanged since" in card
    assert "is approved" in types("approve ACME-1", by="lena", in_="#renewals")


def test_a_larger_discount_is_asked_anew(types, slack, decided) -> None:
    decided(
        rule("Sales", MANAGERS, when=OVER_40),
        rule("Finance", FINANCE, when="total_value > 1000.0"),
        rule("Legal", LEGAL),
    )
    sets_percent(slack, -56)
    said = types("submit ACME-1")
    assert "● *Sales*: waits for <@U0MGR0001>" in said
    assert "✓ *Finance*: <@U0FIN0001> approved it on 16 Aug 2026, unchanged since" in said
    assert "● *Legal*: waits for <@U0LEG0001>" in said


def test_what_is_approved_as_a_whole_is_asked_anew_after_any_change(types, slack, decided) -> None:
    decided(rule("Sales", MANAGERS), rule("Finance", FINANCE), rule("Legal", LEGAL))
    sets_percent(slack, -52)
    assert "unchanged since" not in types("submit ACME-1")


def test_nothing_changed_and_only_the_change_was_asked_for(types, slack, store, deliver) -> None:
    apply(store, rule("Sales", MANAGERS), rule("Finance", FINANCE))
    types("submit ACME-1")
    types("approve ACME-1", by="maria")
    deliver()
    farid = slack.person("farid")
    form = farid.presses("Ask for a change")
    done = farid.submits(form, {"What to change": "Name the currency, please"})
    assert "*ACME-1/4* is a draft again. <@U0REP0001> is told what to change." in done
    assert state_of(store) == "draft"
    deliver()
    [told] = cards(slack, "anna")
    assert "*Sent back* by <@U0FIN0001> on 16 Aug 2026: a change was asked for" in told
    assert "> Name the currency, please" in told
    assert "Edit it" in buttons(slack, "anna")[0]
    assert "Approve" not in buttons(slack, "farid")[0]
    assert "*Sales*: <@U0MGR0001> approved it on 16 Aug 2026, unchanged" in types("submit ACME-1")
    types("recall ACME-1")
    said = types("submit ACME-1")
    assert "*Sales*: <@U0MGR0001> approved it on 16 Aug 2026, unchanged since" in said


def test_another_policy_or_base_asks_everybody_anew(types, slack, store, decided) -> None:
    rules = [
        rule("Sales", MANAGERS, when=OVER_40),
        rule("Finance", FINANCE, when=OVER_50),
        rule("Legal", LEGAL, when=OVER_50),
    ]
    decided(*rules)
    apply(store, *rules)
    sets_percent(slack, -52)
    assert "unchanged since" not in types("submit ACME-1")
    types("approve ACME-1", by="maria")
    types("recall ACME-1")
    with store.writing(MARIA.id, NOW) as work:
        [base] = work.contracts.by_ref([BASE_EU.ref]).values()
        terms = (*base.versions[0].terms, *ACME_FREIGHT)
        version = base.versions[0].model_copy(update={"terms": terms})
        new = base.model_copy(update={"versions": (version,)})
        work.saver.change(Saved(base, new, "edited"), NOW.date())
    assert "unchanged since" not in types("submit ACME-1")


def test_who_may_not_decide_any_more_is_not_taken_for_having_approved(
    types, slack, store, decided
) -> None:
    decided(
        rule("Sales", MANAGERS, when=OVER_40),
        rule("Finance", FINANCE, when=OVER_50),
        rule("Legal", LEGAL, when=OVER_50),
    )
    types("role revoke <@U0FIN0001> finance", by="ada")
    sets_percent(slack, -52)
    said = types("submit ACME-1")
    assert "*Sales*: <@U0MGR0001> approved it on 16 Aug 2026, unchanged since" in said
    assert "⚠ *Finance*: *nobody* who may decide is left" in said
    assert "*A rule finds too few who may decide.* The admins are told." in said
