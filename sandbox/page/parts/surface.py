"""A message, a modal or the Home tab as something that a person can act on."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Any

from nicegui import ui

from sandbox.page.tab import Tab
from sandbox.page.words.mrkdwn import html_of, plain
from sandbox.people.find import Found
from sandbox.state.errors import SlackError
from sandbox.state.model import Json, Message, View
from sandbox.state.values import KEEPS, complete


def html(content: str, classes: str = "", tag: str = "div") -> ui.html:
    """HTML that `sandbox.page.words` made: it is escaped there."""
    return ui.html(content, sanitize=False, tag=tag).classes(classes)


@dataclass(frozen=True)
class Surface:
    """Where a block stands, and for whom."""

    tab: Tab
    where: Message | View

    @property
    def key(self) -> str:
        return self.where.id if isinstance(self.where, View) else self.where.ts

    def words(self, text: Json) -> str:
        """A text object as HTML."""
        if text["type"] == "plain_text":
            return plain(text["text"])
        return html_of(text["text"], self.tab.names, verbatim=bool(text.get("verbatim")))

    def value(self, found: Found) -> Any:
        """What is chosen or typed in an element now."""
        filled = self.tab.slack.world.views.filled(self.key)
        state = complete([found.block], filled)[found.place]
        return state[KEEPS[found.element["type"]].key]

    def reports(self, found: Found) -> bool:
        """Whether the app hears of a choice at once."""
        return found.block["type"] != "input" or bool(found.block.get("dispatch_action"))

    async def press(self, found: Found) -> None:
        """A press, after its confirm dialog if it has one."""
        if await self._confirmed(found):
            await self.tab.act(self.tab.slack.desk.presses, self.tab.user, found)

    async def choose(self, found: Found, given: Any) -> None:
        """A choice: told to the app at once, or kept until the modal is submitted."""
        desk, user = self.tab.slack.desk, self.tab.user
        if not self.reports(found):
            with suppress(SlackError):  # the modal may have been closed meanwhile
                desk.fills(user, found, given)
        elif await self._confirmed(found):
            await self.tab.act(desk.chooses, user, found, given)

    async def search(self, found: Found, query: str) -> list[Json]:
        """What the app offers for *query* in an external select."""
        offered: list[Json] = []

        def look() -> None:
            offered.extend(self.tab.slack.desk.searches(self.tab.user, found, query))

        await self.tab.act(look)
        return offered

    async def _confirmed(self, found: Found) -> bool:
        dialog = found.element.get("confirm")
        if not dialog:
            return True
        self.tab.slack.desk.sees_dialog(self.tab.user, dialog)
        return bool(await self._ask(dialog))

    async def _ask(self, dialog: Json) -> bool:
        with ui.dialog() as asked, ui.card().classes("modal").style("width: 420px"):
            with ui.element("div").classes("top"):
                html(self.words(dialog["title"]), "t")
            with ui.element("div").classes("inside"):
                html(self.words(dialog["text"]))
            with ui.element("div").classes("bottom"):
                push_button(dialog["deny"]["text"], partial(asked.submit, result=False))
                style = dialog.get("style", "primary")
                agree = partial(asked.submit, result=True)
                push_button(dialog["confirm"]["text"], agree, style, filled=True)
        answer = await asked
        if not asked.is_deleted:  # as it is with the page, when somebody closes that
            asked.delete()
        return bool(answer)


def push_button(
    label: str, act: Callable[[], Any], style: str = "", *, filled: bool = False
) -> ui.button:
    """A button in Slack's manner."""
    look = f"btn {style} {'filled' if filled else ''}"
    return ui.button(label, on_click=act, color=None).props("flat no-caps dense").classes(look)
