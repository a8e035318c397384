"""Files to Slack: a place is asked for, the bytes go there, and only then it is shown (SLACK 5).

Nobody sees a file before it is completed: what fails earlier is tried again from the start. Which
file it is going to be is written down before it is completed; where the outcome of that is not
known, Slack is asked whether that file is shared: it is never completed twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from http.client import HTTPException
from time import monotonic
from typing import Any, Final
from urllib.error import HTTPError, URLError
from urllib.request import Request

from slack_sdk import WebClient

from blocks.file_message import FileMessage
from bot.clients import opener
from bot.outcomes import UNSAID, asked
from notifications import reasons
from notifications.postbox import InDoubt, NeverSent, NotDone, Refused, TooFast
from store import OPERATOR, Store

SECONDS: Final = 5
MOST_SECONDS: Final = 2.0 * SECONDS  # from asking for a place until the file may be shown
NOT_SHARED: Final = "file_not_shared"
NOT_THERE: Final = "file_not_found"


@dataclass(frozen=True, slots=True)
class Timed:
    """The time, and how long to wait until Slack has certainly done what it was asked for."""

    now: Callable[[], datetime]
    grace: timedelta


class SlackUploads:
    """Shows files, each once."""

    def __init__(self, client: WebClient, store: Store, timed: Timed) -> None:
        self._client, self._store, self._timed = client, store, timed

    def post(self, channel: str, message: FileMessage, token: str) -> str:
        """Show *message* in *channel*; the id of its file, which has no ts at first."""
        began = monotonic()
        file = self._uploaded(message)
        if monotonic() - began > MOST_SECONDS:
            raise NeverSent("slow")  # by now it may be somebody else's to say
        now = self._timed.now()
        with self._store.writing(OPERATOR, now) as work:
            work.uploads.put(token, file, now)
        self._complete(file, channel, message)
        return file

    def withdraw(self, file: str) -> None:
        """Take *file* back, wherever it is shown."""
        asked(lambda: self._client.files_delete(file=file))

    def knows(self, token: str) -> bool:
        """Whether a file was about to be shown for *token*."""
        with self._store.reading() as work:
            return work.uploads.of(token) is not None

    def look(self, channel: str, token: str) -> str | None:
        """The id of the file of *token*, shared in *channel*; None where it was never completed.

        Raises Refused where it was completed and is not shared: nobody may say it again.
        """
        with self._store.reading() as work:
            file, at = work.uploads.of(token) or ("", self._timed.now())
        early = at + self._timed.grace - self._timed.now()
        if timedelta() < early <= self._timed.grace:  # more: the clock was set back since
            raise TooFast(reasons.IN_DOUBT, early.total_seconds())
        try:
            said = asked(lambda: self._client.files_info(file=file))
        except Refused as refused:
            if refused.reason == NOT_THERE:
                return None
            raise
        _demand_shared(said.get("file") or {}, channel)
        return file

    def _uploaded(self, message: FileMessage) -> str:
        """The id of the file once Slack has its bytes. What fails here has shown nothing."""
        try:
            place = asked(lambda: self._place(message))
        except InDoubt as doubt:
            raise NeverSent(doubt.reason) from doubt
        _send(str(place["upload_url"]), message.file.content)
        return str(place["file_id"])

    def _complete(self, file: str, channel: str, message: FileMessage) -> None:
        try:
            asked(
                lambda: self._client.files_completeUploadExternal(
                    files=[{"id": file, "title": message.file.title}],
                    channel_id=channel,
                    initial_comment=message.text,
                )
            )
        except Refused as refused:
            if refused.reason != NOT_THERE:
                raise
            raise NeverSent("the bytes did not arrive") from refused

    def _place(self, message: FileMessage) -> Mapping[str, Any]:
        said = self._client.files_getUploadURLExternal(
            filename=message.file.name,
            length=len(message.file.content),
            alt_txt=message.alt or None,
        )
        if not (said.get("upload_url") and said.get("file_id")):
            raise ValueError("no place for a file")
        return dict(said.data) if isinstance(said.data, dict) else {}


def is_file(ts: str) -> bool:
    """Whether what stands somewhere is known by the id of a file."""
    return ts.startswith("F")


def _demand_shared(file: Mapping[str, Any], channel: str) -> None:
    """Raises Refused where *file* is shown nowhere in *channel*."""
    shares: Mapping[str, Mapping[str, Any]] = file.get("shares") or {}
    if not any(kind.get(channel) for kind in shares.values()):
        raise Refused(NOT_SHARED)


def _send(address: str, content: bytes) -> None:
    """Bring *content* to the *address* that Slack gave for it. Raises NotDone."""
    headers = {"Content-Type": "application/octet-stream"}
    request = Request(address, content, headers, method="POST")  # noqa: S310 - as Slack said
    try:
        with opener(address).open(request, timeout=SECONDS):
            return
    except HTTPError as error:
        with error:
            raise _refused(error.code) from error
    except (URLError, OSError, HTTPException) as error:
        raise NeverSent(type(error).__name__) from error


def _refused(status: int) -> NotDone:
    reason = f"HTTP {status}"
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        return TooFast(reason, UNSAID)
    return Refused(reason) if status < HTTPStatus.INTERNAL_SERVER_ERROR else NeverSent(reason)
