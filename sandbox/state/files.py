"""Files: asked for, uploaded, completed."""

from dataclasses import replace

from sandbox.state.errors import SlackError
from sandbox.state.journal import Journal
from sandbox.state.model import File
from sandbox.state.stamps import Stamps


class Files:
    """What was uploaded, by id."""

    def __init__(self, journal: Journal, stamps: Stamps) -> None:
        self._lock = journal.lock
        self._stamps = stamps
        self._files: dict[str, File] = {}

    def ask(self, name: str, length: int, user: str, alt: str = "") -> File:
        """The place for a file of *user*'s with *length* bytes; *alt* tells what it shows."""
        with self._lock:
            created = int(float(self._stamps.ts()))
            file = File(self._stamps.id("F"), name, length, user, created, alt=alt)
            self._files[file.id] = file
            return file

    def add(self, name: str, content: bytes, user: str) -> File:
        """A file that somebody puts into a form: there at once, in no channel."""
        with self._lock:
            file = self.ask(name, len(content), user)
            self.receive(file.id, content)
            return self.complete(file.id, name)

    def get(self, file_id: str) -> File:
        with self._lock:
            if file_id not in self._files:
                raise SlackError("file_not_found")
            return self._files[file_id]

    def receive(self, file_id: str, content: bytes) -> File:
        """Take the bytes; as many as were announced."""
        with self._lock:
            file = self.get(file_id)
            if len(content) != file.length:
                raise SlackError("invalid_upload_length")
            self._files[file_id] = replace(file, content=content)
            return self._files[file_id]

    def stands(self, file_id: str, channel: str, ts: str) -> None:
        """A message shows the file."""
        with self._lock:
            file = self.get(file_id)
            self._files[file_id] = replace(file, shares=(*file.shares, (channel, ts)))

    def forget(self, file_id: str) -> None:
        with self._lock:
            del self._files[file_id]

    def complete(self, file_id: str, title: str) -> File:
        """Make an uploaded file one that can be seen."""
        with self._lock:
            file = self.get(file_id)
            if file.content is None:
                raise SlackError("file_not_found")
            self._files[file_id] = replace(file, title=title or file.name, shared=True)
            return self._files[file_id]
