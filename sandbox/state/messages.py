"""Messages: posted, changed, deleted, seen by one or by all."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace

from sandbox.state.errors import SlackError
from sandbox.state.journal import Journal, Kind
from sandbox.state.model import Draft, Message
from sandbox.state.stamps import Stamps


class Messages:
    """What was said, by channel, oldest first; ephemerals lie between, each for one person."""

    def __init__(self, journal: Journal, stamps: Stamps) -> None:
        self._journal = journal
        self._lock = journal.lock
        self._stamps = stamps
        self._said: defaultdict[str, list[Message]] = defaultdict(list)

    def post(
        self,
        channel: str,
        user: str,
        draft: Draft,
        *,
        only_for: str | None = None,
        files: tuple[str, ...] = (),
    ) -> Message:
        with self._lock:
            message = Message(
                channel=channel,
                ts=self._stamps.ts(),
                user=user,
                text=draft.text,
                blocks=draft.blocks,
                thread_ts=draft.thread_ts,
                metadata=draft.metadata,
                only_for=only_for,
                files=files,
            )
            self._said[channel].append(message)
            self._journal.add(Kind.POSTED, user=only_for, channel=channel, message=message)
            return message

    def get(self, channel: str, ts: str) -> Message:
        """The message with this *ts*, ephemerals included. Refuses with `message_not_found`."""
        with self._lock:
            return self._said[channel][self._place(channel, ts)]

    def _place(self, channel: str, ts: str) -> int:
        said = self._said[channel]
        place = bisect_left(said, ts, key=lambda message: message.ts)
        if place == len(said) or said[place].ts != ts:
            raise SlackError("message_not_found")
        return place

    def update(self, channel: str, ts: str, draft: Draft) -> Message:
        """Put other content into a message; metadata stays unless new metadata comes."""
        with self._lock:
            place = self._place(channel, ts)
            old = self._said[channel][place]
            new = replace(
                old,
                text=draft.text,
                blocks=draft.blocks,
                metadata=old.metadata if draft.metadata is None else draft.metadata,
                edited_ts=self._stamps.ts(),
            )
            self._said[channel][place] = new
            self._journal.add(Kind.UPDATED, user=new.only_for, channel=channel, message=new)
            return new

    def delete(self, channel: str, ts: str) -> None:
        with self._lock:
            old = self._said[channel].pop(self._place(channel, ts))
            self._journal.add(Kind.DELETED, user=old.only_for, channel=channel, message=old)

    def public(self, channel: str) -> list[Message]:
        """What everybody in the channel sees, oldest first."""
        with self._lock:
            return [message for message in self._said[channel] if message.only_for is None]

    def seen_by(self, user: str, channel: str) -> list[Message]:
        """What *user* sees there, oldest first."""
        with self._lock:
            return [m for m in self._said[channel] if m.only_for in {None, user}]
