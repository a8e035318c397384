"""The postbox for messages and for files: which of the two a notice is, its message says."""

from datetime import datetime

from blocks.file_message import FileMessage
from blocks.kit import Message
from bot.slack_uploads import SlackUploads, is_file
from notifications.postbox import Postbox


class MessagesAndFiles:
    """Looks like a Postbox: messages go to *letters*, files to *uploads*."""

    def __init__(self, letters: Postbox, uploads: SlackUploads) -> None:
        self._letters, self._uploads = letters, uploads
        self.is_inside, self.direct = letters.is_inside, letters.direct
        self.update = letters.update  # a file is never changed

    def post(self, channel: str, message: Message, token: str) -> str:
        if isinstance(message, FileMessage):
            return self._uploads.post(channel, message, token)
        return self._letters.post(channel, message, token)

    def withdraw(self, channel: str, ts: str) -> None:
        if is_file(ts):
            self._uploads.withdraw(ts)
        else:
            self._letters.withdraw(channel, ts)

    def look(self, channel: str, token: str, since: datetime) -> str | None:
        if self._uploads.knows(token):
            return self._uploads.look(channel, token)
        return self._letters.look(channel, token, since)
