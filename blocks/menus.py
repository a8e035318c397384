"""Menus that run a command line as soon as somebody chooses, as buttons do.

A press carries the line in ``selected_option.value``, of 150 characters at most.
"""

from collections.abc import Mapping

from blocks import limits
from blocks.element_shapes import Overflow, StaticSelect
from blocks.inputs import option_groups
from blocks.objects import count, option, wording

Entries = Mapping[str, str]
"""Command lines, by what a person reads."""


def menu(name: str, placeholder: object, groups: Mapping[str, Entries]) -> StaticSelect:
    """A menu for a row of buttons, its entries under headings; empty groups are left out.

    Slack does not report the same entry chosen twice as long as *name* stays the same: a view
    that comes back with the same menu gives it another one.
    """
    offered = option_groups({heading: _by_line(groups[heading]) for heading in groups})
    count(offered, limits.OPTIONS, "groups of options")
    return {
        "type": "static_select",
        "action_id": f"run:{name}"[: limits.IDENTIFIER],
        "placeholder": wording(placeholder, limits.PLACEHOLDER),
        "option_groups": offered,
    }


def overflow(entries: Entries) -> Overflow:
    """A menu behind three dots, beside a text, of up to five entries."""
    options = [option(words, line) for words, line in entries.items()]
    count(options, limits.OPTIONS_IN_OVERFLOW, "options")
    return {"type": "overflow", "action_id": f"run:{options[0]['value']}", "options": options}


def _by_line(entries: Entries) -> dict[str, str]:
    return {line: words for words, line in entries.items()}
