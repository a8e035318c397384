"""A policy of many rules, and a store in which much was decided already."""

import sqlite3
from contextlib import closing
from pathlib import Path

from contracts.approval.policy import ApprovalPolicy

RULES, REQUESTS = 100, 100_000

DECIDED = """
INSERT INTO approval_request (contract, number, submission, content, requested_by, requested_at,
                              state, decided_by, decided_at, policy, depends, overridden, shown)
SELECT contract, number, submission, content_hash, 'U0BEFORE1', '2026-01-01 09:00:00',
       'approved', 'U0BENCH02', '2026-01-02 09:00:00', 0, '', 0, ''
FROM version, (WITH RECURSIVE many(submission) AS (
    SELECT 1 UNION ALL SELECT submission + 1 FROM many WHERE submission < ?)
    SELECT submission FROM many)
WHERE state IN ('active', 'superseded')
LIMIT ?
"""
STEPS = """
INSERT INTO approval_step (request, rule, position, measured, asked_at)
SELECT id, 'Any one manager', 0, '{}', requested_at FROM approval_request
"""
ANSWERS = """
INSERT INTO approval_answer (request, rule, by, verdict, at, carried)
SELECT id, 'Any one manager', decided_by, 'approve', decided_at, 0 FROM approval_request
"""
ASKED = """
INSERT INTO approval_asked (request, user_id, at)
SELECT id, decided_by, requested_at FROM approval_request
"""


def policy_of(rules: int) -> ApprovalPolicy:
    """One rule that asks any manager, and *rules* less one about other facts that do not fire."""
    silent = [
        {
            "name": f"Rule {number}",
            "when": CONDITIONS[number % len(CONDITIONS)].format(number=number),
            "approvers": [{"role": "finance"}],
        }
        for number in range(rules - 1)
    ]
    asking = {"name": "Manager", "when": "total_value >= 0.0", "approvers": [{"role": "manager"}]}
    return ApprovalPolicy.model_validate({"name": "Bench", "rules": [*silent, asking]})


CONDITIONS = (
    "payment_days > {number} + 400",
    "largest_discount > {number}.5 + 60.0",
    "total_value > 1000000000000.0 + {number}.0 && region == 'EMEA'",
    "'clause' in changed_kinds && custom_clauses > {number} + 50",
    "lines.exists(l, l.discount > {number}.0 + 90.0)",
    "months > {number} + 400 || segment == 'none-{number}'",
)


def decided_before(path: Path, requests: int) -> None:
    """As many requests, each with its step and its answer, as if people had worked there long."""
    with closing(sqlite3.connect(path)) as connection, connection:
        [[versions]] = connection.execute("SELECT count(*) FROM version")
        each = -(-requests // max(1, versions // 2))
        connection.execute(DECIDED, (each, requests))
        for statement in (STEPS, ANSWERS, ASKED):
            connection.execute(statement)
