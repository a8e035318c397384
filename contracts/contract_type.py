"""The types of contracts: how the work of one is paid (TERMS 9)."""

from enum import StrEnum


class ContractType(StrEnum):
    FIXED_PRICE = "fixed_price"
    TIME_AND_MATERIALS = "time_and_materials"
    COST_PLUS = "cost_plus"
