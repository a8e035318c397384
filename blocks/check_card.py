"""What is wrong with a version, and what deserves a second look."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from blocks import kit
from blocks.draft_saved import problem_line
from blocks.kit import Block, Message
from blocks.mrkdwn import bold, joined, phrase
from blocks.paging import paged
from blocks.second_look import second_look
from blocks.standing import STATES
from contracts.cautions import Caution
from contracts.contract import Contract
from contracts.i18n import _, many
from contracts.lifecycle import OPEN
from contracts.submission import Problem
from contracts.version import Version


@dataclass(frozen=True, slots=True)
class Checked:
    """A version, what it would be refused for (TERMS 7), and what else is worth a look."""

    contract: Contract
    version: Version
    problems: Sequence[Problem]
    cautions: Sequence[Caution]

    @property
    def ref(self) -> str:
        """``ACME-1/4``."""
        return f"{self.contract.ref}/{self.version.number}"


def check_message(checked: Checked, page: int, line: str) -> Message:
    """First how much there is, then each with what to do, paged."""
    state = _(STATES[checked.version.state])
    head = joined(" · ", [bold(checked.ref), state, _count(checked)])
    groups = [[block] for block in kit.texts(_lines(checked))]
    text = _("{ref} looked over", ref=checked.ref)
    return paged([kit.text(head)], [*groups, [_next(checked)]], page, line, text)


def _count(checked: Checked) -> str:
    count = len(checked.problems) + len(checked.cautions)
    if not count:
        return _("nothing to look at")
    return many("{count} thing to look at", "{count} things to look at", count)


def _lines(checked: Checked) -> Iterator[object]:
    if checked.problems:
        is_open = checked.version.state in OPEN
        yield bold(_("It cannot be submitted:") if is_open else _("Today it would be refused:"))
        yield from (problem_line(one, checked.version) for one in checked.problems)
    if checked.cautions:
        yield bold(_("Worth a second look:"))
        yield from map(second_look, checked.cautions)
    if not (checked.problems or checked.cautions):
        yield phrase("Nothing was found that deserves a second look.")


def _next(checked: Checked) -> Block:
    show = kit.runs(_("Show all terms"), f"show {checked.ref}")
    edit = kit.runs(_("Edit {ref}", ref=checked.ref), f"edit {checked.ref}")
    return kit.actions(*([edit] if checked.version.state in OPEN else []), show)
