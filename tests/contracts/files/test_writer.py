"""What is written reads back as the same: properties over everything that a file can hold."""

import io
import json

import pytest
import yaml
from hypothesis import given

from contracts.contract import Contract
from contracts.files.plain import data_of
from contracts.files.validation import Value, checked
from contracts.files.writer import Writer, write_json, write_json_lines, write_yaml
from tests.contracts.files.reading import READERS, values
from tests.contracts.files.strategies import VALUES

WRITERS: dict[str, Writer] = {"yaml": write_yaml, "json": write_json, "jsonl": write_json_lines}


@pytest.mark.parametrize("form", WRITERS)
@given(value=VALUES)
def test_what_is_written_reads_back_as_the_same(form: str, value: Value) -> None:
    text = "".join(WRITERS[form]([value]))
    [item] = READERS[form](io.StringIO(text))
    assert checked(item).value == value


@given(value=VALUES)
def test_it_is_yaml_and_json_to_others_too(value: Value) -> None:
    by_yaml = yaml.safe_load("".join(write_yaml([value])))
    by_json = json.loads("".join(write_json([value])))
    assert by_yaml.keys() == by_json.keys()
    assert len(by_yaml) == 1
    [line] = "".join(write_json_lines([value])).splitlines()
    assert json.loads(line)


EXAMPLE = """\
accounts:
  - code: ACME
    name: ACME Industries
contracts:
  - ref: ACME-1
    kind: customer
    account: ACME
    title: Master supply agreement
    versions:
      - number: 1
        state: active
        start: 2026-01-01
        renewal: {kind: automatic, for: 12 months, times: 2}
        value: "240000.00 EUR"
        terms:
          - {kind: master_catalog_price, percent: -2.5}
          - kind: clause
            title: "No: 1"
            text: |-
              First line.
                Second, indented.

              Third.
          - {kind: clause, title: "yes", text: "- # {"}
"""


def test_yaml_is_written_as_people_write_it() -> None:
    assert "".join(write_yaml(value for value in values(EXAMPLE) if value)) == EXAMPLE


def test_nothing_is_an_empty_file_of_its_format() -> None:
    assert "".join(write_json([])) == "{}\n"
    assert "".join(write_yaml([])) == ""


def test_plain_data_leaves_out_what_is_as_it_always_is() -> None:
    [_account, contract] = values(EXAMPLE)
    assert isinstance(contract, Contract)
    assert "type" not in data_of(contract)
    assert data_of(contract)["versions"][0]["state"] == "active"
