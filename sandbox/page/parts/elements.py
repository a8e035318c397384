"""Every interactive element as something that works, by one table."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from nicegui import ui
from nicegui.events import ValueChangeEventArguments

from sandbox.page.parts.search import search_box
from sandbox.page.parts.surface import Surface, push_button
from sandbox.people.find import Found
from sandbox.state.model import ChannelKind, Json

SEEN_AT_ONCE: Final = 10  # longer menus can be searched by typing
Changed = Callable[[ValueChangeEventArguments[Any]], Any]


def element(surface: Surface, found: Found) -> None:
    """Draw one element, wired to its surface."""
    ELEMENTS[found.element["type"]](surface, found)


def _hint(found: Found, otherwise: str) -> str:
    return str(found.element.get("placeholder", {}).get("text", otherwise))


def _button(surface: Surface, found: Found) -> None:
    shown = found.element
    button = push_button(
        shown["text"]["text"], lambda: surface.press(found), shown.get("style", "")
    )
    if "url" in shown:
        button.on("click", js_handler=f"() => window.open({shown['url']!r}, '_blank', 'noopener')")


def _overflow(surface: Surface, found: Found) -> None:
    with ui.button(icon="more_horiz", color=None).props("flat dense").classes("btn"), ui.menu():
        for option in found.element["options"]:
            chosen = Found(found.where, found.block, found.element, option)
            ui.menu_item(option["text"]["text"], lambda chosen=chosen: surface.press(chosen))


def _pick(
    surface: Surface,
    found: Found,
    options: Mapping[str, str],
    given: Callable[[str], Any],
    value: Any,
) -> None:
    """A menu of *options* by key; *given* turns a key into what the desk understands."""
    several = found.element["type"].startswith("multi_")

    async def chosen(event: ValueChangeEventArguments[Any]) -> None:
        keys = event.value
        choice = [given(key) for key in keys] if several else keys and given(keys)
        await surface.choose(found, choice)

    select = ui.select(
        dict(options),
        value=value,
        multiple=several,
        label=_hint(found, "Choose"),
        with_input=len(options) > SEEN_AT_ONCE and not several,
    )
    select.props("outlined dense options-dense" + (" use-chips" if several else ""))
    select.props("clearable" if found.block.get("optional") else "").classes("pick")
    select.on_value_change(chosen)


def _options(found: Found) -> list[Json]:
    groups = found.element.get("option_groups", [])
    return [*found.element.get("options", []), *(o for g in groups for o in g["options"])]


def _static(surface: Surface, found: Found) -> None:
    options = {option["value"]: option for option in _options(found)}
    texts = {key: option["text"]["text"] for key, option in options.items()}
    now = surface.value(found)
    value = [one["value"] for one in now] if isinstance(now, list) else now and now["value"]
    _pick(surface, found, texts, lambda key: options[key], value)


def _people(surface: Surface, found: Found) -> None:
    users = surface.tab.slack.world.directory.users()
    names = {user.id: user.real_name for user in users if not user.deleted}
    _pick(surface, found, names, str, surface.value(found))


def _places(surface: Surface, found: Found) -> None:
    channels = surface.tab.slack.world.directory.channels()
    names = {one.id: f"#{one.name}" for one in channels if one.kind is not ChannelKind.IM}
    _pick(surface, found, names, str, surface.value(found))


def _checkboxes(surface: Surface, found: Found) -> None:
    chosen = {option["value"] for option in surface.value(found)}

    async def tick(value: str, event: ValueChangeEventArguments[bool]) -> None:
        (chosen.add if event.value else chosen.discard)(value)
        await surface.choose(found, [o for o in found.element["options"] if o["value"] in chosen])

    with ui.element("div"):
        for option in found.element["options"]:
            value = option["value"]
            box = ui.checkbox(option["text"]["text"], value=value in chosen)
            box.on_value_change(lambda event, value=value: tick(value, event))
            box.props("dense").style("display: flex; padding: 2px 0")


def _radio(surface: Surface, found: Found) -> None:
    options = {option["value"]: option for option in found.element["options"]}
    now = surface.value(found)

    async def chosen(event: ValueChangeEventArguments[Any]) -> None:
        await surface.choose(found, options[event.value])

    texts = {key: option["text"]["text"] for key, option in options.items()}
    ui.radio(texts, value=now and now["value"], on_change=chosen).props("dense")


def _external(surface: Surface, found: Found) -> None:
    least = found.element.get("min_query_length", 3)
    search_box(surface, found, _hint(found, f"Type {least} letters to search"))


def _saving(surface: Surface, found: Found) -> Changed:
    async def changed(event: ValueChangeEventArguments[Any]) -> None:
        await surface.choose(found, event.value or None)

    return changed


def _date(surface: Surface, found: Found) -> None:
    field = ui.date_input(
        _hint(found, "Choose a date"),
        value=surface.value(found) or "",
        on_change=_saving(surface, found),
    )
    field.props("outlined dense").classes("pick field")


def _time(surface: Surface, found: Found) -> None:
    field = ui.time_input(
        _hint(found, "Choose a time"),
        value=surface.value(found) or "",
        on_change=_saving(surface, found),
    )
    field.props("outlined dense").classes("pick field")


def _typed(surface: Surface, found: Found) -> None:
    """A text field; one that reports does so on Enter, as Slack's does."""
    several = bool(found.element.get("multiline"))
    make = ui.textarea if several else ui.input
    field = make(placeholder=_hint(found, ""), value=surface.value(found) or "")
    field.props("outlined dense" + (" autogrow" if several else "")).classes("field")
    desk = surface.tab.slack.desk
    field.on_value_change(lambda event: desk.fills(surface.tab.user, found, event.value))
    if surface.reports(found):
        field.on("keydown.enter", lambda: surface.choose(found, field.value))


def _unsupported(_surface: Surface, found: Found) -> None:
    ui.label(f"({found.element['type']}: not in the sandbox)").classes("hint")


ELEMENTS: Final[Mapping[str, Callable[[Surface, Found], None]]] = {
    "button": _button,
    "overflow": _overflow,
    "checkboxes": _checkboxes,
    "radio_buttons": _radio,
    "datepicker": _date,
    "timepicker": _time,
    "static_select": _static,
    "multi_static_select": _static,
    "external_select": _external,
    "multi_external_select": _external,
    "users_select": _people,
    "multi_users_select": _people,
    "channels_select": _places,
    "multi_channels_select": _places,
    "conversations_select": _places,
    "multi_conversations_select": _places,
    "plain_text_input": _typed,
    "number_input": _typed,
    "email_text_input": _typed,
    "url_text_input": _typed,
    "rich_text_input": _unsupported,
    "file_input": _unsupported,
    "datetimepicker": _unsupported,
}
