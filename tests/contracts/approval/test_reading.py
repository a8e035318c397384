"""A policy comes from a file: whole, or with the line of everything that is wrong."""

from io import StringIO
from pathlib import Path

import pytest

from contracts.approval.policy import Mode, Verb
from contracts.approval.reading import BadPolicy, read_policy
from contracts.files.items import Unreadable

EXAMPLE = Path(__file__).parents[3] / "docs" / "approvals" / "sales.yaml"

WRONG = """\
name: Sales
rules:
  - name: VP
    when: largest_discont > 5.0
    approvers: [{role: boss}]
    mode: most
    colour: red
  - name: VP
    approvers: []
"""


def test_the_example_for_a_sales_organisation_can_be_applied() -> None:
    with EXAMPLE.open() as file:
        policy = read_policy(file)
    assert [rule.stage for rule in policy.about(Verb.SUBMIT)] == [1, 1, 1, 1, 2, 2]
    assert policy.rules[4].mode == Mode(count=2)
    assert policy.rules[5].all_answer_first


def test_everything_that_is_wrong_is_said_with_its_line() -> None:
    with pytest.raises(BadPolicy) as refused:
        read_policy(StringIO(WRONG))
    said = str(refused.value)
    assert [problem.line for problem in refused.value.problems] == [4, 5, 6, 7, 9]
    assert "line 4, rules[0].when: “largest_discont > 5.0” cannot be asked" in said
    assert "Is “largest_discount” meant?" in said
    assert "line 5, rules[0].approvers[0].role: “boss” is not one of" in said
    assert "line 6, rules[0].mode: “most” is no mode" in said
    assert "line 7, rules[0].colour:" in said
    assert "line 9, rules[1].approvers: At least one stands here" in said


@pytest.mark.parametrize("text", ["", "name: [", "name: A\nname: B\nrules: []"])
def test_what_is_no_yaml_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable, match="Line"):
        read_policy(StringIO(text))


def test_what_is_no_mapping_is_refused() -> None:
    with pytest.raises(BadPolicy, match="This has fields of its own"):
        read_policy(StringIO("- a\n- b\n"))
