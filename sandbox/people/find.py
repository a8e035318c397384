"""Finds what somebody wants to press or fill in: by its label, its action_id or its place."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from sandbox.people.words import words
from sandbox.state.model import Json, Message, View
from sandbox.state.named import elements_of

Wanted = str | Json | tuple[str, str]  # a pair: what stands beside it or its block_id, its label


class NotThere(LookupError):  # noqa: N818 - what somebody looked for
    """Nothing like that is on the screen."""


@dataclass(frozen=True, slots=True)
class Found:
    """An element in its block; *option* is the entry of an overflow menu that was meant."""

    where: Message | View
    block: Json
    element: Json
    option: Json | None = None

    @property
    def place(self) -> tuple[str, str]:
        return self.block["block_id"], self.element["action_id"]


def all_in(where: Message | View) -> Iterator[Found]:
    """Everything interactive in a message or view."""
    for block in where.blocks:
        for element in elements_of(block):
            yield Found(where, block, element)


def labels(found: Found) -> set[str]:
    """The names by which people (and tests) know an element."""
    element, block = found.element, found.block
    shown = [element.get("text"), element.get("placeholder"), block.get("label")]
    texts = {one["text"] for one in shown if isinstance(one, dict)}
    return {*texts, *found.place}


def pressable(where: Message | View, wanted: Wanted) -> Found | None:
    """The element with this label or id, or the overflow menu with such an entry."""
    beside, wanted = wanted if isinstance(wanted, tuple) else ("", wanted)
    for found in all_in(where):
        if beside not in words(found.block) and beside != found.block["block_id"]:
            continue
        if wanted == found.element or wanted in _names(found, wanted):
            return found
        for option in found.element.get("options", []):
            if found.element["type"] == "overflow" and wanted == option["text"]["text"]:
                return Found(where, found.block, found.element, option)
    return None


def _names(found: Found, wanted: str | Json) -> set[Any]:
    return labels(found) if isinstance(wanted, str) else set()


def option_of(element: Json, wanted: object) -> Json:
    """The option of a static menu by its text or its value."""
    groups = element.get("option_groups", [])
    options = [*element.get("options", []), *(o for group in groups for o in group["options"])]
    return chosen(options, wanted)


def chosen(options: list[Json], wanted: object) -> Json:
    for option in options:
        if wanted in (option, option["value"], option["text"]["text"]):
            return option
    shown = [option["text"]["text"] for option in options]
    raise NotThere(f"no option {wanted!r} among {shown}")


Pick = Callable[[Json, str], Json]  # the options of an external select: element, query → option
PRESSED: Final = frozenset({"button", "overflow"})
