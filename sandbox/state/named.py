"""Gives blocks and their elements the ids that the app left out, as Slack does."""

from collections.abc import Iterable, Iterator

from sandbox.state.model import Json
from sandbox.state.stamps import Stamps

INTERACTIVE = frozenset(
    {
        "button",
        "overflow",
        "checkboxes",
        "radio_buttons",
        "datepicker",
        "timepicker",
        "datetimepicker",
        "plain_text_input",
        "number_input",
        "email_text_input",
        "url_text_input",
        "rich_text_input",
        "file_input",
        *(
            f"{many}{what}_select"
            for many in ("", "multi_")
            for what in ("static", "external", "users", "channels", "conversations")
        ),
    }
)


def elements_of(block: Json) -> Iterator[Json]:
    """The interactive elements of a block, wherever it keeps them."""
    candidates = [block.get("accessory"), block.get("element"), *_listed(block)]
    for element in candidates:
        if isinstance(element, dict) and element.get("type") in INTERACTIVE:
            yield element


def _listed(block: Json) -> list[Json]:
    return list(block["elements"]) if block["type"] == "actions" else []


def with_ids(blocks: Iterable[Json], stamps: Stamps) -> tuple[Json, ...]:
    """The blocks with `block_id` and `action_id` everywhere; what the app named stays."""
    return tuple(_named(block, stamps) for block in blocks)


def _named(block: Json, stamps: Stamps) -> Json:
    named = {**block, "block_id": block.get("block_id") or stamps.id("b")}
    for key in ("accessory", "element"):
        if key in named:
            named[key] = _element(named[key], stamps)
    if block["type"] == "actions":
        named["elements"] = [_element(element, stamps) for element in block["elements"]]
    return named


def _element(element: Json, stamps: Stamps) -> Json:
    if element.get("type") not in INTERACTIVE:
        return element
    return {**element, "action_id": element.get("action_id") or stamps.id("a")}
