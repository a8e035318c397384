"""auth.test and apps.connections.open: who the app is, and its way in."""

from sandbox.api.method import Method, Nothing, Tier
from sandbox.state.model import Json
from sandbox.state.world import World


def test(world: World, _asked: Nothing) -> Json:
    bot = world.directory.user(world.app.bot_user)
    return {
        "url": f"https://{world.team.domain}.slack.com/",
        "team": world.team.name,
        "user": bot.name,
        "team_id": world.team.id,
        "user_id": bot.id,
        "bot_id": world.app.bot_id,
        "is_enterprise_install": False,
    }


def connect(world: World, _asked: Nothing) -> Json:
    """A websocket's address that is good for one connection."""
    address = world.address.replace("http", "ws", 1)
    return {"url": f"{address}link/?ticket={world.tickets.socket()}&app_id={world.app.app_id}"}


METHODS = (
    Method("auth.test", Nothing, test, tier=Tier.FOUR),
    Method("apps.connections.open", Nothing, connect, tier=Tier.ONE, app_token=True),
)
