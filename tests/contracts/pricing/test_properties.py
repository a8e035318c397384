"""Whatever the contracts, the catalog and the question."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from contracts.pricing import Asked, NoPrice, Rules
from tests.contracts.effective.stacks import DAY, FAMILIES
from tests.contracts.pricing import naive, shop
from tests.contracts.pricing.shop import price

SKUS = st.sampled_from(["BOLT-M8", "NUT-M8", "GLOVE", "PIN", "NEW"])
NAMES = st.sampled_from(["Fasteners", "Bolts", "No nuts", "Unknown"])
PERCENT = st.sampled_from(["-50", "-33.333", "-12.5", "-10", "0", "7"])
DOWN = st.sampled_from(["-50", "-3", "0"])
CURRENCY = st.sampled_from(["EUR", "EUR", "EUR", "USD"])
QUANTITY = st.sampled_from([1, 9, 10, 11, 100, 1_000_000])


def term(kind: str, /, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"kind": st.just(kind), **fields})


def sometimes(
    base: st.SearchStrategy[dict[str, Any]], **fields: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[str, Any]]:
    """*base*, with some of *fields*."""
    more = st.fixed_dictionaries({}, optional=fields)
    return st.builds(lambda one, other: one | other, base, more)


PERCENTAGES = st.one_of(
    term("master_catalog_price", percent=PERCENT),
    term("price_list_price", price_list=st.just("Partner"), percent=PERCENT),
    sometimes(
        term("selective_price", product_set=NAMES, percent=PERCENT), price_list=st.just("Partner")
    ),
    term(
        "volume_price",
        product_set=NAMES,
        tiers=st.builds(
            lambda one, two: [{"from": 10, "percent": one}, {"from": 100, "percent": two}],
            PERCENT,
            PERCENT,
        ),
    ),
)
AMOUNT = st.builds("{} {}".format, st.sampled_from(["9.99", "80.00", "87.5", "0.3335"]), CURRENCY)
ITEM = st.fixed_dictionaries(
    {"sku": SKUS, "price": AMOUNT},
    optional={
        "per": st.sampled_from([1, 100]),
        "min_quantity": st.just(10),
        "max_quantity": st.just(100),
    },
)


def one_currency(items: list[dict[str, Any]]) -> bool:
    return len({item["price"].split()[1] for item in items}) == 1


WRITTEN = term("custom_prices", items=st.lists(ITEM, min_size=1, max_size=3).filter(one_currency))
PROMOTIONS = st.one_of(
    sometimes(term("promotion", percent=DOWN), product_set=NAMES, on_net=st.just(value=True)),
    sometimes(
        term("promotion", amount=st.sampled_from(["-5.00 EUR", "-200.00 EUR", "-1.00 USD"])),
        product_set=NAMES,
        on_net=st.just(value=True),
    ),
)
NODE = st.one_of(
    sometimes(
        st.fixed_dictionaries(
            {"category": st.sampled_from(["Fasteners", "Fasteners/Bolts", "Safety"])}
        ),
        percent=PERCENT,
    ),
    sometimes(st.fixed_dictionaries({"sku": SKUS}), percent=PERCENT),
    st.fixed_dictionaries({"sku": SKUS, "include": st.just(value=False)}),
    st.fixed_dictionaries({"category": st.just("Fasteners"), "include": st.just(value=False)}),
)


def node_name(node: Mapping[str, Any]) -> tuple[Any, Any]:
    return node.get("category"), node.get("sku")


FILTER = term(
    "catalog_filter",
    mode=st.sampled_from(["all", "only"]),
    nodes=st.lists(NODE, min_size=1, max_size=3, unique_by=node_name),
)
INCLUSION = st.one_of(
    term("product_inclusion", product_set=NAMES),
    term("product_inclusion", skus=st.lists(SKUS, min_size=1, max_size=2, unique=True)),
)
EXCLUSION = st.one_of(
    term("product_exclusion", product_set=NAMES),
    term("product_exclusion", skus=st.lists(SKUS, min_size=1, max_size=2, unique=True)),
)
ANY = st.one_of(PERCENTAGES, PERCENTAGES, WRITTEN, PROMOTIONS, FILTER, INCLUSION, EXCLUSION)
PRICED = [name for name in FAMILIES if name != "A"]
Levels = dict[str, list[dict[str, Any]]]
MAY_HAVE_NO_PRICE = settings(suppress_health_check=[HealthCheck.filter_too_much])
LEVELS = st.fixed_dictionaries({name: st.lists(ANY, max_size=3) for name in PRICED})
RULES = st.sampled_from([Rules(DAY), Rules(DAY, "best")])
Question = tuple[str, int, str]
QUESTION = st.tuples(SKUS, QUANTITY, CURRENCY)


def unit(levels: Levels, question: Question, rules: Rules) -> Any:
    sku, quantity, currency = question
    found = price(sku, str(quantity), currency, rules, **levels)
    return found.best.unit if found.best else None


@given(LEVELS, QUESTION, RULES)
def test_it_is_what_the_page_says(levels: Levels, question: Question, rules: Rules) -> None:
    """As a second reading of TERMS 4 has it, which knows nothing of the first."""
    sku, quantity, currency = question
    found = price(sku, str(quantity), currency, rules, **levels)
    names = {FAMILIES[name]["ref"]: name for name in PRICED}
    said = found.best and (found.best.unit, names[found.best.line.layer.contract.ref])
    in_order = [(name, levels[name]) for name in PRICED]
    assert said == naive.price(in_order, question, best=rules.strategy == "best")
    assert (found.best is None) == (found.refused is not None)


@given(LEVELS, QUESTION, RULES)
def test_a_brief_answer_has_the_same_price(
    levels: Levels, question: Question, rules: Rules
) -> None:
    sku, quantity, currency = question
    whole = price(sku, str(quantity), currency, rules, **levels)
    brief = price(sku, str(quantity), currency, replace(rules, brief=True), **levels)
    assert (brief.best and brief.best.unit) == (whole.best and whole.best.unit)
    assert (brief.best and brief.best.line.layer.ref) == (whole.best and whole.best.line.layer.ref)
    assert brief.refused == whole.refused


@given(LEVELS, QUESTION, RULES, st.sampled_from(PRICED), st.one_of(PERCENTAGES, PROMOTIONS))
def test_one_more_percentage_or_promotion_raises_no_price(
    levels: Levels, question: Question, rules: Rules, where: str, more: dict[str, Any]
) -> None:
    before = unit(levels, question, rules)
    assume(before is not None)
    after = unit(levels | {where: [*levels[where], more]}, question, rules)
    assert after <= before


@MAY_HAVE_NO_PRICE
@given(LEVELS, QUESTION, st.sampled_from(PRICED), WRITTEN)
def test_with_the_best_price_one_more_written_price_raises_none(
    levels: Levels, question: Question, where: str, more: dict[str, Any]
) -> None:
    best = Rules(DAY, "best")
    before = unit(levels, question, best)
    assume(before is not None)
    assert unit(levels | {where: [*levels[where], more]}, question, best) <= before


@MAY_HAVE_NO_PRICE
@given(LEVELS, QUESTION, RULES)
def test_a_base_that_excludes_nothing_raises_no_price(
    levels: Levels, question: Question, rules: Rules
) -> None:
    assume(not any(naive.excludes(one, question[0]) for b in ("B", "B0") for one in levels[b]))
    before = unit(levels | {"B": [], "B0": []}, question, rules)
    assume(before is not None)
    assert unit(levels, question, rules) <= before


@given(LEVELS, QUESTION, RULES, st.sampled_from(PRICED))
def test_what_is_excluded_has_no_price_whatever_else_there_is(
    levels: Levels, question: Question, rules: Rules, where: str
) -> None:
    sku, quantity, currency = question
    excluded = {"kind": "product_exclusion", "skus": [sku]}
    more = levels | {where: [*levels[where], excluded]}
    found = price(sku, str(quantity), currency, rules, **more)
    assert found.best is None
    assert found.refused
    assert found.refused.why is NoPrice.EXCLUDED


@given(LEVELS, QUESTION, RULES, st.randoms(use_true_random=False))
def test_the_order_of_terms_changes_nothing(
    levels: Levels, question: Question, rules: Rules, random: Random
) -> None:
    shuffled = {name: random.sample(some, len(some)) for name, some in levels.items()}
    assert unit(levels, question, rules) == unit(shuffled, question, rules)


@given(LEVELS, QUESTION, RULES)
def test_no_price_is_a_reason_and_never_below_zero(
    levels: Levels, question: Question, rules: Rules
) -> None:
    sku, quantity, currency = question
    found = price(sku, str(quantity), currency, rules, **levels)
    for offer in (*found.offers, *found.set_aside):
        assert offer.price.amount >= 0
        assert offer.price.currency == currency
        assert offer.total(Decimal(quantity)).amount >= 0
    assert list(found.offers) == sorted(found.offers, key=lambda offer: offer.rank)


def test_a_question_asks_the_catalog_for_a_set_once() -> None:
    asked = Asked("BOLT-M8", Decimal(1), "EUR", shop.SHOP)
    assert [asked.is_in(name) for name in ("Bolts", "Bolts", "Unknown")] == [True, True, False]
