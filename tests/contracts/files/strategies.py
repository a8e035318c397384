"""Accounts, contracts with any terms, and entries of the catalog: for properties."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from contracts.account import Account
from contracts.catalog import Policy, PriceList, Product, ProductSet, Seller
from contracts.contract import Contract, Kind
from contracts.contract_type import ContractType
from contracts.lifecycle import State
from tests.contracts.terms.strategies import CURRENCIES, DAYS, NAMES, TEXTS, any_terms

Fields = dict[str, Any]

LETTERS = st.characters(
    codec="utf-8", exclude_categories=["Z", "C"], exclude_characters='/<>&|`"“”„'
)
CODES = st.text(LETTERS, min_size=1, max_size=30).filter(lambda code: code[0] not in "-–—")
AMOUNTS = st.builds("{:f} {}".format, st.decimals(0, Decimal(10**9), places=2), CURRENCIES)
LENGTHS = st.builds(
    "{} {}".format, st.integers(2, 99), st.sampled_from(["days", "weeks", "months", "years"])
)


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Fields]:
    """Mappings with some of *fields*."""
    return st.fixed_dictionaries({}, optional=fields)


CONTACTS = st.builds(
    lambda name, more: {"name": name} | more,
    NAMES,
    some(role=NAMES, email=st.just("a@b.example"), signs=st.booleans()),
)
ACCOUNTS = st.builds(
    lambda code, name, more: Account.model_validate({"code": code, "name": name} | more),
    CODES,
    NAMES,
    some(
        aliases=st.lists(NAMES, max_size=3),
        segment=NAMES,
        region=NAMES,
        currency=CURRENCIES,
        timezone=st.sampled_from(["Europe/Amsterdam", "Asia/Tokyo", "UTC"]),
        holidays=st.sampled_from(["NL", "DE-BY"]),
        owner=st.just("U0REP0001"),
        channel=st.just("C0SAL0001"),
        contacts=st.lists(CONTACTS, max_size=2),
    ),
)
RENEWALS = st.one_of(
    st.just({"kind": "evergreen"}),
    st.just({"kind": "unknown"}),
    st.builds(
        lambda length, more: {"kind": "automatic", "for": length} | more,
        LENGTHS,
        some(times=st.integers(1, 9)),
    ),
)
NOTICES = st.builds(
    lambda period, more: {"period": period} | more,
    LENGTHS,
    some(
        to=st.sampled_from(["term_end", "month_end", "quarter_end", "year_end"]),
        counts=st.sampled_from(["received", "sent"]),
        form=NAMES,
        by=st.sampled_from(["both", "us", "them"]),
    ),
)
DOCUMENTS = st.builds(
    lambda more: {"url": "https://documents.example/1.pdf"} | more, some(title=NAMES)
)
TYPES = st.sampled_from(ContractType)
PROOF = {"proof": NAMES, "reference": NAMES, "document": TEXTS}
FACTS = some(
    title=NAMES,
    type=TYPES,
    start=DAYS | st.just("unknown"),
    end=DAYS | st.just("unknown") | st.none(),
    renewal=RENEWALS,
    notice=NOTICES,
    value=AMOUNTS,
    summary=TEXTS,
    document=DOCUMENTS,
    acceptance=st.builds(
        lambda how, on, more: {"how": how, "on": on} | more,
        NAMES,
        DAYS,
        some(by=NAMES, document=DOCUMENTS),
    ),
    suspensions=st.lists(
        st.builds(
            lambda first, more: {"from": first} | more,
            DAYS,
            some(reason=TEXTS, to=st.just("2199-12-31")),
        ),
        max_size=1,
    ),
    notice_given=st.builds(
        lambda on, days, more, receipt: (
            {"on": on, "ends": on + timedelta(days=days)}
            | more
            | ({"receipt": {"on": on, **receipt}} if more.get("how") else {})
        ),
        DAYS,
        st.integers(0, 400),
        some(by=st.sampled_from(["us", "them"]), how=st.just("sent"), form=NAMES, **PROOF),
        some(**PROOF),
    ),
    lapses=st.lists(
        st.builds(
            lambda on, reason, more: {"on": on, "reason": reason} | more,
            DAYS,
            TEXTS,
            some(circumstances=TEXTS, by=st.just("U0MGR0001"), decided=DAYS),
        ),
        max_size=2,
    ),
)


@st.composite
def versions(draw: st.DrawFn, number: int) -> Fields:
    state = draw(st.sampled_from(State))
    facts = draw(FACTS) | {"number": number, "state": state, "terms": draw(any_terms(3))}
    if state is State.SUSPENDED:
        facts["suspensions"] = [{"from": draw(DAYS)}]
    if state is State.TERMINATED:
        facts["termination"] = {"on": draw(DAYS), "reason": draw(TEXTS)}
    return facts


@st.composite
def contracts(draw: st.DrawFn) -> Contract:
    """A contract of any kind, with up to two versions of any content."""
    kind = draw(st.sampled_from(Kind))
    numbers = draw(st.lists(st.integers(1, 99), max_size=2, unique=True).map(sorted))
    fields: Fields = {
        "ref": draw(CODES),
        "kind": kind,
        "account": None if kind is Kind.BASE else draw(CODES),
        "contract": draw(CODES) if kind is Kind.SUPPLEMENT else None,
        "base": draw(st.none() | CODES) if kind in {Kind.BASE, Kind.CUSTOMER} else None,
        "versions": [draw(versions(number)) for number in numbers],
    }
    more = some(
        title=NAMES,
        type=TYPES,
        scope=st.dictionaries(NAMES, NAMES, min_size=1, max_size=2),
        timezone=st.just("Asia/Tokyo"),
    )
    return Contract.model_validate(fields | draw(more))


SELLERS = st.builds(
    lambda name, more: Seller.model_validate({"name": name} | more),
    NAMES,
    some(
        currency=CURRENCIES,
        payment_methods=st.lists(
            NAMES | st.builds(lambda name: {"name": name, "credit": True}, NAMES), max_size=3
        ),
        payment_terms=st.just({"net_days": 30, "end_of_month": True}),
        price_strategy=st.sampled_from(["specific", "best"]),
        unit_price_decimals=st.integers(2, 6),
        max_payment_days=st.just({"FR": 60}),
        contract_types=st.just({"cost_plus": {"acceptance": "automatic"}}),
    ),
)
PRODUCTS = st.builds(
    lambda sku, name, more: Product.model_validate({"sku": sku, "name": name} | more),
    NAMES,
    NAMES,
    some(
        **{"from": DAYS},
        category=st.just("Fasteners/Bolts"),
        prices=st.lists(AMOUNTS, max_size=2, unique_by=lambda text: text[-3:]),
        per=st.integers(1, 1000),
    ),
)
PRICE_LISTS = st.builds(
    lambda name, prices: PriceList.model_validate({"name": name, "prices": prices}),
    NAMES,
    st.lists(
        st.builds(lambda sku, price: {"sku": sku, "price": price}, NAMES, AMOUNTS),
        max_size=2,
        unique_by=lambda one: (one["sku"], one["price"][-3:]),
    ),
)
PATTERNS = NAMES | st.text("*?[]!AB-", min_size=1, max_size=9)
PRODUCT_SETS = st.builds(
    lambda name, more: ProductSet.model_validate({"name": name} | more),
    NAMES,
    some(
        **{"from": DAYS},
        categories=st.lists(st.just("Fasteners/Bolts"), max_size=1),
        skus=st.lists(NAMES, max_size=2),
        patterns=st.lists(PATTERNS, max_size=2),
        exclude_skus=st.lists(NAMES, max_size=2),
    ),
)
POLICIES = st.builds(
    lambda name, since, terms: Policy.model_validate(
        {"name": name, "from": since, "term": terms[0]}
    ),
    NAMES,
    DAYS,
    any_terms(1).filter(lambda terms: bool(terms) and not hasattr(terms[0], "policy")),
)
VALUES = st.one_of(ACCOUNTS, contracts(), SELLERS, PRODUCTS, PRICE_LISTS, PRODUCT_SETS, POLICIES)
