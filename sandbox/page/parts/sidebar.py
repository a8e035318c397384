"""The left side: who acts, and where they can go."""

from html import escape

from nicegui import ui

from sandbox.page.parts.avatar import avatar
from sandbox.page.parts.faults import fault_panel
from sandbox.page.parts.places import Places
from sandbox.page.parts.surface import html
from sandbox.page.tab import Tab
from sandbox.state.model import User


class Sidebar:
    """Brought up to date whenever something happens."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._counts: dict[str, ui.label] = {}
        team = escape(tab.slack.world.team.name)
        with ui.element("div").classes("side"):
            html(f"{team} <span>sandbox</span>", "team")
            with ui.element("div").classes("acting").mark("acting"):
                self._acting = ui.element("div").style("display: contents")
                self._menu()
            self._places = Places(tab)
            fault_panel(tab)

    def _menu(self) -> None:
        """Everybody who can be acted as, with the direct messages that wait for them."""
        people = [user for user in self._tab.slack.world.directory.users() if not user.is_bot]
        with ui.menu().props("fit anchor='bottom left' self='top left'"):
            for user in people:
                with (
                    ui.menu_item(on_click=lambda user=user: self._tab.act_as(user.id)),
                    ui.element("div").classes("choice"),
                ):
                    avatar(user, small=True)
                    html(_described(user))
                    self._counts[user.id] = ui.label().classes("count")

    def draw(self) -> None:
        waiting = {user_id: self._tab.unread_directly(user_id) for user_id in self._counts}
        for user_id, label in self._counts.items():
            label.set_text(f"{waiting[user_id]}")
            label.set_visibility(bool(waiting[user_id]))
        self._draw_acting(sum(waiting.values()) - waiting[self._tab.user_id])
        self._places.draw()

    def _draw_acting(self, for_others: int) -> None:
        self._acting.clear()
        with self._acting:
            avatar(self._tab.user)
            html(f'<div class="label">acting as</div>{_described(self._tab.user)}', "who")
            if for_others:
                count = ui.label(f"{for_others}").classes("count")
                count.tooltip("Direct messages that wait for other people")
            ui.icon("expand_more")


def _described(user: User) -> str:
    return f'<div class="name">{escape(user.real_name)}</div><small>{escape(user.title)}</small>'
