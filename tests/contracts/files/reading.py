"""Short ways to read a text as one format or another."""

import io
from collections.abc import Callable, Iterator
from typing import TextIO

import pytest

from contracts.files.items import Item, Problem, Unreadable
from contracts.files.json_lines_reader import read_json_lines
from contracts.files.json_reader import read_json
from contracts.files.validation import Value, checked
from contracts.files.yaml_reader import read_yaml

Reader = Callable[[TextIO], Iterator[Item]]

READERS: dict[str, Reader] = {"yaml": read_yaml, "json": read_json, "jsonl": read_json_lines}


def items(text: str, form: str = "yaml") -> list[Item]:
    return list(READERS[form](io.StringIO(text)))


def values(text: str, form: str = "yaml") -> list[Value | None]:
    return [checked(item).value for item in items(text, form)]


def problems(text: str, form: str = "yaml") -> list[Problem]:
    return [problem for item in items(text, form) for problem in checked(item).problems]


def unreadable(text: str, form: str = "yaml") -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        items(text, form)
    return caught.value
