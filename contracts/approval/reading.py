"""An approval policy from its YAML file: whole, or every line that is wrong in it."""

from collections.abc import Sequence
from typing import TextIO

from pydantic import ValidationError

from contracts.approval.policy import ApprovalPolicy
from contracts.errors import Refusal
from contracts.files.items import Problem
from contracts.files.sentences import problems
from contracts.files.yaml_reader import read_document
from contracts.i18n import _, many


class BadPolicy(Refusal):
    """A policy that cannot be applied."""

    def __init__(self, found: Sequence[Problem]) -> None:
        count = many("one thing is", "{count} things are", len(found))
        lines = [_("The policy was not applied: {count} wrong.", count=count), *map(_line, found)]
        super().__init__("\n".join(lines))
        self.problems = found


def _line(problem: Problem) -> str:
    where = _("line {line}", line=problem.line)
    place = ", ".join(filter(None, (where, problem.field)))
    return _("• {place}: {sentence}", place=place, sentence=problem.sentence)


def read_policy(stream: TextIO) -> ApprovalPolicy:
    """The policy in *stream*. Raises Unreadable where it is no YAML, else BadPolicy."""
    data, where = read_document(stream)
    try:
        return ApprovalPolicy.model_validate(data)
    except ValidationError as error:
        raise BadPolicy(problems(data, where, ApprovalPolicy, error)) from None
