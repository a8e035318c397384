"""How each kind of element keeps its value in `state.values`, touched or not."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sandbox.state.model import Json
from sandbox.state.named import elements_of

Place = tuple[str, str]  # block_id, action_id


@dataclass(frozen=True, slots=True)
class Keeps:
    """The key in its state, the key of its initial value, and whether it keeps several."""

    key: str
    initial: str
    many: bool = False


_TYPED: Final = Keeps("value", "initial_value")
_OPTION: Final = Keeps("selected_option", "initial_option")
_OPTIONS: Final = Keeps("selected_options", "initial_options", many=True)
KEEPS: Final[Mapping[str, Keeps]] = {
    "plain_text_input": _TYPED,
    "number_input": _TYPED,
    "email_text_input": _TYPED,
    "url_text_input": _TYPED,
    "rich_text_input": Keeps("rich_text_value", "initial_value"),
    "file_input": Keeps("files", "initial_files", many=True),
    "datepicker": Keeps("selected_date", "initial_date"),
    "timepicker": Keeps("selected_time", "initial_time"),
    "datetimepicker": Keeps("selected_date_time", "initial_date_time"),
    "static_select": _OPTION,
    "external_select": _OPTION,
    "radio_buttons": _OPTION,
    "overflow": _OPTION,
    "users_select": Keeps("selected_user", "initial_user"),
    "channels_select": Keeps("selected_channel", "initial_channel"),
    "conversations_select": Keeps("selected_conversation", "initial_conversation"),
    "checkboxes": _OPTIONS,
    "multi_static_select": _OPTIONS,
    "multi_external_select": _OPTIONS,
    "multi_users_select": Keeps("selected_users", "initial_users", many=True),
    "multi_channels_select": Keeps("selected_channels", "initial_channels", many=True),
    "multi_conversations_select": Keeps(
        "selected_conversations", "initial_conversations", many=True
    ),
}
STATELESS: Final = frozenset({"button", "overflow"})


def state(element: Json, value: object) -> Json:
    """What `state.values` carries for an element with this value."""
    return {"type": element["type"], KEEPS[element["type"]].key: value}


def initial(element: Json) -> Json | None:
    """The state of an element that nobody has touched; None for what keeps no state."""
    if element["type"] in STATELESS:
        return None
    keeps = KEEPS[element["type"]]
    nothing: Any = [] if keeps.many else None
    return state(element, element.get(keeps.initial, nothing))


def complete(blocks: Iterable[Json], filled: Mapping[Place, Json]) -> dict[Place, Json]:
    """The state of every element in these blocks: as filled in, else as it was at first."""
    values = {}
    for block in blocks:
        for element in elements_of(block):
            place = (block["block_id"], element["action_id"])
            begun, now = initial(element), filled.get(place)
            if begun is not None:
                values[place] = now if now and now["type"] == element["type"] else begun
    return values


def preset(blocks: Iterable[Json]) -> dict[Place, Json]:
    """What the app itself filled in: Slack keeps that over updates like what somebody typed."""
    return {
        (block["block_id"], element["action_id"]): begun
        for block in blocks
        for element in elements_of(block)
        if element["type"] not in STATELESS and KEEPS[element["type"]].initial in element
        if (begun := initial(element))
    }
