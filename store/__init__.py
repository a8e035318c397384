"""Persistence. Callers get aggregates and a unit of work; rows stay inside."""
