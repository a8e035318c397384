"""Persistence. Callers get aggregates and a unit of work; rows stay inside."""

from store.contracts import Held
from store.due import Due
from store.finding import ClauseFound
from store.unit_of_work import OPERATOR, Store, UnitOfWork

__all__ = ["OPERATOR", "ClauseFound", "Due", "Held", "Store", "UnitOfWork"]
