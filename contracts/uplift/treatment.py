"""What an uplift does to each kind of term: the table that the documentation shows."""

from collections.abc import Mapping
from enum import StrEnum


class Treatment(StrEnum):
    RISES = "rises"
    FOLLOWS_LIST = "moves with the list price"
    FOLLOWS_PRICE = "a percentage, which moves with what it is taken of"
    KEPT = "an amount, which stays as it is"
    BY_INDEX = "moves by an index of its own"
    NO_MONEY = "no price"


TREATMENTS: Mapping[str, Treatment] = {
    "custom_prices": Treatment.RISES,
    "hourly_rates": Treatment.RISES,
    "fee": Treatment.RISES,  # where it is an amount
    **dict.fromkeys(
        (
            "master_catalog_price",
            "price_list_price",
            "selective_price",
            "volume_price",
            "catalog_filter",
        ),
        Treatment.FOLLOWS_LIST,
    ),
    **dict.fromkeys(
        (
            "surcharge",
            "promotion",
            "shipping_adjustment",
            "handling_charge",
            "minimum_order",
            "freight_free",
            "credit_line",
            "cost_cap",
            "order_approval",
            "purchase_limit",
            "purchase_commitment",
            "rebate",
        ),
        Treatment.KEPT,
    ),
    **dict.fromkeys(
        (
            "clause",
            "delivery_time",
            "fulfilment_centers",
            "incoterm",
            "obligation",
            "payment_methods",
            "payment_terms",
            "price_review",
            "product_exclusion",
            "product_inclusion",
            "returns",
            "ship_to",
            "shipping_charge",
            "shipping_modes",
            "supply_schedule",
        ),
        Treatment.NO_MONEY,
    ),
}
"""By the kind of term. A test holds that every kind stands here."""
