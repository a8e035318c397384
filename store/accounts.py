"""Accounts, as a collection."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select

from contracts.account import Account
from contracts.contract import Family
from contracts.folding import folded
from contracts.journal import HOUSE
from store.bulk import in_chunks, table, upsert, write_many
from store.journal import Change, Journal
from store.search import Search
from store.tables import AccountNameRow, AccountRow, ContractRow

ACCOUNTS, NAMES = table(AccountRow), table(AccountNameRow)
CONTRACTS = table(ContractRow)
ACCOUNT_CHANGED = "account changed"  # in the journal
FIELDS = tuple(Account.model_fields)
Values = dict[str, Any]
CALLED = (
    select(ACCOUNTS)
    .join(NAMES, NAMES.c.account == ACCOUNTS.c.code)
    .where(NAMES.c.folded == bindparam("name"))
)
CALLED_ONE_OF = (
    select(ACCOUNTS, NAMES.c.folded.label("called"))
    .join(NAMES, NAMES.c.account == ACCOUNTS.c.code)
    .where(NAMES.c.folded.in_(bindparam("names", expanding=True)))
)
OF_CODES = (
    select(ACCOUNTS)
    .where(ACCOUNTS.c.code.in_(bindparam("codes", expanding=True)))
    .order_by(ACCOUNTS.c.code)
)
ZONES = select(ACCOUNTS.c.code, ACCOUNTS.c.timezone).where(
    ACCOUNTS.c.code.in_(bindparam("codes", expanding=True))
)
OWNER = (
    select(ACCOUNTS.c.owner)
    .join(CONTRACTS, CONTRACTS.c.account == ACCOUNTS.c.code)
    .where(CONTRACTS.c.ref == bindparam("ref"))
)
TEAMS = (
    select(ACCOUNTS.c.team)
    .where(ACCOUNTS.c.owner.in_(bindparam("owners", expanding=True)), ACCOUNTS.c.team.is_not(None))
    .distinct()
    .order_by(ACCOUNTS.c.team)
)
SEGMENTS = select(ACCOUNTS.c.segment).where(ACCOUNTS.c.segment.is_not(None)).distinct()
WITH_CHANNEL = select(ACCOUNTS.c.code).where(ACCOUNTS.c.channel == bindparam("channel")).limit(1)
OWNED = select(ACCOUNTS).where(ACCOUNTS.c.owner == bindparam("user_id")).order_by(ACCOUNTS.c.code)
ZONE = select(ACCOUNTS.c.timezone).where(ACCOUNTS.c.code == bindparam("code"))


class Accounts:
    """Looks like a set of accounts, found by what people call them."""

    def __init__(
        self,
        connection: Connection,
        journal: Journal,
        search: Search,
        moved: Callable[[Collection[str]], None],
    ) -> None:
        """*moved* is told which accounts are of another segment or time zone than before."""
        self._connection, self._journal, self._search = connection, journal, search
        self._moved = moved
        self._zones: dict[str, str | None] = {}  # asked for again and again, and changed here only

    def called(self, name: str) -> list[Account]:
        """Every account whose code, name or alias is *name*, however it is written."""
        rows = self._connection.execute(CALLED, {"name": folded(name)})
        return [account_from(row) for row in rows.mappings()]

    def called_first(self, names: Sequence[str]) -> tuple[str, list[Account]]:
        """The first of *names* that is what an account is called, and the accounts called so."""
        wanted = [folded(name) for name in names]
        rows = self._connection.execute(CALLED_ONE_OF, {"names": wanted}).mappings().all()
        found = {row["called"] for row in rows}
        for name, called in zip(names, wanted, strict=True):
            if called in found:
                return name, [account_from(row) for row in rows if row["called"] == called]
        return "", []

    def of(self, contract: Family) -> Account | None:
        """Whose *contract* is; None for shared terms."""
        code = contract.account
        return self.by_code([code]).get(code) if code else None

    def by_code(self, codes: Iterable[str]) -> dict[str, Account]:
        """The accounts of *codes*, as many as there are; each page of them in order."""
        found: dict[str, Account] = {}
        for some in in_chunks(codes):
            rows = self._connection.execute(OF_CODES, {"codes": some})
            found |= {row["code"]: account_from(row) for row in rows.mappings()}
        return found

    def segments(self) -> list[str]:
        """Every segment that there is, as it is written on accounts."""
        return list(self._connection.execute(SEGMENTS).scalars())

    def any_with_channel(self, channel_id: str) -> bool:
        """Whether *channel_id* is that of an account."""
        found = self._connection.execute(WITH_CHANNEL, {"channel": channel_id})
        return found.first() is not None

    def zone(self, code: str) -> str | None:
        """The time zone of an account; None where it has none, or is not there."""
        if code not in self._zones:
            found = self._connection.execute(ZONE, {"code": code}).scalar_one_or_none()
            self._zones[code] = found
        return self._zones[code]

    def zones(self, codes: Iterable[str]) -> None:
        """Have the zones of all these accounts at hand: one question instead of many."""
        for some in in_chunks({*codes} - self._zones.keys()):
            rows = self._connection.execute(ZONES, {"codes": some})
            self._zones |= dict.fromkeys(some) | {row.code: row.timezone for row in rows}

    def owner_of(self, ref: str) -> str | None:
        """Who of us looks after the account of the contract *ref*; None where nobody does."""
        return self._connection.execute(OWNER, {"ref": ref}).scalar_one_or_none()

    def owned_by(self, user_id: str) -> list[Account]:
        """The accounts that *user_id* looks after, by their codes."""
        rows = self._connection.execute(OWNED, {"user_id": user_id}).mappings()
        return [account_from(row) for row in rows]

    def teams_of(self, owners: Iterable[str]) -> list[str]:
        """The teams that stand written on the accounts of *owners*, sorted."""
        return list(self._connection.execute(TEAMS, {"owners": sorted(owners)}).scalars())

    def save(self, accounts: Sequence[Account]) -> int:
        """Write those of *accounts* that are new or changed, and record it; how many that were."""
        self._journal.hold({HOUSE})  # what is compared now must not change before it is recorded
        return self.replace(self.by_code(account.code for account in accounts), accounts)

    def replace(self, known: Mapping[str, Account], accounts: Iterable[Account]) -> int:
        """The same for one who writes alone and has looked up what is in the store: *known*."""
        written = [account for account in accounts if known.get(account.code) != account]
        if written:
            values = [_values(account) for account in written]
            self._write(written, values, replaced=[a.code for a in written if a.code in known])
            self._journal.record(_change(known.get(new["code"]), new) for new in values)
            self._moved({a.code for a in written if _has_moved(known.get(a.code), a)})
        return len(written)

    def _write(
        self, accounts: Sequence[Account], values: Sequence[Values], replaced: Sequence[str]
    ) -> None:
        self._zones.clear()
        for codes in in_chunks(replaced):
            self._connection.execute(delete(NAMES).where(NAMES.c.account.in_(codes)))
        self._search.forget_accounts(replaced)
        statement = upsert(self._connection, AccountRow, ["code"], [*FIELDS, "folded"])
        folds = ({"folded": folded(account.code)} for account in accounts)
        rows = [value | fold for value, fold in zip(values, folds, strict=True)]
        write_many(self._connection, statement, rows)
        write_many(self._connection, insert(NAMES), [row for a in accounts for row in _names(a)])
        self._search.learn_accounts(accounts)


def _has_moved(old: Account | None, new: Account) -> bool:
    return old is not None and (old.segment, old.timezone) != (new.segment, new.timezone)


def _values(account: Account) -> Values:
    """The fields of *account* as plain values; None for what is not said."""
    values = account.model_dump(mode="json")
    return values | {name: values[name] or None for name in ("aliases", "contacts")}


def _names(account: Account) -> Iterable[dict[str, str]]:
    names = {folded(name) for name in (account.code, account.name, *account.aliases)}
    return ({"folded": name, "account": account.code} for name in sorted(names))


def account_from(row: RowMapping) -> Account:
    return Account.model_validate({name: row[name] for name in FIELDS if row[name] is not None})


def _change(old: Account | None, after: Values) -> Change:
    """What differs, field by field."""
    before = _values(old) if old else {}
    changed = [name for name in FIELDS if before.get(name) != after[name]]
    code = {"code": after["code"]}
    return Change(
        HOUSE,
        ACCOUNT_CHANGED if old else "account added",
        code | {name: before[name] for name in changed if before.get(name) is not None},
        code | {name: after[name] for name in changed if after[name] is not None},
    )
