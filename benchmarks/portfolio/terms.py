"""Terms as sales people agree them: of varied kinds, with varied numbers."""

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from benchmarks.portfolio.clauses import clause
from contracts.terms import TERMS, Terms

Written = Mapping[str, Any]
Maker = Callable[[Random], Written]

SETS = ("All fasteners", "Safety wear", "Power tools", "Spare parts", "Consumables")
PLACES = ("Rotterdam", "Antwerp", "Hamburg", "Lyon", "Gdansk", "Genoa")
VARIETY = 60  # of each kind


def _amount(chance: Random, least: int, most: int) -> str:
    return f"{chance.randrange(least, most, 50)}.00 EUR"


def _catalog(chance: Random) -> Written:
    return {"kind": "master_catalog_price", "percent": -chance.randint(1, 25)}


def _payment(chance: Random) -> Written:
    days = chance.choice((14, 30, 45, 60))
    return {"kind": "payment_terms", "net_days": days, "end_of_month": chance.choice((True, False))}


def _freight(chance: Random) -> Written:
    return {"kind": "freight_free", "above": _amount(chance, 250, 5_000)}


def _charge(chance: Random) -> Written:
    return {"kind": "shipping_charge", "paid_to": chance.choice(("seller", "carrier", "free"))}


def _selective(chance: Random) -> Written:
    off = -chance.randint(2, 30)
    return {"kind": "selective_price", "product_set": chance.choice(SETS), "percent": off}


def _volume(chance: Random) -> Written:
    off = chance.randint(2, 9)
    tiers = [{"from": 100, "percent": -off}, {"from": 1_000, "percent": -2 * off}]
    return {"kind": "volume_price", "product_set": chance.choice(SETS), "tiers": tiers}


def _custom(chance: Random) -> Written:
    items = [
        {"sku": f"SKU-{chance.randint(1_000, 9_999)}", "price": f"{chance.randint(1, 400)}.50 EUR"}
        for _ in range(chance.randint(1, 5))
    ]
    return {"kind": "custom_prices", "items": items}


def _rebate(chance: Random) -> Written:
    tiers = [
        {"from": "0 EUR", "percent": 1},
        {"from": _amount(chance, 50_000, 90_000), "percent": chance.randint(2, 5)},
    ]
    return {
        "kind": "rebate",
        "basis": "turnover",
        "method": chance.choice(("step", "slice")),
        "period": "year",
        "tiers": tiers,
    }


def _returns(chance: Random) -> Written:
    charge = [{"days": 30, "percent": 0}, {"days": 60, "percent": chance.randint(5, 25)}]
    return {
        "kind": "returns",
        "charge": charge,
        "auto_approve_days": 30,
        "refund_methods": ["Visa"],
    }


def _minimum(chance: Random) -> Written:
    return {"kind": "minimum_order", "amount": _amount(chance, 50, 2_000)}


def _incoterm(chance: Random) -> Written:
    return {"kind": "incoterm", "code": "DAP", "place": chance.choice(PLACES)}


def _delivery(chance: Random) -> Written:
    return {"kind": "delivery_time", "days": chance.randint(1, 20), "counts": "working"}


def _limit(chance: Random) -> Written:
    return {"kind": "purchase_limit", "amount": _amount(chance, 10_000, 900_000)}


def _review(chance: Random) -> Written:
    return {"kind": "price_review", "every": "12 months", "cap": chance.randint(2, 6)}


def _methods(chance: Random) -> Written:
    methods = chance.sample(("Visa", "Invoice", "Credit line", "SEPA debit"), 2)
    return {"kind": "payment_methods", "methods": methods}


def _surcharge(chance: Random) -> Written:
    return {"kind": "surcharge", "percent": chance.randint(1, 6), "note": "Energy"}


ALWAYS: Sequence[Maker] = (_catalog, _payment, _charge)
SOMETIMES: Sequence[Maker] = (
    _freight,
    _selective,
    _volume,
    _custom,
    _rebate,
    _returns,
    _minimum,
    _incoterm,
    _delivery,
    _limit,
    _review,
    _methods,
    _surcharge,
    clause,
    clause,
)


class TermPool:
    """Terms that were read once and are dealt again and again: they never change."""

    def __init__(self, chance: Random) -> None:
        self._chance = chance
        self._always = [self._variants(maker) for maker in ALWAYS]
        self._sometimes = [self._variants(maker) for maker in SOMETIMES]

    def deal(self) -> Terms:
        """Five to ten terms, no two of one kind but clauses."""
        chance = self._chance
        kinds = [*self._always, *chance.sample(self._sometimes, chance.randint(2, 7))]
        return tuple(chance.choice(variants) for variants in kinds)

    def _variants(self, maker: Maker) -> Terms:
        return TERMS.validate_python([maker(self._chance) for _ in range(VARIETY)])
