"""A form as somebody fills it in on the sandbox's Slack, and what then comes to our door."""

from typing import Any

from blocks.view import View
from bot.payloads import submitted
from contracts.terms.filled_in import Fields
from sandbox.state.values import complete, state


def sent(view: View, **typed: str | None) -> Fields:
    """What a submission brings: what stood there already, and what was *typed* over it."""
    blocks: list[Any] = list(view.blocks)
    inputs = {block["block_id"]: block["element"] for block in blocks if block["type"] == "input"}
    filled = {
        (name, inputs[name]["action_id"]): _state(inputs[name], value)
        for name, value in typed.items()
        if inputs[name]["type"] != "file_input"
    }
    values: dict[str, dict[str, Any]] = {}
    for (block_id, action_id), held in complete(blocks, filled).items():
        values.setdefault(block_id, {})[action_id] = held
    body = {"view": {"blocks": blocks, "state": {"values": values}}}
    files = {name: value for name, value in typed.items() if name.endswith("_file")}
    return {**submitted(body).fields, **files}


def _state(element: Any, value: str | None) -> Any:
    """How Slack keeps *value* in *element*: an option by its value, everything else as it is."""
    if element["type"] == "static_select":
        options = {option["value"]: option for option in element["options"]}
        return state(element, None if value is None else options[value])
    if element["type"] == "checkboxes":
        return state(element, [] if value is None else element["options"])
    return state(element, value)
