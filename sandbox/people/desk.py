"""Hands somebody's acts to the app and shows what comes back: one door for tests and the page."""

from collections.abc import Callable
from typing import Final

from sandbox.attached import file_json
from sandbox.delivery.payloads import Payloads
from sandbox.delivery.receiver import Ack, Payload, Receiver, Unanswered
from sandbox.delivery.typed import escaped
from sandbox.people import acks, fields
from sandbox.people.fields import Filler
from sandbox.people.find import Found, all_in
from sandbox.people.uploads import Upload
from sandbox.state.journal import Kind
from sandbox.state.model import Channel, ChannelKind, Draft, Json, Message, User, View
from sandbox.state.world import World
from sandbox.wire import message_json

HEARD_AS: Final = {
    ChannelKind.PUBLIC: ("channels", "channel"),
    ChannelKind.PRIVATE: ("groups", "group"),
    ChannelKind.IM: ("im", "im"),
}


class Desk:
    """What people can do in one world, with an app behind *receiver*."""

    def __init__(self, world: World, receiver: Receiver) -> None:
        self.world = world
        self.receiver = receiver
        self._payloads = Payloads(world)

    def _ask(
        self, user: User, payload: Payload, then: Callable[[Ack], None], channel: str | None = None
    ) -> None:
        """Deliver, then show what the ack asks for; when none comes, say so to *user*."""
        try:
            ack = self.receiver.deliver(payload)
        except Unanswered as unanswered:
            acks.fail(self.world, user, unanswered.error, channel)
        else:
            then(ack)

    def types(self, user: User, channel: Channel, text: str) -> None:
        """A slash command, or words for everybody in the channel."""
        name, _, rest = text.strip().partition(" ")
        if not name.startswith("/"):
            self.says(user, channel, text)
            return
        command = next((one for one in self.world.app.commands if one.name == name), None)
        if command is None or self.world.app.revoked:
            acks.fail(self.world, user, f"{name} is not a valid command", channel.id)
            return
        payload = self._payloads.command(user, channel, command, rest)
        self._ask(
            user, payload, lambda ack: acks.command(self.world, user, channel, ack), channel.id
        )

    def says(self, user: User, channel: Channel, text: str) -> Message:
        """Post a message of a person's and tell the app, if it listens there."""
        draft = Draft(escaped(text, self.world.directory))
        message = self.world.messages.post(channel.id, user.id, draft)
        if self.world.app.bot_user in channel.members:
            event = message_json(self.world, message)
            family, short = HEARD_AS[channel.kind]
            event |= {"channel": channel.id, "channel_type": short, "event_ts": message.ts}
            self.world.emit(event, f"message.{family}")
        return message

    def presses(self, user: User, found: Found) -> None:
        """A press of a button or an entry of an overflow menu."""
        action: Json = {"type": found.element["type"], **_ids(found)}
        for name in ("text", "value", "style"):
            if name in found.element:
                action[name] = found.element[name]
        if found.option is not None:
            action["selected_option"] = found.option
        self._act(user, found, action)

    def chooses(self, user: User, found: Found, given: object) -> None:
        """Choose or type something in an element that reports at once."""
        state = self.fills(user, found, given)
        self._act(user, found, {**state, **_ids(found)})

    def _act(self, user: User, found: Found, action: Json) -> None:
        channel = found.where.channel if isinstance(found.where, Message) else None
        payload = self._payloads.press(user, found.where, action)
        self._ask(user, payload, lambda _ack: None, channel)

    def fills(self, user: User, found: Found, given: object) -> Json:
        """Put something into an element without telling the app yet."""
        state = fields.filled(self._filler(user, found), given)
        key = found.where.id if isinstance(found.where, View) else found.where.ts
        self.world.views.fill(key, found.place, state)
        return state

    def _filler(self, user: User, found: Found) -> Filler:
        files = self.world.files

        def search(query: str) -> list[Json]:
            return self.searches(user, found, query)

        def keep(upload: Upload) -> Json:
            return file_json(self.world, files.add(upload.name, upload.content, user.id))

        return Filler(self.world.directory, found.element, search, keep)

    def searches(self, user: User, found: Found, query: str) -> list[Json]:
        """Type into an external select; gives the options that the app offers."""
        offered: list[Json] = []
        payload = self._payloads.search(user, found.where, found.block, found.element, query)
        self._ask(user, payload, lambda ack: offered.extend(acks.options(self.world, user, ack)))
        return offered

    def submits(self, user: User, view: View) -> None:
        """Submit a modal, unless Slack's own client finds a field wrong."""
        view = self.world.views.find(view.id)  # as it is now, whatever was seen of it
        wrong = self._complaints(view)
        if wrong:
            self.world.views.show_errors(view, wrong)
            return
        payload = self._payloads.submission(user, view)
        self._ask(user, payload, lambda ack: acks.submission(self.world, user, view, ack))

    def _complaints(self, view: View) -> dict[str, str]:
        values = self.world.views.values(view)
        inputs = [found for found in all_in(view) if found.block["type"] == "input"]
        said = {
            found.block["block_id"]: fields.complaint(found.block, values[found.place])
            for found in inputs
        }
        return {block_id: says for block_id, says in said.items() if says}

    def closes(self, user: User, view: View, *, cleared: bool = False) -> None:
        """Close a modal, or with *cleared* all of them; those that asked for it are told of."""
        whole = cleared or bool(view.content.get("clear_on_close"))
        for closed in self.world.views.close(view, whole_stack=whole):
            if closed.content.get("notify_on_close"):
                payload = self._payloads.closing(user, closed, cleared=whole)
                self._ask(user, payload, lambda _ack: None)

    def opens_home(self, user: User) -> None:
        world = self.world
        channel = world.directory.direct_message(user.id, world.app.bot_user)
        event: Json = {
            "type": "app_home_opened",
            "user": user.id,
            "channel": channel.id,
            "tab": "home",
            "event_ts": world.stamps.ts(),
        }
        world.emit(event)

    def sees_dialog(self, user: User, confirm: Json) -> None:
        """Record that a confirm dialog was shown."""
        self.world.journal.add(Kind.CONFIRMED, user=user.id, detail=confirm)


def _ids(found: Found) -> Json:
    block_id, action_id = found.place
    return {"block_id": block_id, "action_id": action_id}
