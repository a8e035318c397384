"""The closed set of kinds of terms. A new one: write its module, add it to ``Kind``."""

from collections.abc import Mapping
from typing import Annotated, Any, get_args

from pydantic import BeforeValidator, Discriminator, Field, Tag, TypeAdapter

from contracts.terms.base import Level, Section, TermBase, Written
from contracts.terms.by_policy import ByPolicy
from contracts.terms.catalog_filter import CatalogFilter
from contracts.terms.clause import Clause
from contracts.terms.cost_cap import CostCap
from contracts.terms.credit_line import CreditLine
from contracts.terms.custom_prices import CustomPrices
from contracts.terms.delivery_time import DeliveryTime
from contracts.terms.fee import Fee
from contracts.terms.freight_free import FreightFree
from contracts.terms.fulfilment_centers import FulfilmentCenters
from contracts.terms.handling_charge import HandlingCharge
from contracts.terms.hourly_rates import HourlyRates
from contracts.terms.incoterm import Incoterm
from contracts.terms.kinds import written_as_term
from contracts.terms.master_catalog_price import MasterCatalogPrice
from contracts.terms.minimum_order import MinimumOrder
from contracts.terms.obligation import Obligation
from contracts.terms.order_approval import OrderApproval
from contracts.terms.payment_methods import PaymentMethods
from contracts.terms.payment_terms import PaymentTerms
from contracts.terms.price_list_price import PriceListPrice
from contracts.terms.price_review import PriceReview
from contracts.terms.product_exclusion import ProductExclusion
from contracts.terms.product_inclusion import ProductInclusion
from contracts.terms.promotion import Promotion
from contracts.terms.purchase_commitment import PurchaseCommitment
from contracts.terms.purchase_limit import PurchaseLimit
from contracts.terms.rebate import Rebate
from contracts.terms.returns import Returns
from contracts.terms.selective_price import SelectivePrice
from contracts.terms.ship_to import ShipTo
from contracts.terms.shipping_adjustment import ShippingAdjustment
from contracts.terms.shipping_charge import ShippingCharge
from contracts.terms.shipping_modes import ShippingModes
from contracts.terms.supply_schedule import SupplySchedule
from contracts.terms.surcharge import Surcharge
from contracts.terms.volume_price import VolumePrice

Kind = (
    CatalogFilter
    | Clause
    | CostCap
    | CreditLine
    | CustomPrices
    | DeliveryTime
    | Fee
    | FreightFree
    | FulfilmentCenters
    | HandlingCharge
    | HourlyRates
    | Incoterm
    | MasterCatalogPrice
    | MinimumOrder
    | Obligation
    | OrderApproval
    | PaymentMethods
    | PaymentTerms
    | PriceListPrice
    | PriceReview
    | ProductExclusion
    | ProductInclusion
    | Promotion
    | PurchaseCommitment
    | PurchaseLimit
    | Rebate
    | Returns
    | SelectivePrice
    | ShipTo
    | ShippingAdjustment
    | ShippingCharge
    | ShippingModes
    | SupplySchedule
    | Surcharge
    | VolumePrice
)
KINDS: Mapping[str, type[TermBase]] = {kind.kind_name(): kind for kind in get_args(Kind)}

OUT, BY_POLICY = "(written out)", "(by policy)"  # in the place of an error; never names of fields


def _written_by(value: object) -> str:
    """Whether a term, read or to be read, is written out or names a policy."""
    by_policy = "policy" in value if isinstance(value, dict) else isinstance(value, ByPolicy)
    return BY_POLICY if by_policy else OUT


def _begun(value: Any) -> Any:
    """*value* where it names a kind; what does not is looked at more closely."""
    kind = value.get("kind") if isinstance(value, dict) else None
    return value if isinstance(kind, str) and kind in KINDS else written_as_term(value)


Term = Annotated[
    Annotated[Annotated[Kind, Field(discriminator="kind")], Tag(OUT)]
    | Annotated[ByPolicy, Tag(BY_POLICY)],
    Discriminator(_written_by),
    BeforeValidator(_begun),
]
Terms = tuple[Term, ...]
TERMS: TypeAdapter[Terms] = TypeAdapter(Terms)

__all__ = [
    "KINDS",
    "TERMS",
    "ByPolicy",
    "CatalogFilter",
    "Clause",
    "CostCap",
    "CreditLine",
    "CustomPrices",
    "DeliveryTime",
    "Fee",
    "FreightFree",
    "FulfilmentCenters",
    "HandlingCharge",
    "HourlyRates",
    "Incoterm",
    "Kind",
    "Level",
    "MasterCatalogPrice",
    "MinimumOrder",
    "Obligation",
    "OrderApproval",
    "PaymentMethods",
    "PaymentTerms",
    "PriceListPrice",
    "PriceReview",
    "ProductExclusion",
    "ProductInclusion",
    "Promotion",
    "PurchaseCommitment",
    "PurchaseLimit",
    "Rebate",
    "Returns",
    "Section",
    "SelectivePrice",
    "ShipTo",
    "ShippingAdjustment",
    "ShippingCharge",
    "ShippingModes",
    "SupplySchedule",
    "Surcharge",
    "Term",
    "TermBase",
    "Terms",
    "VolumePrice",
    "Written",
]
