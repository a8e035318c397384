"""Files that people put into a form, fetched from Slack."""

import io
from http.client import HTTPException
from typing import Protocol
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import OpenerDirector, ProxyHandler, Request, build_opener

import structlog

from bot.clients import is_loopback
from contracts.errors import Refusal
from contracts.files.items import Unreadable
from contracts.files.text import text_of
from contracts.i18n import _, number

log = structlog.get_logger(__name__)

SECONDS = 10
MOST_BYTES = 5_000_000
PAGE = "text/html"  # Slack's way to ask for a sign-in: the token may not read files


class NoFile(Refusal):
    """Slack did not hand over the file."""

    hint = "Please choose it again in a moment, or paste its lines."


class Files(Protocol):
    """Where the content of an uploaded file comes from."""

    def text(self, address: str) -> str:
        """The file at *address* as text. Raises a Refusal with a sentence."""


class SlackFiles:
    """Through the addresses that Slack gives with a file, which only our token opens."""

    def __init__(self, token: str) -> None:
        self._token = token

    def text(self, address: str) -> str:
        content = self._content(address)
        try:
            return text_of(io.BytesIO(content)).read()
        except Unreadable as wrong:
            raise NoFile(
                _("Line {line}: {sentence}", line=wrong.line, sentence=wrong.sentence)
            ) from wrong

    def _content(self, address: str) -> bytes:
        request = Request(address, headers={"Authorization": f"Bearer {self._token}"})  # noqa: S310 - checked below
        try:
            with _opener(address).open(request, timeout=SECONDS) as response:
                content: bytes = response.read(MOST_BYTES + 1)
                kind = response.headers.get_content_type()
        except (URLError, OSError, HTTPException, ValueError) as error:
            log.warning("a file was not fetched", error=type(error).__name__)
            raise NoFile from error
        if kind == PAGE:
            log.warning("a file was not fetched", error="the token may not read files")
            raise NoFile
        if len(content) > MOST_BYTES:
            raise NoFile(_("The file has more than {most} bytes.", most=number(MOST_BYTES)))
        return content


def _opener(address: str) -> OpenerDirector:
    """Past the proxies of the environment where *address* is on this machine; https elsewhere."""
    parts = urlsplit(address)
    if is_loopback(parts.hostname or ""):
        return build_opener(ProxyHandler({}))
    if parts.scheme != "https":
        raise ValueError("files come by https")
    return build_opener()
