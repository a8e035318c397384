"""Files that people put into a form, fetched from Slack."""

import io
from http.client import HTTPException
from typing import Protocol
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request

import structlog

from bot.clients import opener
from contracts.errors import Refusal
from contracts.files.items import Unreadable
from contracts.files.text import text_of
from contracts.i18n import _, number

log = structlog.get_logger(__name__)

SECONDS = 10
SLACK = ".slack.com"
MOST_BYTES = 1_000_000
PAGE = "text/html"  # Slack's way to ask for a sign-in: the token may not read files


class NoFile(Refusal):
    """Slack did not hand over the file."""

    hint = "Please choose it again in a moment, or paste its lines."


class Files(Protocol):
    """Where the content of an uploaded file comes from."""

    def text(self, address: str) -> str:
        """The file at *address* as text. Raises a Refusal with a sentence."""


class SlackFiles:
    """Through the addresses that Slack gives with a file, which only our token opens.

    They lie where the Web API at *api_url* does, or at Slack's own; nobody else sees the token.
    """

    def __init__(self, api_url: str, token: str) -> None:
        self._api, self._token = urlsplit(api_url), token

    def text(self, address: str) -> str:
        content = self._content(address)
        try:
            return text_of(io.BytesIO(content)).read()
        except Unreadable as wrong:
            raise NoFile(
                _("Line {line}: {sentence}", line=wrong.line, sentence=wrong.sentence)
            ) from wrong

    def _content(self, address: str) -> bytes:
        try:
            request = self._request(address)
            with opener(address).open(request, timeout=SECONDS) as response:
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

    def _request(self, address: str) -> Request:
        """With our token, which does not go on to wherever Slack may send us."""
        parts = urlsplit(address)
        ours = (parts.scheme, parts.hostname) == (self._api.scheme, self._api.hostname)
        slacks = parts.scheme == "https" and f".{parts.hostname}".endswith(SLACK)
        if not (ours or slacks):
            raise ValueError("files come from Slack")
        request = Request(address)  # noqa: S310 - of the same scheme as the Web API, or https
        request.add_unredirected_header("Authorization", f"Bearer {self._token}")
        return request
