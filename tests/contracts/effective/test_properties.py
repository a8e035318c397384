"""Whatever contracts say on whichever levels, in whichever order."""

from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from contracts.effective import effective
from contracts.terms.forms import written
from tests.contracts.effective import naive
from tests.contracts.effective.stacks import DAY, FAMILIES, stack

MONEY = st.builds("{} {}".format, st.integers(1, 3), st.sampled_from(["EUR", "USD"]))


def terms(kind: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"kind": st.just(kind), **fields})


ANY_TERM = st.one_of(
    terms("payment_terms", net_days=st.integers(10, 12)),
    terms("incoterm", code=st.sampled_from(["DAP", "FCA"]), place=st.just("Rotterdam")),
    terms("freight_free", above=MONEY),
    terms("handling_charge", amount=MONEY),
    terms("hourly_rates", role=st.sampled_from(["Fitter", "Welder"]), rate=MONEY),
    terms("delivery_time", days=st.integers(1, 2), counts=st.just("working")),
    terms(
        "delivery_time",
        days=st.integers(1, 2),
        counts=st.just("calendar"),
        product_set=st.sampled_from(["Fasteners", "Safety"]),
    ),
    terms("payment_methods", methods=st.just(["Visa"])),
    terms("purchase_limit", amount=MONEY),
    terms("shipping_charge", paid_to=st.sampled_from(["seller", "carrier", "free"])),
    terms("cost_cap", amount=MONEY),
    terms("order_approval"),
    terms("order_approval", above=MONEY),
)
LEVELS = st.fixed_dictionaries({name: st.lists(ANY_TERM, max_size=4) for name in FAMILIES})
Levels = dict[str, list[dict[str, Any]]]


def counted(levels: Levels) -> list[str]:
    """What counts, with its level, in no order."""
    found = effective(stack(**levels), DAY, {})
    names = {family["ref"]: name for name, family in FAMILIES.items()}
    return sorted(repr((names[one.layer.contract.ref], plain(one.whole))) for one in found.lines)


def plain(term: Any) -> dict[str, Any]:
    [data] = written([term])
    return {name: str(value) for name, value in data.items()}


@given(LEVELS)
def test_it_is_what_the_page_says(levels: Levels) -> None:
    """As a second reading of TERMS 3 has it, which knows nothing of the first."""
    expected = [
        repr((level, {name: str(value) for name, value in as_read(term).items()}))
        for level, term in naive.counting([(name, levels[name]) for name in FAMILIES])
    ]
    assert counted(levels) == sorted(expected)


def as_read(term: dict[str, Any]) -> dict[str, Any]:
    [read] = stack(C=[term]).main.version.terms
    [data] = written([read])
    return data


@given(LEVELS, st.randoms(use_true_random=False))
def test_the_order_of_terms_in_a_contract_changes_nothing(levels: Levels, random: Random) -> None:
    shuffled = {name: random.sample(some, len(some)) for name, some in levels.items()}
    assert counted(levels) == counted(shuffled)


@given(LEVELS)
def test_every_term_counts_or_says_why_not(levels: Levels) -> None:
    found = effective(stack(**levels), DAY, {})
    assert len(found.lines) + len(found.lost) == sum(map(len, levels.values()))
    for one in found.lost:
        assert one.to is not None
        assert one.to in found.lines
        assert one.to.whole.kind == one.term.kind
