"""What a person puts into an element, as Slack writes it into `state.values` and `actions`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from sandbox.people.find import option_of
from sandbox.state.directory import Directory
from sandbox.state.model import Json

Search = Callable[[str], list[Json]]  # what an external select offers for a query


@dataclass(frozen=True, slots=True)
class Filler:
    """Turns what people say into what Slack sends, for one element."""

    directory: Directory
    element: Json
    search: Search

    def user(self, given: Any) -> str:
        user = self.directory.find_user(str(given))
        return user.id if user else str(given)

    def channel(self, given: Any) -> str:
        channel = self.directory.find_channel(str(given))
        return channel.id if channel else str(given)

    def option(self, given: Any) -> Json:
        return option_of(self.element, given)

    def found(self, given: Any) -> Json:
        """The option that an external select offers for the words of its label."""
        if isinstance(given, dict):
            return given
        return option_of({"options": self.search(str(given))}, given)


@dataclass(frozen=True, slots=True)
class Field:
    """How one type of element keeps its value: the key in its state, its initial key, the value."""

    key: str
    initial: str
    value: Callable[[Filler, Any], Any]
    many: bool = False


def _text(_filler: Filler, given: Any) -> str | None:
    return None if given in (None, "") else str(given)


def _as_is(_filler: Filler, given: Any) -> Any:
    return str(given) if given else None


def _instant(_filler: Filler, given: Any) -> int:
    return int(given)


TYPED: Final = ("plain_text_input", "number_input", "email_text_input", "url_text_input")
FIELDS: Final[Mapping[str, Field]] = {
    **{name: Field("value", "initial_value", _text) for name in TYPED},
    "datepicker": Field("selected_date", "initial_date", _as_is),
    "timepicker": Field("selected_time", "initial_time", _as_is),
    "datetimepicker": Field("selected_date_time", "initial_date_time", _instant),
    "static_select": Field("selected_option", "initial_option", Filler.option),
    "radio_buttons": Field("selected_option", "initial_option", Filler.option),
    "overflow": Field("selected_option", "initial_option", Filler.option),
    "external_select": Field("selected_option", "initial_option", Filler.found),
    "users_select": Field("selected_user", "initial_user", Filler.user),
    "channels_select": Field("selected_channel", "initial_channel", Filler.channel),
    "conversations_select": Field("selected_conversation", "initial_conversation", Filler.channel),
    "checkboxes": Field("selected_options", "initial_options", Filler.option, many=True),
    "multi_static_select": Field("selected_options", "initial_options", Filler.option, many=True),
    "multi_external_select": Field("selected_options", "initial_options", Filler.found, many=True),
    "multi_users_select": Field("selected_users", "initial_users", Filler.user, many=True),
    "multi_channels_select": Field(
        "selected_channels", "initial_channels", Filler.channel, many=True
    ),
    "multi_conversations_select": Field(
        "selected_conversations", "initial_conversations", Filler.channel, many=True
    ),
    "file_input": Field("files", "initial_files", _as_is, many=True),
    "rich_text_input": Field("rich_text_value", "initial_value", _as_is),
}


def initial(element: Json) -> Json | None:
    """The state of an element that nobody has touched; None for what keeps no state."""
    field = FIELDS.get(element["type"])
    if field is None or element["type"] == "overflow":
        return None
    nothing: Any = [] if field.many else None
    return {"type": element["type"], field.key: element.get(field.initial, nothing)}


def filled(filler: Filler, given: Any) -> Json:
    """The state of an element after *given* was put in; a list where several can be chosen."""
    field = FIELDS[filler.element["type"]]
    if field.many:
        several = given if isinstance(given, list | tuple) else [given]
        value: Any = [field.value(filler, one) for one in several]
    else:
        value = None if given is None else field.value(filler, given)
    return {"type": filler.element["type"], field.key: value}


def complaint(block: Json, state: Json) -> str | None:
    """What Slack's own client says before it submits an input; None when all is well."""
    element = block["element"]
    value = state[FIELDS[element["type"]].key]
    if value in (None, [], ""):
        return None if block.get("optional") else "Please complete this required field"
    check = CLIENT_CHECKS.get(element["type"])
    return check(element, value) if check else None


def _length(element: Json, value: str) -> str | None:
    if len(value) < element.get("min_length", 0):
        return f"Please enter at least {element['min_length']} characters"
    if len(value) > element.get("max_length", 3000):
        return f"Please enter no more than {element.get('max_length', 3000)} characters"
    return None


def _number(element: Json, value: str) -> str | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return "Please enter a valid number"
    if not element["is_decimal_allowed"] and number != number.to_integral_value():
        return "Please enter a whole number"
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and number < Decimal(low):
        return f"Please enter a number no less than {low}"
    if high is not None and number > Decimal(high):
        return f"Please enter a number no more than {high}"
    return None


def _email(_element: Json, value: str) -> str | None:
    name, _, domain = value.partition("@")
    return None if name and "." in domain else "Please enter a valid email address"


CLIENT_CHECKS: Final[Mapping[str, Callable[[Json, str], str | None]]] = {
    "plain_text_input": _length,
    "number_input": _number,
    "email_text_input": _email,
}
