"""users.* and usergroups.*: who people are."""

from sandbox.api.method import Arguments, Method, Tier, need
from sandbox.api.paging import page
from sandbox.state.errors import SlackError
from sandbox.state.model import Json, User
from sandbox.state.world import World
from sandbox.wire import profile_json, user_json


class Info(Arguments):
    """Arguments of users.info."""

    user: str
    include_locale: bool = False


class List(Arguments):
    """Arguments of users.list."""

    include_locale: bool = False
    limit: int = 1000
    cursor: str = ""


class ByEmail(Arguments):
    """Arguments of users.lookupByEmail."""

    email: str


class OneUser(Arguments):
    """Arguments of users.getPresence."""

    user: str


class Profile(OneUser):
    """Arguments of users.profile.get."""

    include_labels: bool = False


class Group(Arguments):
    """Arguments of usergroups.users.list."""

    usergroup: str
    include_disabled: bool = False


def _shown(world: World, user: User, *, locale: bool) -> Json:
    shown = user_json(world, user, locale=locale)
    if "users:read.email" not in world.app.scopes:
        shown["profile"].pop("email")
    return shown


def info(world: World, asked: Info) -> Json:
    user = world.directory.user(asked.user)
    return {"user": _shown(world, user, locale=asked.include_locale)}


def listed(world: World, asked: List) -> Json:
    """Our own people; those of other organisations are not in the list."""
    ours = [user for user in world.directory.users() if user.team_id == world.team.id]
    found, following = page(ours, asked.limit, asked.cursor)
    shown = [_shown(world, user, locale=asked.include_locale) for user in found]
    return {"members": shown, "response_metadata": {"next_cursor": following}}


def by_email(world: World, asked: ByEmail) -> Json:
    wanted = asked.email.casefold()
    for user in world.directory.users():
        if user.email and user.email.casefold() == wanted and not user.deleted:
            return {"user": _shown(world, user, locale=False)}
    raise SlackError("users_not_found")


def presence(world: World, asked: OneUser) -> Json:
    user = world.directory.user(asked.user)
    return {"presence": "away" if user.deleted else "active"}


def profile(world: World, asked: Profile) -> Json:
    user = world.directory.user(asked.user)
    if user.deleted:
        need(world, "users:read")
    return {"profile": profile_json(user)}


def group(world: World, asked: Group) -> Json:
    if asked.usergroup not in world.directory.groups:
        raise SlackError("no_such_subteam")
    return {"users": list(world.directory.groups[asked.usergroup])}


READ = ("users:read",)
METHODS = (
    Method("users.info", Info, info, READ, Tier.FOUR, reads=True),
    Method("users.list", List, listed, READ, Tier.TWO, reads=True),
    Method("users.lookupByEmail", ByEmail, by_email, ("users:read.email",), reads=True),
    Method("users.getPresence", OneUser, presence, READ, reads=True),
    Method("users.profile.get", Profile, profile, ("users.profile:read",), Tier.FOUR, reads=True),
    Method("usergroups.users.list", Group, group, ("usergroups:read",), Tier.TWO, reads=True),
)
