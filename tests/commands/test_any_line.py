"""Whatever anybody types at the door gives an answer that Slack takes, or a sentence."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import commands.contract
from blocks.kit import Message
from blocks.view import View
from commands.asked import Asked
from commands.dispatch import Dispatcher
from commands.grammar import shape
from commands.registry import discover
from contracts.account import Account
from contracts.contract import Contract
from contracts.errors import Refusal
from sandbox.checks.surfaces import MODAL, check_message, check_view
from store import Store
from tests.commands.conftest import door_at
from tests.examples import a_contract, a_version, keep, keep_examples
from tests.office import OFFICE

pytestmark = pytest.mark.words

LONG = ("<&>*_~` “O'Neil” 🦄 مرحبا %_" + "&" * 200)[:200]
ODD_CODES = ("FIND", "HELP", "a%_*", "🦄", "مرحبا", "van-den-Broek", "x'y", "{name}", "1", "#2")
WITHOUT_SPACES = "契約は日本法に準拠する。" * 800

UNKNOWN = {"start": "unknown", "end": "unknown", "renewal": {"kind": "unknown"}}
NEVER = {"start": "0001-01-01", "end": "9999-12-31", "notice": {"period": "99999 years"}}
EVERGREEN = {"end": None, "renewal": {"kind": "evergreen"}, "notice": {"period": "3 months"}}
RENEWING = {"renewal": {"kind": "automatic", "for": "1 day"}, "notice": {"period": "2 months"}}
PAUSED = {"state": "suspended", "suspensions": [{"from": "2026-02-01", "reason": LONG * 20}]}
ENDED = {"state": "terminated", "termination": {"on": "2026-05-01", "reason": LONG * 20}}
CLAUSE = {"kind": "clause", "title": LONG[:150].strip(), "text": WITHOUT_SPACES}


def odd_account(code: str) -> Account:
    aliases = [f"{number} {LONG}"[:200] for number in range(40)]
    contacts = [{"name": LONG, "role": LONG, "email": "a@example.com", "signs": True}] * 30
    return Account.model_validate(
        {"code": code, "name": LONG, "aliases": aliases, "contacts": contacts, "team": LONG}
    )


def odd_contracts() -> Iterator[Contract]:
    for account in ODD_CODES:
        shared = {"account": account, "title": LONG, "scope": {LONG: LONG}}
        versions = [UNKNOWN, NEVER, EVERGREEN, RENEWING, PAUSED, ENDED, {"state": "draft"}]
        for number, fields in enumerate(versions):
            version = a_version(1, summary=LONG * 30, terms=[CLAUSE], **fields)
            yield a_contract(f"{account}-{number}", version, **shared)
        many = [a_version(n, start="unknown", summary=LONG * 30) for n in range(1, 14)]
        yield a_contract(f"{account}-M", *many, **shared)
        yield a_contract(f"{account}-E", **shared).model_copy(update={"versions": ()})


@contextmanager
def odd_door(url: str) -> Iterator[Dispatcher]:
    """The door on a store full of odd accounts and contracts."""
    with closing(Store.at(url, access=OFFICE)) as store:
        keep_examples(store)
        keep(store, *odd_contracts(), accounts=tuple(map(odd_account, ODD_CODES)))
        yield door_at(store, datetime(2026, 8, 16, 9, tzinfo=UTC))


@pytest.fixture(scope="module")
def door(module_database: str) -> Iterator[Dispatcher]:
    with odd_door(module_database) as door:
        yield door


def answered(door: Dispatcher, line: str) -> Message | None:
    """The answer, taken by Slack; None for a form, or a refusal with a sentence."""
    try:
        answer = door(Asked(line, "U0ADM0001", "")).answer
    except Refusal as error:
        refused = error
    else:
        if isinstance(answer, View):
            assert check_view(answer.payload, MODAL)
            return None
        assert answer.text
        assert check_message(list(answer.blocks))
        return answer
    assert str(refused).strip()
    assert all(line.strip() for line in refused.offers.values())
    return None


KNOWN = list(discover(commands.contract))
FLAGS = sorted({f"--{name}" for command in KNOWN for name in shape(command.arguments).flags})
WORDS = st.one_of(
    st.sampled_from([command.name for command in KNOWN]),
    st.sampled_from(["ACME", "ACME-1", "ACME-1/3", "BASE-EU", "O'Neil", *ODD_CODES]),
    st.sampled_from([f"{code}-{end}" for code in ODD_CODES for end in ("0", "4", "M", "E")]),
    st.sampled_from([*FLAGS, "—on"]),
    st.sampled_from(["0001-01-01", "9999-12-31", "2028-02-29", "today", "31 Dec 2026", "pricing"]),
    st.sampled_from(["BOLT-M8 5,", "GLOVE;", "-12%", "85 EUR", "1,000", "EUR", "Standard"]),
    st.sampled_from(["1", "2", "0", "-1", "99", "3650", "grant", "list", "<@U0REP0001>", "rep"]),
    st.sampled_from(['"', "“", "'", "--", "—", "/", "*", "\u00a0", "\u200b", "\x00", "\n"]),
    st.text(max_size=30),
)
LINES = st.lists(WORDS, max_size=7).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LINES)
@example("expiring --within 3650 --page 99")
@example("find 契約")
@example("find " + "x" * 1_800)
@example("x" * 10_000)
@example("find " + "a " * 900)
def test_any_line_is_answered_or_refused_with_a_sentence(door: Dispatcher, line: str) -> None:
    message = answered(door, line)
    assert message is None or message.blocks
