"""The worked examples of TERMS 8, asked in Slack and in the terminal; 22 and 28 come with orders.

BOLT-M8, NUT-M8 (Fasteners) and GLOVE (Safety) cost 100.00 EUR each.
"""

from contextlib import closing
from pathlib import Path

import pytest

from contracts.people import Role
from sandbox.cast import MARIA
from store import OPERATOR, Store
from tests.examples import NOW
from tests.scenarios.setups import (
    APPROVAL,
    FILTER_OUT,
    RETURNS,
    SELECTIVE,
    SHIPPING,
    WHOLE,
    Setup,
    catalog,
    methods,
    paid,
    written,
)
from tests.scenarios.terminal import Terminal, last
from tests.store.importing import importing

pytestmark = pytest.mark.words

BASIC = (catalog(-5), SHIPPING)
NINE = (catalog(-5), SELECTIVE)
Example = tuple[str, Setup, str, tuple[str, ...], tuple[str, ...]]
EXAMPLES: list[Example] = [
    (
        "1",
        Setup((catalog(-5),), (paid("seller"),), (paid("free"),)),
        "terms ORION --section shipping",
        ("• Shipping is paid to us — account agreement ORION-A1/1",),
        ("• Shipping is free —",),
    ),
    (
        "2",
        Setup((paid("carrier"),), (paid("free"),)),
        "terms ORION --section shipping",
        ("• Shipping is paid to the carrier — ORION-1/1",),
        ("• Shipping is free —",),
    ),
    (
        "4",
        Setup((catalog(-5),), draft="ORION-1"),
        "submit ORION-1",
        ("shipping charge is missing",),
        (),
    ),
    ("5", Setup(b=(), draft="BASE-1"), "submit BASE-1", ("BASE-1/1 is submitted",), ()),
    (
        "6",
        Setup((SHIPPING,), b=(catalog(-5),), draft="ORION-1"),
        "submit ORION-1",
        ("ORION-1/1 is submitted",),
        (),
    ),
    (
        "7",
        Setup(({"kind": "product_inclusion", "product_set": "S"}, *BASIC), b=(FILTER_OUT,)),
        "price ORION BOLT-M8",
        ("No price for BOLT-M8", "Not for sale: BOLT-M8 — base BASE-1/1"),
        (),
    ),
    ("9", Setup(NINE), "price ORION BOLT-M8", ("87.50 EUR each, excl. tax",), ()),
    ("9, other", Setup(NINE), "price ORION GLOVE", ("95.00 EUR each, excl. tax",), ()),
    ("10", Setup((*NINE, written("90.00 EUR"))), "price ORION BOLT-M8", ("90.00 EUR each",), ()),
    (
        "10, warning",
        Setup((*NINE, SHIPPING, written("90.00 EUR")), draft="ORION-1"),
        "check ORION-1",
        ("BOLT-M8 at 90.00 EUR", "87.50 EUR"),
        (),
    ),
    (
        "10, best",
        Setup((*NINE, written("90.00 EUR")), strategy="best"),
        "price ORION BOLT-M8",
        ("87.50 EUR each",),
        (),
    ),
    (
        "11",
        Setup((catalog(-5),), b=(catalog(-10),)),
        "price ORION BOLT-M8",
        ("90.00 EUR each", "−10 % on the whole catalog — base BASE-1/1"),
        (),
    ),
    (
        "11, no effect",
        Setup((catalog(-5),), b=(catalog(-10),)),
        "terms ORION --section pricing --why",
        ("−5 % on the whole catalog — ORION-1/1: base BASE-1/1 is better for the customer",),
        (),
    ),
    (
        "12",
        Setup((catalog(-15),), b=(catalog(-10),)),
        "price ORION BOLT-M8",
        ("85.00 EUR each",),
        (),
    ),
    (
        "14",
        Setup((written("85.00 EUR"),), b=(written("80.00 EUR"),)),
        "price ORION BOLT-M8",
        ("80.00 EUR each", "— base BASE-1/1"),
        (),
    ),
    (
        "17",
        Setup(BASIC),
        "terms ORION --section payment",
        ("• Payment by Visa or SEPA — our default: nothing else is agreed",),
        ("by Visa, SEPA or Credit line",),
    ),
    (
        "18",
        Setup((*BASIC, methods("Visa")), (methods("Credit line"),)),
        "terms ORION --section payment",
        (
            "• Payment by Visa — ORION-1/1",
            "• Payment by Credit line — account agreement ORION-A1/1",
        ),
        ("SEPA",),
    ),
    ("21, below", Setup((catalog(0), APPROVAL)), "price ORION LESS", ("need not approve it",), ()),
    ("21, equal", Setup((catalog(0), APPROVAL)), "price ORION JUST", ("need not approve it",), ()),
    ("21, above", Setup((catalog(0), APPROVAL)), "price ORION MORE", ("must approve it",), ()),
    (
        "23",
        Setup((*BASIC, RETURNS), draft="ORION-1"),
        "submit ORION-1",
        ("This returns is not complete.",),
        (),
    ),
    (
        "24",
        Setup((*BASIC, catalog(-6), APPROVAL, APPROVAL, WHOLE, WHOLE), draft="ORION-1"),
        "submit ORION-1",
        (
            "at most one order_approval",
            "at most one master_catalog_price",
            "at most one returns",
        ),
        (),
    ),
    (
        "26",
        Setup(BASIC, draft="ORION-1", version=(("end", "2026-08-15"),)),
        "submit ORION-1",
        ("The end, 15 Aug 2026, has passed.",),
        (),
    ),
    (
        "27",
        Setup(BASIC, b=(), draft="ORION-1", suspended=True),
        "submit ORION-1",
        ("BASE-1, to which it refers, is not in force",),
        (),
    ),
]


def grant(store: Store) -> None:
    with store.writing(OPERATOR, NOW) as work:
        work.people.grant(MARIA.id, Role.MANAGER)


def unmarked(text: str) -> str:
    return text.replace("*", "").replace("_", "")


each = pytest.mark.parametrize(
    "example", [pytest.param(example, id=example[0]) for example in EXAMPLES]
)


@each
def test_in_slack(store: Store, types, example: Example) -> None:
    _number, setup, line, *_answer = example
    importing(store, setup.text)
    grant(store)
    check(types(line, by="maria").text, example)


@each
def test_in_the_terminal(terminal: Terminal, example: Example) -> None:
    _number, setup, line, *_answer = example
    terminal.imports(setup.text)
    check(terminal.runs("ask", "--as", MARIA.id, *line.split()).stdout, example)


def check(answer: str, example: Example) -> None:
    *_setup, said, unsaid = example
    shown = unmarked(answer)
    for words in map(unmarked, said):
        assert words in shown
    for words in unsaid:
        assert words not in shown


@pytest.fixture
def terminal(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A shell whose database has Maria as a manager."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database)
    with closing(Store.at(database)) as store:
        grant(store)
    return Terminal(tmp_path)


def test_example_16_more_than_everything(terminal: Terminal) -> None:
    done = terminal.imports(Setup((catalog(-101),)).text)
    assert done.exit_code == 1
    assert "A mark-down beyond −100 % is not possible" in done.stdout
    assert last(done).endswith("1 refused")
