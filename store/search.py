"""The search index: names by their trigrams, clauses by their words.

SQLite keeps it in FTS5 tables, made by the first migration; every word that a person typed is
quoted, because ``ACME-42`` is otherwise an operator (SLACK 7).
"""

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, bindparam, text

from contracts.account import Account
from contracts.contract import Contract
from contracts.folding import folded
from contracts.terms import Clause
from store.bulk import in_chunks


class Search:
    """Keeps the index in step with accounts and contracts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def learn_accounts(self, accounts: Iterable[Account]) -> None:
        self._insert(
            "INSERT INTO account_search (rowid, names)"
            " SELECT id, :names FROM account WHERE code = :code",
            [{"code": account.code, "names": account_names(account)} for account in accounts],
        )

    def learn_contracts(self, contracts: Sequence[Contract]) -> None:
        self._insert(
            "INSERT INTO contract_search (rowid, names)"
            " SELECT id, :names FROM contract WHERE ref = :ref",
            [{"ref": contract.ref, "names": contract_names(contract)} for contract in contracts],
        )
        self._insert(
            "INSERT INTO clause_search (rowid, title, body) SELECT id, :title, :body"
            " FROM version WHERE contract = :contract AND number = :number",
            [row for contract in contracts for row in _clauses(contract)],
        )

    def forget_accounts(self, codes: Iterable[str]) -> None:
        self._delete(
            "DELETE FROM account_search WHERE rowid IN"
            " (SELECT id FROM account WHERE code IN :gone)",
            codes,
        )

    def forget_contracts(self, refs: Sequence[str]) -> None:
        self._delete(
            "DELETE FROM contract_search WHERE rowid IN"
            " (SELECT id FROM contract WHERE ref IN :gone)",
            refs,
        )
        self._delete(
            "DELETE FROM clause_search WHERE rowid IN"
            " (SELECT id FROM version WHERE contract IN :gone)",
            refs,
        )

    def _insert(self, statement: str, rows: Sequence[dict[str, object]]) -> None:
        if rows:
            self._connection.execute(text(statement), rows)

    def _delete(self, statement: str, gone: Iterable[str]) -> None:
        expanding = text(statement).bindparams(bindparam("gone", expanding=True))
        for some in in_chunks(gone):
            self._connection.execute(expanding, {"gone": some})


def account_names(account: Account) -> str:
    """What an account is found by, one name a line."""
    return "\n".join(folded(name) for name in (account.code, account.name, *account.aliases))


def contract_names(contract: Contract) -> str:
    """What a contract is found by, one name a line."""
    return "\n".join(folded(name) for name in (contract.ref, contract.title or ""))


def _clauses(contract: Contract) -> Iterable[dict[str, object]]:
    for version in contract.versions:
        clauses = [term for term in version.terms if isinstance(term, Clause)]
        if clauses:
            yield {
                "contract": contract.ref,
                "number": version.number,
                "title": "\n".join(clause.title for clause in clauses),
                "body": "\n".join(clause.text for clause in clauses),
            }
