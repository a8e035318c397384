"""After an upgrade the deadlines that an older program did not know get their rows, once."""

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from alembic import command

from contracts.contract import Contract
from store import Store, fill_in, filling
from store.migrate import upgrade
from store.migrating import config_for
from tests.examples import ACME, NOW, TODAY, a_contract, a_version, keep
from tests.notifications.sweeping import rows, said, swept
from tests.server import Server

BEFORE = "ef16a4621657"  # the revision that knew of notice, renewal and end only
OWED = {"kind": "obligation", "who": "us", "what": "Report", "due": "2026-10-15"}
MONTHLY = OWED | {"every": "1 month"}
RENEWING: dict[str, Any] = {
    "renewal": {"kind": "automatic", "for": "12 months"},
    "notice": {"period": "3 months"},
}


def contracts() -> list[Contract]:
    """Seven of them; of the last a later version is accepted."""
    owing = [a_contract(f"ACME-{n}", a_version(terms=[OWED, MONTHLY])) for n in range(5)]
    renewing = a_contract("ACME-5", a_version(terms=[OWED], **RENEWING))
    first = a_version(1, state="superseded", end="2026-12-31", terms=[OWED])
    followed = a_contract("ACME-6", first, a_version(2, start="2027-01-01", end="2027-12-31"))
    return [*owing, renewing, followed]


@pytest.fixture(params=["sqlite", "postgres"])
def scratch(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of this test's own, whose tables it may change."""
    if request.param == "sqlite":
        with closing(Store.at(f"sqlite:///{tmp_path}/contracts.db")) as store:
            upgrade(store.engine)
            yield store
        return
    postgres: Server = request.getfixturevalue("postgres")
    name = f"filling_{uuid4().hex}"
    with closing(Store.at(postgres.create(name))) as store:
        upgrade(store.engine)
        yield store
    postgres.drop(name)


@pytest.fixture
def upgraded(scratch: Store) -> Store:
    """A store that was filled by the older program, and upgraded then."""
    keep(scratch, *contracts(), accounts=(ACME,))
    command.downgrade(config_for(scratch.engine), BEFORE)
    upgrade(scratch.engine)
    return scratch


def keys(store: Store) -> set[tuple[str, int, str, int, date, date]]:
    return {
        (one.contract, one.number, one.kind.value, one.place, one.day, one.due)
        for one in rows(store)
    }


def kinds(store: Store) -> set[str]:
    return {key[2] for key in keys(store)}


def all_of_them(tmp_path: Path) -> set[tuple[str, int, str, int, date, date]]:
    """What a store has that never was of another form."""
    with closing(Store.at(f"sqlite:///{tmp_path}/new.db")) as new:
        upgrade(new.engine)
        keep(new, *contracts(), accounts=(ACME,))
        return keys(new)


def test_the_migration_keeps_what_the_older_program_knew_and_back(upgraded: Store) -> None:
    assert kinds(upgraded) == {"notice", "renewal", "end"}
    before = keys(upgraded)
    fill_in(upgraded, "sweep", NOW, TODAY)
    assert "obligation" in kinds(upgraded)
    command.downgrade(config_for(upgraded.engine), BEFORE)
    upgrade(upgraded.engine)
    assert keys(upgraded) == before
    with upgraded.reading() as work:
        assert work.warnings.filled_until() == ""


def test_what_is_filled_in_is_what_a_new_store_has(upgraded: Store, tmp_path: Path) -> None:
    fill_in(upgraded, "sweep", NOW, TODAY)
    assert keys(upgraded) == all_of_them(tmp_path)
    with upgraded.reading() as work:
        assert work.warnings.filled_until() is None


def test_the_first_sweep_says_what_an_upgrade_brought(upgraded: Store) -> None:
    told = said(swept(upgraded, TODAY))
    due = date(2026, 10, 15)
    refs = sorted(f"ACME-{n}/1" for n in range(7))
    assert sorted({one[0] for one in told if one[1:] == ("obligation", due, 60)}) == refs
    assert swept(upgraded, TODAY) == []


def test_a_filling_that_dies_goes_on_where_it_was(
    upgraded: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "PAGE", 2)
    with suppress(KeyboardInterrupt), upgraded.writing("sweep", NOW) as work:
        filling._page(work, TODAY)
        raise KeyboardInterrupt
    assert kinds(upgraded) == {"notice", "renewal", "end"}
    with upgraded.writing("sweep", NOW) as work:
        assert filling._page(work, TODAY)
        assert work.warnings.filled_until() == "ACME-1"
    fill_in(upgraded, "sweep", NOW, TODAY)
    assert keys(upgraded) == all_of_them(tmp_path)


def test_a_store_without_contracts_has_nothing_to_fill_in(scratch: Store) -> None:
    with scratch.reading() as work:
        assert work.warnings.filled_until() is None
