"""Effective terms: what a customer is entitled to on a day, from where, and what lost (TERMS 3)."""

from contracts.effective.absent import absent
from contracts.effective.centers import in_sellers_order
from contracts.effective.layers import Layer, Stack, in_scope, removed, replaced, stacked
from contracts.effective.lines import Line, Lost, Why
from contracts.effective.merging import Effective, effective

__all__ = [
    "Effective",
    "Layer",
    "Line",
    "Lost",
    "Stack",
    "Why",
    "absent",
    "effective",
    "in_scope",
    "in_sellers_order",
    "removed",
    "replaced",
    "stacked",
]
