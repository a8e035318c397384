"""The messages of a channel, kept up to date one by one."""

from datetime import UTC, datetime
from html import escape
from typing import Final
from urllib.parse import quote
from zoneinfo import ZoneInfo

from nicegui import ui

from sandbox.attached import kind_of
from sandbox.page.parts import blocks
from sandbox.page.parts.avatar import avatar
from sandbox.page.parts.surface import Surface, html
from sandbox.page.tab import Tab
from sandbox.page.words.mrkdwn import html_of
from sandbox.state.model import File, Message

REVEAL: Final = """setTimeout(() => {
  const box = getHtmlElement(%d), feed = box?.closest(".feed");
  if (!feed) return;
  if (box.offsetHeight > feed.clientHeight) box.scrollIntoView(); else feed.scrollTop = 0;
}, 60)"""  # a long answer is read from its first line, a short one stands at the bottom


class Messages:
    """Draws what came, changed or went since the last time."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._of = ("", "")
        self._shown: dict[str, tuple[Message, ui.element]] = {}
        self.scroll = ui.element("div").classes("feed")
        with self.scroll:
            self._list = ui.element("div").classes("said")

    def draw(self) -> None:
        now = (self._tab.user_id, self._tab.channel_id)
        if now != self._of:
            self._list.clear()
            self._shown.clear()
        messages = self._tab.slack.world.messages.seen_by(*now)
        self._drop_gone({message.ts for message in messages} or {""})
        for message in messages:
            self._put(message, reveal=now == self._of)
        self._of = now
        self._say_empty(not messages)

    def _drop_gone(self, left: set[str]) -> None:
        for ts in self._shown.keys() - left:
            self._shown.pop(ts)[1].delete()

    def _put(self, message: Message, *, reveal: bool) -> None:
        known = self._shown.get(message.ts)
        if known and known[0] == message:
            return
        if known:
            box = known[1]
            box.clear()
        else:
            with self._list:
                box = ui.element("div")
        box.classes(replace="message only" if message.only_for else "message")
        with box:
            _message(self._tab, message)
        self._shown[message.ts] = (message, box)
        if reveal and self._tab.user_id in {message.only_for, message.user}:
            ui.run_javascript(REVEAL % box.id)

    def _say_empty(self, empty: bool) -> None:  # noqa: FBT001 - what to say is whether
        if empty and "" not in self._shown:
            with self._list:
                box = ui.element("div").classes("empty")
            with box:
                _welcome(self._tab)
            self._shown[""] = (Message("", "", "", ""), box)


def _welcome(tab: Tab) -> None:
    """What an empty channel says, and lines to try with a click."""
    if tab.channel_id == tab.bot_channel.id:
        bot = escape(tab.bot.real_name)
        html(f"Here you talk with <b>{bot}</b>: only the two of you see it.")
    else:
        html(f"Nothing has been said in <b>#{escape(tab.channel.name)}</b> yet.")
    html("Type <code>/</code> below to see what you can ask, or try:", "try")
    for hint in tab.hints:
        if hint.example:
            line = html(f"<code>{escape(hint.example)}</code> {escape(hint.summary)}", "example")
            line.on("click", lambda hint=hint: tab.suggest(hint.example))


def _message(tab: Tab, message: Message) -> None:
    user = tab.slack.world.directory.user(message.user)
    avatar(user)
    with ui.element("div").classes("body"):
        if message.only_for:
            with ui.element("div").classes("eye"):
                ui.icon("visibility").style("font-size: 15px")
                ui.label("Only visible to you")
        by = f"<b>{escape(user.real_name)}</b>"
        by += ' <span class="tag">APP</span>' if user.is_bot else ""
        by += f" <time>{_clock(message.ts, tab.user.tz)}</time>"
        by += ' <span class="thread">in a thread</span>' if _is_reply(message) else ""
        html(by, "by")
        _content(Surface(tab, message), message)


def _is_reply(message: Message) -> bool:
    return message.thread_ts not in {None, message.ts}


def _clock(ts: str, tz: str) -> str:
    return f"{datetime.fromtimestamp(float(ts), UTC).astimezone(ZoneInfo(tz)):%H:%M}"


def _content(surface: Surface, message: Message) -> None:
    if message.blocks:
        blocks.show(surface)
    elif message.text:
        html(html_of(message.text, surface.tab.names))
    for file_id in message.files:
        _file(surface.tab.slack.world.files.get(file_id))
    if message.edited_ts and not message.only_for:
        html("(edited)", "edited")


def _file(file: File) -> None:
    """A picture as it looks, anything else by its title; both can be taken along."""
    address = f"/files/{file.id}/{quote(file.name, safe='')}"
    name, alt = escape(file.title), escape(file.alt or file.title)
    if kind_of(file.name)[1].startswith("image/"):
        link = f'<a href="{address}" target="_blank" download>Download</a>'
        shown = f'<img src="{address}" alt="{alt}" title="{alt}">'
        html(f'<div class="name">{name} {link}</div>{shown}', "picture shared")
        return
    kind = escape(kind_of(file.name)[2])
    html(f'📄 <a href="{address}" target="_blank" download>{name}</a> <span>{kind}</span>', "file")
