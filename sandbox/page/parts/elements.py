"""Every interactive element as something that works, by one table."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from nicegui import ui
from nicegui.events import ValueChangeEventArguments

from sandbox.page.parts import menus
from sandbox.page.parts.files import file_box
from sandbox.page.parts.menus import hint
from sandbox.page.parts.search import search_box
from sandbox.page.parts.surface import Surface, html, push_button
from sandbox.people.find import Found
from sandbox.state.model import Json

DATE: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")
TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
Changed = Callable[[ValueChangeEventArguments[Any]], Any]


def element(surface: Surface, found: Found) -> None:
    """Draw one element, wired to its surface."""
    focus = "focus-on-load" if found.element.get("focus_on_load") else ""
    with ui.element("div").classes(f"element {focus}"):
        ELEMENTS[found.element["type"]](surface, found)


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


def _checkboxes(surface: Surface, found: Found) -> None:
    chosen = {option["value"] for option in surface.value(found)}

    async def tick(value: str, event: ValueChangeEventArguments[bool]) -> None:
        (chosen.add if event.value else chosen.discard)(value)
        await surface.choose(found, [o for o in found.element["options"] if o["value"] in chosen])

    with ui.element("div"):
        for option in found.element["options"]:
            value = option["value"]
            box = ui.checkbox(value=value in chosen).props("dense").classes("ticked")
            box.on_value_change(lambda event, value=value: tick(value, event))
            with box:
                _described(surface, option)


def _described(surface: Surface, option: Json) -> None:
    """An option in words, with what is said about it beneath."""
    html(surface.words(option["text"]))
    if "description" in option:
        html(surface.words(option["description"]), "about")


def _radio(surface: Surface, found: Found) -> None:
    options = {option["value"]: option for option in found.element["options"]}
    now = surface.value(found)

    async def chosen(event: ValueChangeEventArguments[Any]) -> None:
        await surface.choose(found, options[event.value])

    texts = {key: option["text"]["text"] for key, option in options.items()}
    value = now["value"] if now and now["value"] in texts else None
    radio = ui.radio(texts, value=value, on_change=chosen).props("dense")
    for place, option in enumerate(options.values()):
        with radio.add_slot(f"label-{place}"), ui.element("div"):
            _described(surface, option)


def _external(surface: Surface, found: Found) -> None:
    least = found.element.get("min_query_length", 3)
    search_box(surface, found, hint(found, f"Type {least} letters to search"))


def _saving(surface: Surface, found: Found, whole: re.Pattern[str]) -> Changed:
    """Keeps what is picked, or typed in full, or taken away; half a date is none yet."""

    async def changed(event: ValueChangeEventArguments[Any]) -> None:
        if not event.value or whole.fullmatch(event.value):
            await surface.choose(found, event.value or None)

    return changed


def _date(surface: Surface, found: Found) -> None:
    field = ui.date_input(
        hint(found, "Choose a date"),
        value=surface.value(found) or "",
        on_change=_saving(surface, found, DATE),
    )
    field.picker.on_value_change(field.menu.close)
    field.picker.props("minimal first-day-of-week=1")
    field.props("outlined dense clearable mask='####-##-##'").classes("pick field date")


def _time(surface: Surface, found: Found) -> None:
    field = ui.time_input(
        hint(found, "Choose a time"),
        value=surface.value(found) or "",
        on_change=_saving(surface, found, TIME),
    )
    field.props("outlined dense clearable mask='##:##'").classes("pick field date")


def _typed(surface: Surface, found: Found) -> None:
    """A text field; one that reports does so on Enter, as Slack's does."""
    several = bool(found.element.get("multiline"))
    make = ui.textarea if several else ui.input
    field = make(placeholder=hint(found, ""), value=surface.value(found) or "")
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
    "static_select": menus.static,
    "multi_static_select": menus.static,
    "external_select": _external,
    "multi_external_select": _external,
    "users_select": menus.people,
    "multi_users_select": menus.people,
    "channels_select": menus.places,
    "multi_channels_select": menus.places,
    "conversations_select": menus.places,
    "multi_conversations_select": menus.places,
    "plain_text_input": _typed,
    "number_input": _typed,
    "email_text_input": _typed,
    "url_text_input": _typed,
    "rich_text_input": _unsupported,
    "file_input": file_box,
    "datetimepicker": _unsupported,
}
