"""Puts the page on the sandbox's own server: one address for people and for the app."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from urllib.parse import quote

from fastapi import FastAPI
from nicegui import ui
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from sandbox.attached import kind_of
from sandbox.core import Core
from sandbox.page.parts.composer import Composer
from sandbox.page.parts.head import Head
from sandbox.page.parts.home import Home
from sandbox.page.parts.messages import Messages
from sandbox.page.parts.modal import Modal
from sandbox.page.parts.sidebar import Sidebar
from sandbox.page.tab import Hint, Tab
from sandbox.slack import Build
from sandbox.state.errors import SlackError
from sandbox.web.lines import Lines
from sandbox.web.routes import Routes

LOOK = Path(__file__).with_name("look.css")


def with_page(hints: Sequence[Hint] = ()) -> Build:
    """A server with the Web API and the page. NiceGUI allows one in a process."""

    def build(slack: Core, lines: Lines) -> ASGIApp:
        api = FastAPI(routes=Routes(slack, lines).all(), openapi_url=None)
        api.router.routes.append(Route("/files/{file}/{name}", _file(slack)))

        def root(person: str = "", place: str = "") -> None:
            page(slack, hints, person, place)

        ui.page("/")(root)
        ui.run_with(
            api, title="Contracts sandbox", favicon="📑", tailwind=False, show_welcome_message=False
        )
        return api

    return build


def _file(slack: Core) -> Callable[[Request], Awaitable[Response]]:
    async def serve(request: Request) -> Response:
        try:
            file = slack.world.files.get(request.path_params["file"])
        except SlackError as refusal:
            return Response(refusal.error, 404)
        headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
        kind = kind_of(file.name)[1]
        return Response(file.content or b"", headers=headers, media_type=kind)

    return serve


def page(slack: Core, hints: Sequence[Hint], person: str, place: str) -> None:
    """One tab's page, before somebody's screen (the first person's, unless asked otherwise)."""
    directory = slack.world.directory
    user = directory.find_user(person) or directory.users()[0]
    mine = [one for one in directory.channels() if user.id in one.members]
    wanted = directory.find_channel(place) if place else None
    tab = Tab(slack, hints, user.id, (wanted or mine[0]).id)
    ui.add_css(LOOK)
    with ui.element("div").classes("app"):
        tab.draws.append(Sidebar(tab).draw)
        with ui.element("div").classes("main"):
            _main(tab)
    tab.draws.append(Modal(tab).draw)
    tab.draw()
    tab.follow()


def _main(tab: Tab) -> None:
    head, messages, home, composer = Head(tab), Messages(tab), Home(tab), Composer(tab)

    def switch() -> None:
        at_home = tab.at_home
        messages.scroll.set_visibility(not at_home)
        home.box.set_visibility(at_home)

    tab.draws += [head.draw, messages.draw, home.draw, composer.draw, switch]
