"""Somebody before a screen: types, presses, fills in, and reads what came of it."""

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.people.desk import Desk
from sandbox.people.find import Found, NotThere, Wanted, all_in, labels, pressable
from sandbox.people.seen import Seen
from sandbox.people.words import of_message, of_view
from sandbox.state.journal import Change, Kind
from sandbox.state.model import Channel, Message, User, View

PATIENCE = 15.0  # seconds of the world's clock that somebody waits for an answer
PASSING = frozenset({Kind.CONFIRMED, Kind.DELIVERED, Kind.OPTIONS})


class Person:
    """One of the people; every act returns what they saw happen then."""

    def __init__(self, desk: Desk, user_id: str, settle: Callable[[], object]) -> None:
        self._desk = desk
        self._world = desk.world
        self._settle = settle
        self.id = user_id

    @property
    def user(self) -> User:
        return self._world.directory.user(self.id)

    @property
    def modal(self) -> View | None:
        """The modal on top, if one is open."""
        stack = self._world.views.stack(self.id)
        return stack[-1] if stack else None

    @property
    def home(self) -> View | None:
        return self._world.views.home(self.id)

    def place(self, name: str | None) -> Channel:
        """A channel by `#name` or id; without a name the direct message with the bot."""
        if name is None:
            return self._world.directory.direct_message(self.id, self._world.app.bot_user)
        channel = self._world.directory.find_channel(name)
        if channel is None or self.id not in channel.members:
            raise NotThere(f"{self.user.name} is in no channel {name}")
        return channel

    def types(self, text: str, in_: str | None = None, *, patience: float = PATIENCE) -> Seen:
        """Type a command or a message; *in_* is `#name` or an id, else the chat with the bot."""
        channel = self.place(in_)
        if not text.lstrip().startswith("/"):
            patience = 0  # nobody has to answer words
        return self._after(lambda: self._desk.types(self.user, channel, text), patience)

    def presses(
        self,
        button: Wanted,
        on: Message | View | Seen | None = None,
        *,
        confirm: bool = True,
        patience: float = PATIENCE,
    ) -> Seen:
        """Press a button or an entry of an overflow menu, by its label, id or element.

        Where several are alike a pair names the block: `("Term 3", "Edit")`, by its words or its
        block_id. Without *on*: the newest thing on the screen that has it. *confirm* is the
        answer to its confirm dialog, if it has one.
        """
        found = self._find(button, on)

        def act() -> None:
            dialog = found.element.get("confirm")
            if dialog:
                self._desk.sees_dialog(self.user, dialog)
            if confirm or not dialog:
                self._desk.presses(self.user, found)

        return self._after(act, patience if confirm else 0)

    def chooses(
        self,
        element: Wanted,
        given: Any,
        on: Message | View | Seen | None = None,
        *,
        patience: float = PATIENCE,
    ) -> Seen:
        """Choose in a menu, a date picker or the like that reports at once."""
        found = self._find(element, on)
        return self._after(lambda: self._desk.chooses(self.user, found, given), patience)

    def searches(self, element: str, query: str, on: Message | View | Seen | None = None) -> Seen:
        """Type into an external select; `.options` of the answer are the offers."""
        found = self._find(element, on)
        return self._after(lambda: self._desk.searches(self.user, found, query), 0)

    def fills(self, view: View | Seen | None, values: Mapping[str, Any]) -> View:
        """Fill in fields of a modal by label, block_id or action_id, without submitting.

        A file is an `Upload(name, content)`, several are a list, None empties a field. Raises
        `NotTaken` for a file that Slack's client would not take.
        """
        modal = self._modal(view)
        for name, given in values.items():
            found = next((one for one in all_in(modal) if name in labels(one)), None)
            if found is None:
                shown = sorted({label for one in all_in(modal) for label in labels(one)})
                raise NotThere(f"no field {name!r} among {shown}")
            self._desk.fills(self.user, found, given)
        return modal

    def submits(
        self, view: View | Seen | None = None, values: Mapping[str, Any] | None = None
    ) -> Seen:
        """Fill in and submit a modal, the one on top unless another is given."""
        modal = self.fills(view, values or {})
        return self._after(lambda: self._desk.submits(self.user, modal), 0)

    def closes(self, view: View | Seen | None = None, *, everything: bool = False) -> Seen:
        """Close a modal by its close button, or the whole stack by its ×."""
        modal = self._modal(view)
        return self._after(lambda: self._desk.closes(self.user, modal, cleared=everything), 0)

    def opens_home(self, *, patience: float = PATIENCE) -> Seen:
        """Open the app's Home tab."""
        return self._after(lambda: self._desk.opens_home(self.user), patience)

    def sees(self, channel: str | None = None) -> list[Message]:
        """What is in a channel for this person, the oldest first."""
        return self._world.messages.seen_by(self.id, self.place(channel).id)

    def reads(self, words: str, in_: str | None = None, *, patience: float = PATIENCE) -> Message:
        """Wait for a message with these words; the newest one that has them."""
        journal = self._world.journal

        def there() -> list[Message]:
            return [message for message in self.sees(in_) if words in of_message(message)]

        with journal.changed:
            if self._world.clock.wait(journal.changed, lambda: bool(there()), patience):
                return there()[-1]
        shown = [of_message(message) for message in self.sees(in_)]
        raise NotThere(f"no message with {words!r} among {shown}")

    def reads_form(self, words: str, *, patience: float = PATIENCE) -> View:
        """Wait for a modal with these words on top of the others."""
        journal = self._world.journal

        def there() -> bool:
            return self.modal is not None and words in of_view(self.modal)

        with journal.changed:
            self._world.clock.wait(journal.changed, there, patience)
        if self.modal is None or not there():
            raise NotThere(f"no modal with {words!r}: {self.modal and of_view(self.modal)!r}")
        return self.modal

    def _modal(self, view: View | Seen | None) -> View:
        if isinstance(view, Seen):
            view = view.view
        modal = self._world.views.find(view.id) if view else self.modal
        if modal is None:
            raise NotThere(f"{self.user.name} has no modal open")
        return modal

    def _find(self, wanted: Wanted, on: Message | View | Seen | None) -> Found:
        places = self._screen() if on is None else _places(on)
        for place in places:
            found = pressable(place, wanted)
            if found:
                return found
        raise NotThere(f"nothing called {wanted!r} on the screen of {self.user.name}")

    def _screen(self) -> list[Message | View]:
        """Everything that could be pressed: modal, Home, then messages, the newest first."""
        said = [
            message
            for channel in self._world.directory.channels()
            if self.id in channel.members
            for message in self._world.messages.seen_by(self.id, channel.id)
        ]
        views = [view for view in (self.modal, self.home) if view]
        return [*views, *sorted(said, key=lambda message: message.ts, reverse=True)]

    def _after(self, act: Callable[[], object], patience: float) -> Seen:
        """Act, then wait until something is to be seen, at most *patience* seconds."""
        journal = self._world.journal
        mark = journal.mark
        act()
        self._settle()
        with journal.changed:
            self._world.clock.wait(
                journal.changed,
                lambda: any(one.kind not in PASSING for one in self._mine(mark)),
                patience,
            )
            return Seen(tuple(self._mine(mark)))

    def _mine(self, mark: int) -> list[Change]:
        """What this person could see happen since *mark*."""
        channels = {one.id for one in self._world.directory.channels() if self.id in one.members}
        return [
            one
            for one in self._world.journal.since(mark)
            if one.user == self.id or (one.user is None and one.channel in channels)
        ]


def _places(on: Message | View | Seen) -> list[Message | View]:
    if not isinstance(on, Seen):
        return [on]
    views = [one.view for one in on.changes if one.view]
    return [*reversed(views), *reversed(on.messages)]
