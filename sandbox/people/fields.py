"""What a person puts into an element, as Slack writes it into `state.values` and `actions`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from sandbox.people import uploads
from sandbox.people.find import option_of
from sandbox.people.uploads import Upload
from sandbox.state.directory import Directory
from sandbox.state.model import Json
from sandbox.state.values import KEEPS, state

Search = Callable[[str], list[Json]]  # what an external select offers for a query
Keep = Callable[[Upload], Json]  # puts a file into Slack, and gives its file object


@dataclass(frozen=True, slots=True)
class Filler:
    """Turns what people say into what Slack sends, for one element."""

    directory: Directory
    element: Json
    search: Search
    keep: Keep

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

    def file(self, given: Upload | Json) -> Json:
        """The file object of something that is uploaded now, or was before."""
        return self.keep(given) if isinstance(given, Upload) else given


def _text(_filler: Filler, given: Any) -> str | None:
    return None if given in (None, "") else str(given)


def _as_is(_filler: Filler, given: Any) -> Any:
    return str(given) if given else None


def _day(_filler: Filler, given: Any) -> str | None:
    """A date picker lets nobody choose what is no day."""
    return date.fromisoformat(str(given)).isoformat() if given else None


def _instant(_filler: Filler, given: Any) -> int:
    return int(given)


TYPED: Final = ("plain_text_input", "number_input", "email_text_input", "url_text_input")
VALUES: Final[Mapping[str, Callable[[Filler, Any], Any]]] = {
    **dict.fromkeys(TYPED, _text),
    "datepicker": _day,
    "timepicker": _as_is,
    "datetimepicker": _instant,
    "static_select": Filler.option,
    "radio_buttons": Filler.option,
    "overflow": Filler.option,
    "external_select": Filler.found,
    "users_select": Filler.user,
    "channels_select": Filler.channel,
    "conversations_select": Filler.channel,
    "checkboxes": Filler.option,
    "multi_static_select": Filler.option,
    "multi_external_select": Filler.found,
    "multi_users_select": Filler.user,
    "multi_channels_select": Filler.channel,
    "multi_conversations_select": Filler.channel,
    "file_input": Filler.file,
    "rich_text_input": _as_is,
}


def filled(filler: Filler, given: Any) -> Json:
    """The state of an element after *given* was put in; a list where several can be chosen."""
    element, value = filler.element, VALUES[filler.element["type"]]
    if not KEEPS[element["type"]].many:
        return state(element, None if given is None else value(filler, given))
    several = _several(given)
    if element["type"] == "file_input":
        uploads.check(element, several)
    return state(element, [value(filler, one) for one in several])


def _several(given: Any) -> list[Any]:
    if given is None:
        return []
    return list(given) if isinstance(given, list | tuple) else [given]


def complaint(block: Json, now: Json) -> str | None:
    """What Slack's own client says before it submits an input; None when all is well."""
    element = block["element"]
    value = now[KEEPS[element["type"]].key]
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
