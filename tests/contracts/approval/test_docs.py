"""The documentation of policies holds: its example can be read, and every fact is explained."""

import io
import re
from pathlib import Path

from contracts.approval.conditions import FIELDS
from contracts.approval.glossary import LINE, facts_table, line_table
from contracts.approval.policy import Rule
from contracts.approval.reading import read_policy

TEXT = (Path(__file__).parents[3] / "docs" / "approvals.md").read_text(encoding="utf-8")


def test_every_fact_is_explained() -> None:
    assert facts_table() in TEXT
    assert line_table() in TEXT
    assert LINE.keys() == FIELDS.keys()


def test_every_field_of_a_rule_is_explained() -> None:
    assert [name for name in Rule.model_fields if f"| `{name}` |" not in TEXT] == []


def test_the_example_can_be_read() -> None:
    [example] = re.findall(r"```yaml\n(.*?)```", TEXT, flags=re.DOTALL)
    assert len(read_policy(io.StringIO(example)).rules) == 3
