"""views.*: modals and the Home tab."""

from sandbox.api.method import Arguments, Method, Tier, ViewJson, need
from sandbox.checks.shapes import Kinds
from sandbox.checks.surfaces import HOME, MODAL, check_view
from sandbox.state.errors import SlackError
from sandbox.state.model import Json
from sandbox.state.named import elements_of
from sandbox.state.world import World
from sandbox.wire import view_json


class Open(Arguments):
    """Arguments of views.open and views.push."""

    view: ViewJson
    trigger_id: str | None = None
    interactivity_pointer: str | None = None


class Update(Arguments):
    """Arguments of views.update: *hash* is the one that the app has seen."""

    view: ViewJson
    view_id: str | None = None
    external_id: str | None = None
    hash: str | None = None


class Publish(Arguments):
    """Arguments of views.publish."""

    user_id: str
    view: ViewJson
    hash: str | None = None


def checked(world: World, view: object, shape: Kinds) -> Json:
    """A modal or a Home tab that this app may show: one that asks for files needs `files:read`."""
    content = check_view(view, shape)
    asked = {element["type"] for block in content["blocks"] for element in elements_of(block)}
    if "file_input" in asked:
        need(world, "files:read")
    return content


def _triggered(world: World, asked: Open) -> str:
    key = asked.trigger_id or asked.interactivity_pointer
    if not key:
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: trigger_id"])
    return world.tickets.pull(key)


def opened(world: World, asked: Open) -> Json:
    with world.journal.lock:
        content = checked(world, asked.view, MODAL)
        return {"view": view_json(world, world.views.open(_triggered(world, asked), content))}


def pushed(world: World, asked: Open) -> Json:
    with world.journal.lock:
        content = checked(world, asked.view, MODAL)
        return {"view": view_json(world, world.views.push(_triggered(world, asked), content))}


def updated(world: World, asked: Update) -> Json:
    if not (asked.view_id or asked.external_id):
        raise SlackError("invalid_arguments", ["[ERROR] missing required field: view_id"])
    with world.journal.lock:
        view = world.views.find(asked.view_id, asked.external_id)
        content = checked(world, asked.view, MODAL if view.kind == "modal" else HOME)
        return {"view": view_json(world, world.views.update(view, content, asked.hash))}


def published(world: World, asked: Publish) -> Json:
    with world.journal.lock:
        content = checked(world, asked.view, HOME)
        user = world.directory.user(asked.user_id)
        view = world.views.publish(user.id, content, asked.hash)
        return {"view": view_json(world, view)}


METHODS = (
    Method("views.open", Open, opened, tier=Tier.FOUR),
    Method("views.push", Open, pushed, tier=Tier.FOUR),
    Method("views.update", Update, updated, tier=Tier.FOUR),
    Method("views.publish", Publish, published, tier=Tier.FOUR),
)
