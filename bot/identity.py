"""Which workspace we serve, and as whom."""

from dataclasses import dataclass

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from contracts.errors import Refusal
from contracts.i18n import _


class NoSlack(Refusal):
    """Slack does not let us in."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Our team, and our user and app in it; *scopes* are what the token may do."""

    team_id: str
    bot_user_id: str
    bot_id: str = ""
    scopes: frozenset[str] = frozenset()


def who_we_are(client: WebClient, team_id: str = "") -> Identity:
    """Ask Slack, by auth.test.

    Raises NoSlack with a sentence if Slack does not tell, and if *team_id* names another
    workspace than the token's.
    """
    said = _auth_test(client)
    found = str(said["team_id"])
    if team_id not in {"", found}:
        raise NoSlack(
            _("SLACK_TEAM_ID is {one}, SLACK_BOT_TOKEN is of {other}.", one=team_id, other=found)
        )
    scopes = frozenset(_scopes(said.headers or {}))
    return Identity(found, str(said["user_id"]), str(said.get("bot_id") or ""), scopes)


def _auth_test(client: WebClient) -> SlackResponse:
    try:
        return client.auth_test()
    except SlackApiError as error:
        why = error.response.get("error")
        raise NoSlack(_("Slack refuses SLACK_BOT_TOKEN: {why}.", why=why)) from error
    except (OSError, SlackClientError) as error:
        where = client.base_url
        raise NoSlack(
            _("Slack does not answer at {where}.", where=where), hint=_("Check SLACK_API_URL.")
        ) from error


def _scopes(headers: dict[str, str]) -> list[str]:
    listed = next((v for name, v in headers.items() if name.lower() == "x-oauth-scopes"), "")
    return [scope.strip() for scope in listed.split(",") if scope.strip()]
