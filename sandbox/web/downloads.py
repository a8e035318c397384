"""The bytes of files for apps: with the token and the scope, else the way to the sign-in page."""

from typing import Final
from urllib.parse import quote

from sandbox.api.service import Reply
from sandbox.attached import kind_of
from sandbox.state.errors import SlackError
from sandbox.state.world import World

SCOPE: Final = "files:read"
SIGN_IN: Final = (
    '<!DOCTYPE html><html lang="en-US"><head><title>Slack</title></head>'
    "<body>Sign in to your workspace</body></html>"
)


def download(world: World, place: str, path: str, authorization: str) -> Reply:
    """What is at `url_private` and `url_private_download`, with *place* as `T…-F…`.

    Without a good token or the scope Slack answers 302 to its sign-in page, which is HTML with
    status 200: an app that follows redirects gets a web page in the place of its file.
    """
    if not _may(world, authorization):
        sign_in = f"{world.address}sign-in?redir={quote(path, safe='')}"
        return Reply(f'<a href="{sign_in}">Found</a>.', 302, {"Location": sign_in})
    try:
        file = world.files.get(place.partition("-")[2])
    except SlackError:
        return Reply("File not found.", 404)
    return Reply(file.content or b"", headers={"Content-Type": kind_of(file.name)[1]})


def _may(world: World, authorization: str) -> bool:
    app = world.app
    known = authorization == f"Bearer {app.bot_token}" and not app.revoked
    return known and SCOPE in app.scopes
