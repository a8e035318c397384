"""What the end of an account changed of its contracts, for whoever takes it back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import Connection, delete, insert, select

from contracts.account_end import Before
from store.bulk import table, write_many
from store.ending_tables import EndedContractRow

CONTRACTS = table(EndedContractRow)
BEFORE: TypeAdapter[dict[int, Before]] = TypeAdapter(dict[int, Before])


@dataclass(frozen=True, slots=True)
class Change:
    """A contract that an end changed: how it was left, and what it was before."""

    contract: str
    left: str  # a hash of what was recorded of it then
    before: Mapping[int, Before]  # by the number of each version that was changed
    requests: tuple[int, ...]  # those that were closed


class Endings:
    """The changes of each account's end, until it is taken back."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, account: str, changes: Iterable[Change]) -> None:
        rows = [
            {
                "account": account,
                "contract": one.contract,
                "left": one.left,
                "before": BEFORE.dump_json(dict(one.before)).decode(),
                "requests": json.dumps(one.requests),
            }
            for one in changes
        ]
        write_many(self._connection, insert(CONTRACTS), rows)

    def of(self, account: str) -> list[Change]:
        """What the end of *account* changed, by contract."""
        query = select(CONTRACTS).where(CONTRACTS.c.account == account)
        rows = self._connection.execute(query.order_by(CONTRACTS.c.contract)).mappings()
        return [
            Change(
                row["contract"],
                row["left"],
                BEFORE.validate_json(row["before"]),
                tuple(json.loads(row["requests"])),
            )
            for row in rows
        ]

    def forget(self, account: str) -> None:
        self._connection.execute(delete(CONTRACTS).where(CONTRACTS.c.account == account))
