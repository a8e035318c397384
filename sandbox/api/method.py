"""What a method of the Web API is: its arguments, its scopes, its pace and what it does."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict

from sandbox.state.errors import SlackError
from sandbox.state.model import Json
from sandbox.state.world import World


class Arguments(BaseModel):
    """What a method takes. The sandbox refuses what Slack would ignore: it is a mistake.

    Bolt's clients send *team_id* with everything.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    team_id: str | None = None


class Tier(IntEnum):
    """Calls a minute, at least, as Slack groups its methods. Posting has a pace of its own."""

    ONE = 1
    TWO = 20
    THREE = 50
    FOUR = 100
    POSTING = 60


@dataclass(frozen=True, slots=True)
class Method:
    """One row of the API's table. *reads* methods take GET and forms, never JSON."""

    name: str
    arguments: type[Arguments]
    run: Callable[[World, Any], Json]
    scopes: tuple[str, ...] = ()
    tier: Tier = Tier.THREE
    reads: bool = False
    app_token: bool = False


class Nothing(Arguments):
    """No arguments."""


def parsed(error: str) -> BeforeValidator:
    """JSON inside a form's field; *error* is Slack's name for one that cannot be read."""

    def read(value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise SlackError(error) from None

    return BeforeValidator(read)


Blocks = Annotated[Any, parsed("invalid_blocks_format")]
Metadata = Annotated[Any, parsed("invalid_metadata_format")]
ViewJson = Annotated[Any, parsed("invalid_json")]
Listed = Annotated[Any, parsed("invalid_json")]


def need(world: World, scope: str) -> None:
    """Refuse with `missing_scope` as Slack does, naming what is needed and what there is."""
    if scope not in world.app.scopes:
        provided = ",".join(sorted(world.app.scopes))
        raise SlackError("missing_scope", needed=scope, provided=provided)
