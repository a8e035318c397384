"""Persistence. Callers get aggregates and a unit of work; rows stay inside."""

from store.contracts import Held
from store.unit_of_work import OPERATOR, Store, UnitOfWork

__all__ = ["OPERATOR", "Held", "Store", "UnitOfWork"]
