"""Somebody changes what belongs to no contract, or several, while somebody else changes one."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import text

from blocks.plain import plain_text
from commands.asked import Asked, Via
from contracts.people import Role
from sandbox.cast import ADA, ANNA
from store import OPERATOR, Saved, Store
from tests.bot.patience import until
from tests.commands.conftest import door_at
from tests.examples import ACME, NOW, TODAY, a_contract, a_version, keep
from tests.office import OFFICE

WAITING = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
CHOSEN = {"which": ("ACME-1/1 0123",), "verdict": "approve"}


def waiting(store: Store) -> int:
    with store.engine.connect() as connection:
        return int(connection.execute(WAITING).scalar_one())


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (Asked("ladder 40,20 --contract ACME-1", ADA.id, ""), "people are warned 40 and 20 days"),
        (Asked("account ACME --segment retail", ANNA.id, ""), "retail"),
        (Asked("queue --decide", ADA.id, "", via=Via.SUBMITTED, fields=CHOSEN), "nothing was"),
    ],
)
def test_neither_waits_for_the_other_in_a_circle(
    postgres_database: str, asked: Asked, answer: str
) -> None:
    """Whoever changes a contract has locked it before what others rest on."""
    with (
        closing(Store.at(postgres_database, access=OFFICE)) as store,
        closing(Store.at(postgres_database, access=OFFICE)) as other,
        ThreadPoolExecutor(1) as thread,
    ):
        keep(store, a_contract("ACME-1", a_version()), accounts=(ACME,))
        with store.writing(OPERATOR, NOW) as work:
            work.people.grant(ANNA.id, Role.REP)
        with store.writing(OPERATOR, NOW) as work:
            old = work.contracts.locked("ACME-1")
            assert old
            new = a_contract("ACME-1", a_version(end="2027-03-31"))
            work.saver.change(Saved(old, new), TODAY)
            said = thread.submit(lambda: plain_text(door_at(other)(asked).answer))
            until(lambda: waiting(store))
            work.change_grounds()
        assert answer in said.result()
