"""The page about WebSphere XML names what the code knows, and its example is what we write."""

import re
from pathlib import Path

import pytest

from contracts.files.websphere.own import ACCOUNT, CONTRACT, TERM, VERSION
from contracts.files.websphere.states import STATES
from contracts.files.websphere.terms import READERS
from contracts.lifecycle import State
from tests.contracts.files.websphere.reading import terms

PAGE = (Path(__file__).parents[4] / "docs" / "websphere.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*READERS, *State, ACCOUNT, CONTRACT, TERM, VERSION])
def test_every_element_and_state_is_explained(name: str) -> None:
    assert f"`{name}`" in PAGE


def test_the_states_on_the_page_are_those_of_the_table() -> None:
    rows = re.findall(r"^\| (`[A-Z].*?) \| `(\w+)`", PAGE.partition("## States")[2], re.MULTILINE)
    named = {(word, here) for there, here in rows for word in re.findall(r"`(\w+)`", there)}
    known = {(word.casefold(), here) for word, here in named if word.casefold() in STATES}
    assert {here for _word, here in known} == {state.value for state in State}
    assert all(STATES[word].value == here for word, here in known)


def test_the_example_reads_as_a_term() -> None:
    [example] = re.findall(r"```xml\n(.*?)```", PAGE, flags=re.DOTALL)
    assert terms(example) == [{"kind": "payment_terms", "net_days": "30"}]
