"""The reference of a contract whose file leaves it out: chosen once, known again later.

Without a ``ref`` a contract is the same as one in the store where kind, account, contract, title,
scope and the start of its first version are the same; of several that are alike, the first in the
file is the one with the lowest number, and so on. Else it gets the next free number.
"""

import re
from collections.abc import Mapping

from contracts.contract import Contract, Kind
from contracts.days import written
from contracts.folding import folded

Identity = tuple[str | None, ...]

PREFIXES: Mapping[Kind, str] = {
    Kind.CUSTOMER: "{account}-",
    Kind.ACCOUNT: "{account}-A",
    Kind.SUPPLEMENT: "{contract}-S",
    Kind.BASE: "BASE-",
}


def prefix_of(kind: Kind, account: str | None, contract: str | None) -> str:
    """What the references of such contracts begin with, before the number."""
    return PREFIXES[kind].format(account=account, contract=contract)


def number_in(ref: str, prefix: str) -> int:
    """The number of *ref* among those with *prefix*; 0 for a reference of another form."""
    found = re.fullmatch(r"\d{1,9}", ref.removeprefix(prefix)) if ref.startswith(prefix) else None
    return int(found[0]) if found else 0


def identity(contract: Contract) -> Identity:
    """What makes two contracts the same one, where no reference says so."""
    first = written(contract.versions[0].start) if contract.versions else None
    return identity_of(
        contract.kind,
        (contract.account, contract.contract, contract.title),
        contract.scope,
        first,
    )


def identity_of(
    kind: Kind,
    names: tuple[str | None, str | None, str | None],
    scope: Mapping[str, str] | None,
    start: str | None,
) -> Identity:
    """The same of the parts of a contract; *names* are its account, contract and title."""
    account, contract, title = names
    where = repr(sorted((scope or {}).items()))
    return (kind, account, contract, folded(title or ""), where, start)
