"""Whatever stands in a file, what is said about it is our own sentence with a line of the file."""

import io
import json
from contextlib import suppress
from typing import Any

import yaml
from hypothesis import given
from hypothesis import strategies as st

from contracts.files.items import Unreadable
from contracts.files.json_reader import read_json
from contracts.files.plain import data_of
from contracts.files.validation import checked
from contracts.files.yaml_reader import read_yaml
from tests.contracts.files.strategies import ACCOUNTS, contracts

WRONG: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, "", "x", "-1", "1e5", "2026-02-30", "10 EURO", [], ["x"], {}, {"kind": "x"}, [{}]]
)
PYDANTIC = ("Input should", "Value error", "Field required", "Extra inputs", "String should")


@st.composite
def damaged(draw: st.DrawFn) -> Any:
    """An account or a contract as plain data, with one value replaced by something else."""
    data = json.loads(json.dumps(data_of(draw(ACCOUNTS | contracts())), default=str))
    place = data
    while True:
        keys: list[Any] = list(place) if isinstance(place, dict) else list(range(len(place)))
        key = draw(st.sampled_from(keys))
        inner = place[key]
        if isinstance(inner, dict | list) and inner and draw(st.booleans()):
            place = inner
            continue
        place[key] = draw(WRONG)
        return data


@given(data=damaged())
def test_sentences_are_ours_and_lines_are_of_the_file(data: Any) -> None:
    kind = "contracts" if "ref" in data else "accounts"
    as_json, as_yaml = json.dumps({kind: [data]}, indent=1), yaml.safe_dump({kind: [data]})
    for text, read in ((as_json, read_json), (as_yaml, read_yaml)):
        [item] = read(io.StringIO(text))
        for problem in checked(item).problems:
            assert not any(said in problem.sentence for said in PYDANTIC), problem
            assert problem.sentence[-1] in ".?!"
            assert 1 <= problem.line <= text.count("\n") + 1


@given(text=st.text(st.characters(codec="utf-8")))
def test_any_text_is_items_or_a_refusal(text: str) -> None:
    for read in (read_yaml, read_json):
        with suppress(Unreadable):
            assert all(item.line >= 1 for item in read(io.StringIO(text)))


@given(cut=st.integers(0, 400), form=st.sampled_from(["yaml", "json"]))
def test_a_file_that_breaks_off_gives_no_more_than_it_has(cut: int, form: str) -> None:
    whole = '{"accounts": [' + ",\n".join(['{"code": "A", "name": "Ä"}'] * 10) + "]}"
    read = {"yaml": read_yaml, "json": read_json}[form]
    try:
        found = list(read(io.StringIO(whole[:cut])))
    except Unreadable:
        return
    assert cut >= len(whole)
    assert len(found) == 10
