"""What somebody saw happen after doing something."""

from dataclasses import dataclass

from sandbox.people.words import of_message, of_view
from sandbox.state.journal import Change, Kind
from sandbox.state.model import Json, Message, View

SHOWN = frozenset({Kind.POSTED, Kind.UPDATED})


@dataclass(frozen=True)
class Seen:
    """The changes on one person's screen since they acted. `"words" in seen` reads all of it."""

    changes: tuple[Change, ...]

    @property
    def messages(self) -> list[Message]:
        """Messages that came or changed, in order, each in its last form."""
        latest = {
            (one.message.channel, one.message.ts): one.message
            for one in self.changes
            if one.kind in SHOWN and one.message
        }
        return list(latest.values())

    @property
    def message(self) -> Message:
        """The last message that came or changed."""
        if not self.messages:
            raise AssertionError(f"no message came, but: {self.text or 'nothing at all'}")
        return self.messages[-1]

    @property
    def is_ephemeral(self) -> bool:
        """Whether the last message is for this person only."""
        return self.message.only_for is not None

    @property
    def deleted(self) -> list[Message]:
        return [one.message for one in self.changes if one.kind is Kind.DELETED and one.message]

    @property
    def view(self) -> View:
        """The modal that opened or changed last."""
        return self._last_view(frozenset({Kind.VIEW, Kind.VIEW_ERRORS}))

    @property
    def home(self) -> View:
        """The Home tab as it was published last."""
        return self._last_view(frozenset({Kind.HOME}))

    def _last_view(self, kinds: frozenset[Kind]) -> View:
        views = [one.view for one in self.changes if one.kind in kinds and one.view]
        if not views:
            raise AssertionError(f"no view came, but: {self.text or 'nothing at all'}")
        return views[-1]

    @property
    def closed(self) -> list[View]:
        """Modals that closed, the top one first."""
        return [one.view for one in self.changes if one.kind is Kind.VIEW_CLOSED and one.view]

    @property
    def error(self) -> str | None:
        """What Slack said when the app failed, such as `operation_timeout`."""
        failures = [one.says for one in self.changes if one.kind is Kind.FAILED]
        return failures[-1] if failures else None

    @property
    def errors(self) -> dict[str, str]:
        """Errors beside the fields of a modal, by block_id."""
        refused = [one.view for one in self.changes if one.kind is Kind.VIEW_ERRORS and one.view]
        return dict(refused[-1].errors) if refused else {}

    @property
    def options(self) -> list[str]:
        """What an external select offered, as shown."""
        offers = [one.detail for one in self.changes if one.kind is Kind.OPTIONS and one.detail]
        return [option["text"]["text"] for offer in offers for option in offer["options"]]

    @property
    def confirms(self) -> list[Json]:
        """Confirm dialogs that were shown."""
        return [one.detail for one in self.changes if one.kind is Kind.CONFIRMED and one.detail]

    @property
    def text(self) -> str:
        """Everything readable: messages, the views that came, the error."""
        views = [one.view for one in self.changes if one.kind in {Kind.VIEW, Kind.VIEW_ERRORS}]
        homes = [one.view for one in self.changes if one.kind is Kind.HOME]
        shown = [of_message(message) for message in self.messages]
        shown += [of_view(view) for view in (*views, *homes) if view]
        return "\n".join([*shown, *filter(None, [self.error])])

    def __contains__(self, wanted: str) -> bool:
        return wanted in self.text
