"""What an ack does: a command's answer appears, a submission closes its modal or says why not."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sandbox import responses
from sandbox.api.views import checked
from sandbox.checks.objects import OPTIONS_ANSWER
from sandbox.checks.surfaces import MODAL
from sandbox.delivery.receiver import Ack
from sandbox.state.errors import SlackError
from sandbox.state.journal import Kind
from sandbox.state.model import Channel, Json, User, View
from sandbox.state.world import World


def fail(world: World, user: User, error: str, channel: str | None = None, why: str = "") -> None:
    """Show somebody that the app failed, as Slack words it."""
    detail = {"why": why} if why else None
    world.journal.add(Kind.FAILED, user=user.id, channel=channel, says=error, detail=detail)


def command(world: World, user: User, channel: Channel, ack: Ack) -> None:
    """Show what the ack of a slash command says, if it says anything."""
    if not ack:
        return
    body = {"text": ack} if isinstance(ack, str) else ack
    try:
        responses.say(world, responses.read(body), channel.id, user.id)
    except SlackError as refusal:
        fail(world, user, "invalid_command_response", channel.id, str(refusal))


def options(world: World, user: User, ack: Ack) -> list[Json]:
    """The options that an external select shows; groups come flat."""
    problems = list(OPTIONS_ANSWER.problems(ack, ""))
    if problems:
        fail(world, user, "invalid_options", why="; ".join(map(str, problems)))
        return []
    groups = ack.get("option_groups", [])
    offered = [*ack.get("options", []), *(one for group in groups for one in group["options"])]
    world.journal.add(Kind.OPTIONS, user=user.id, detail={"options": offered, "groups": groups})
    return offered


def submission(world: World, user: User, view: View, ack: Ack) -> None:
    """Do what the ack of a submission asks. An empty one closes the modal."""
    asked = ack.get("response_action") if isinstance(ack, dict) else None
    act = ACTIONS.get(asked, _misunderstood) if ack else _close
    try:
        act(world, view, ack)
    except SlackError as refusal:
        fail(world, user, refusal.error, why="; ".join(refusal.messages))


def _misunderstood(_world: World, _view: View, ack: Ack) -> None:
    raise SlackError("invalid_response_action", [str(ack)])


def _close(world: World, view: View, _ack: Ack) -> None:
    world.views.close(view)


def _errors(world: World, view: View, ack: Json) -> None:
    """Errors stand beside inputs: each key must be the block_id of one."""
    errors: Any = ack.get("errors")
    inputs = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not errors.keys() <= inputs:
        raise SlackError("invalid_response_errors", [f"inputs are {sorted(inputs)}: {errors}"])
    world.views.show_errors(view, errors)


def _update(world: World, view: View, ack: Json) -> None:
    world.views.update(view, checked(world, ack.get("view"), MODAL))


def _push(world: World, view: View, ack: Json) -> None:
    world.views.push(view.user, checked(world, ack.get("view"), MODAL))


def _clear(world: World, view: View, _ack: Json) -> None:
    world.views.close(view, whole_stack=True)


ACTIONS: Final[Mapping[str | None, Callable[[World, View, Json], None]]] = {
    "errors": _errors,
    "update": _update,
    "push": _push,
    "clear": _clear,
}
