"""The documentation of files holds: its examples go in, and every field is explained."""

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from contracts.account import Account, Contact
from contracts.catalog import Policy, PriceList, Product, ProductSet, Seller
from contracts.contract import Family
from contracts.files.json_lines_reader import KINDS
from contracts.files.leaving_out import LeaveOut
from contracts.files.mapping import CsvMapping, read_mapping
from contracts.files.parsers import PARSERS
from contracts.files.parties import Parties
from contracts.files.source import Source
from contracts.files.taking import TAKES
from contracts.renewal import Notice, NoticeGiven, Renewal
from contracts.version import Acceptance, Document, Suspension, Termination, Version
from tests.contracts.files.reading import problems

DOCS = Path(__file__).parents[3] / "docs"
FILES = (DOCS / "contract-files.md").read_text(encoding="utf-8")
MAPPINGS = (DOCS / "mappings.md").read_text(encoding="utf-8")


def examples(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


@pytest.mark.parametrize("example", examples(FILES, "yaml"))
def test_every_example_can_be_imported(example: str) -> None:
    assert problems(example) == []


def test_the_examples_in_json_can_be_imported() -> None:
    [example] = examples(FILES, "json")
    assert problems(example, "json") == []
    [lines] = examples(FILES, "json lines")
    assert problems(lines, "jsonl") == []
    assert all(json.loads(line).keys() <= KINDS.keys() for line in lines.splitlines())


@pytest.mark.parametrize("example", examples(MAPPINGS, "yaml"))
def test_every_mapping_can_be_read(example: str) -> None:
    assert list(read_mapping(io.StringIO(example)).columns)


IN_FILES = (
    *(Account, Contact, Family, Version, Renewal, Notice, NoticeGiven, Document, Acceptance),
    *(Suspension, Termination, Seller, Policy, Product, PriceList, ProductSet),
)
IN_MAPPINGS = (CsvMapping, Source, Parties, LeaveOut)


def undocumented(models: tuple[type[BaseModel], ...], text: str) -> Iterator[str]:
    for model in models:
        for name, field in model.model_fields.items():
            if f"`{field.alias or name}`" not in text:
                yield f"{model.__name__}.{field.alias or name}"


def test_every_field_is_explained() -> None:
    assert list(undocumented(IN_FILES, FILES)) == []
    assert list(undocumented(IN_MAPPINGS, MAPPINGS)) == []
    assert [name for name in (*PARSERS, *TAKES) if f"`{name}`" not in MAPPINGS] == []
