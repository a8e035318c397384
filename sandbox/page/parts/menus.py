"""Menus to choose from: options, people, channels; with the headings of their groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from nicegui import ui
from nicegui.events import ValueChangeEventArguments
from typing_extensions import override

from sandbox.page.parts.surface import Surface
from sandbox.people.find import Found
from sandbox.state.model import ChannelKind, Json

SEEN_AT_ONCE: Final = 10  # longer menus can be searched by typing
ONE_OPTION: Final = """
  <q-item-label v-if="props.opt.disable" header class="group">{{ props.opt.label }}</q-item-label>
  <q-item v-else v-bind="props.itemProps"><q-item-section>
    <q-item-label>{{ props.opt.label }}</q-item-label>
    <q-item-label v-if="props.opt.about" caption>{{ props.opt.about }}</q-item-label>
  </q-item-section></q-item>"""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a menu: what is read, what is chosen by it; a heading is no choice."""

    text: str
    given: Any = None
    about: str = ""
    is_heading: bool = False


class Menu(ui.select):
    """A select whose lines may be headings, or be described."""

    def __init__(self, choices: Sequence[Choice], **more: Any) -> None:
        self._choices = choices
        super().__init__({place: one.text for place, one in enumerate(choices)}, **more)
        self.add_slot("option", ONE_OPTION)

    @override
    def _update_options(self) -> None:
        super()._update_options()
        for shown, choice in zip(self.props["options"], self._choices, strict=True):
            shown.update(disable=choice.is_heading, about=choice.about)


def hint(found: Found, otherwise: str) -> str:
    return str(found.element.get("placeholder", {}).get("text", otherwise))


def menu(surface: Surface, found: Found, choices: Sequence[Choice]) -> None:
    """A menu that shows what is chosen now and tells what is chosen next."""
    several = found.element["type"].startswith("multi_")

    async def chosen(event: ValueChangeEventArguments[Any]) -> None:
        places = event.value
        if several:
            await surface.choose(found, [choices[place].given for place in places])
        else:
            await surface.choose(found, None if places is None else choices[places].given)

    select = Menu(
        choices,
        value=_places(choices, surface.value(found), several=several),
        multiple=several,
        label=hint(found, "Choose"),
        with_input=len(choices) > SEEN_AT_ONCE and not several,
    )
    _dress(select, found)
    select.on_value_change(chosen)


def _places(choices: Sequence[Choice], now: Any, *, several: bool) -> Any:
    """Where the values of now stand in the menu; what is not there any more is not chosen."""
    wanted = now if several else [now]
    places = [
        place
        for place, choice in enumerate(choices)
        if not choice.is_heading and choice.given in wanted
    ]
    return places if several else next(iter(places), None)


def _dress(select: Menu, found: Found) -> None:
    select.props("outlined dense options-dense").classes("pick")
    if select.multiple:
        select.props("use-chips")
    if found.block.get("optional"):
        select.props("clearable")
    if "max_selected_items" in found.element:
        select.props(f"max-values={found.element['max_selected_items']}")


def _option(option: Json) -> Choice:
    about = option.get("description", {}).get("text", "")
    return Choice(option["text"]["text"], option, about)


def static(surface: Surface, found: Found) -> None:
    choices = [_option(option) for option in found.element.get("options", [])]
    for group in found.element.get("option_groups", []):
        choices.append(Choice(group["label"]["text"], is_heading=True))
        choices += map(_option, group["options"])
    menu(surface, found, choices)


def people(surface: Surface, found: Found) -> None:
    users = surface.tab.slack.world.directory.users()
    menu(surface, found, [Choice(one.real_name, one.id) for one in users if not one.deleted])


def places(surface: Surface, found: Found) -> None:
    channels = surface.tab.slack.world.directory.channels()
    named = [one for one in channels if one.kind is not ChannelKind.IM and not one.is_archived]
    menu(surface, found, [Choice(f"#{one.name}", one.id) for one in named])
