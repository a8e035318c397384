"""What Slack says about people and channels, as values of the domain."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk import WebClient

from contracts.people import Channel, Person

PAGE = 200
SLACKBOT = "USLACKBOT"  # the only bot that Slack does not call one
NOT_FULL = ("is_restricted", "is_ultra_restricted", "is_stranger")
SHARED = ("is_shared", "is_ext_shared", "is_org_shared", "is_pending_ext_shared")


class SlackPeople:
    """One workspace, asked through the Web API.

    Every method raises SlackApiError, or OSError if Slack does not answer.
    """

    def __init__(self, client: WebClient, team_id: str) -> None:
        self._client, self.team_id = client, team_id

    def person(self, user_id: str) -> Person:
        """Somebody, with the locale that they read in."""
        found = self._client.users_info(user=user_id, include_locale=True)
        return person_from(found["user"], self.team_id)

    def channel(self, channel_id: str) -> Channel:
        """The channel itself; whether guests are in it, its members tell."""
        said = self._client.conversations_info(channel=channel_id)["channel"]
        external = any(said.get(flag) for flag in SHARED)
        return Channel(channel_id, external, guests=False, name=str(said.get("name") or ""))

    def group(self, group_id: str) -> Sequence[str]:
        """The user ids of everybody in a user group."""
        found: Sequence[str] = self._client.usergroups_users_list(usergroup=group_id)["users"]
        return found

    def members(self, channel_id: str) -> Iterator[str]:
        """The user ids of everybody in the channel, page by page."""
        cursor = ""
        while True:
            said = self._client.conversations_members(
                channel=channel_id, limit=PAGE, cursor=cursor or None
            )
            yield from said["members"]
            cursor = (said.get("response_metadata") or {}).get("next_cursor") or ""
            if not cursor:
                return


def person_from(user: Mapping[str, Any], team_id: str) -> Person:
    """*user* as Slack describes them, to the workspace *team_id*.

    In an organisation, somebody of our workspace among others is one of ours.
    """
    teams = user.get("enterprise_user", {}).get("teams", ())
    return Person(
        user_id=user["id"],
        team_id=team_id if team_id in teams else str(user.get("team_id") or ""),
        name=_name(user),
        guest=any(user.get(flag) for flag in NOT_FULL),
        bot=bool(user.get("is_bot")) or user["id"] == SLACKBOT,
        deleted=bool(user.get("deleted")),
        locale=str(user.get("locale") or "").replace("-", "_") or "en_GB",
        timezone=str(user.get("tz") or "UTC"),
        status=_status(user),
    )


def _status(user: Mapping[str, Any]) -> str:
    profile = user.get("profile") or {}
    said = (str(profile.get(name) or "") for name in ("status_emoji", "status_text"))
    return " ".join(filter(None, said))


def _name(user: Mapping[str, Any]) -> str:
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("name"))
    return next((str(name) for name in names if name), "")
