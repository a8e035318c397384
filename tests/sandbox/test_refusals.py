"""What the Web API refuses, by Slack's names, as slack_sdk's own client meets it."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.cast import BOT, installed_by
from sandbox.slack import Slack
from tests.sandbox.calls import ANNA, GENERAL, HOME, MODAL, SALES, error_of


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("chat.postMessage", {"text": "hi"}, "invalid_arguments"),
        ("chat.postMessage", {"channel": "C0NOWHERE", "text": "hi"}, "channel_not_found"),
        ("chat.postMessage", {"channel": GENERAL, "text": "hi"}, "not_in_channel"),
        ("chat.postMessage", {"channel": SALES}, "no_text"),
        ("chat.postMessage", {"channel": SALES, "text": "x" * 40_001}, "msg_too_long"),
        ("chat.postMessage", {"channel": SALES, "text": "x", "colour": 1}, "invalid_arguments"),
        ("chat.postMessage", {"channel": SALES, "blocks": "{"}, "invalid_blocks_format"),
        ("chat.postMessage", {"channel": SALES, "blocks": [{"type": "x"}]}, "invalid_blocks"),
        (
            "chat.postMessage",
            {"channel": SALES, "text": "x", "thread_ts": "1.0"},
            "message_not_found",
        ),
        ("chat.postMessage", {"channel": "U0NOBODY1", "text": "x"}, "user_not_found"),
        ("chat.postMessage", {"channel": BOT.id, "text": "x"}, "cannot_dm_bot"),
        (
            "chat.postMessage",
            {"channel": SALES, "text": "x", "metadata": {"event_type": "t"}},
            "invalid_metadata_format",
        ),
        (
            "chat.postMessage",
            {
                "channel": SALES,
                "text": "x",
                "metadata": {"event_type": "t", "event_payload": {"key": "x" * 9_000}},
            },
            "metadata_too_large",
        ),
        (
            "chat.postEphemeral",
            {"channel": SALES, "user": "U0GST0001", "text": "x"},
            "user_not_in_channel",
        ),
        ("chat.update", {"channel": SALES, "ts": "1.0", "text": "x"}, "message_not_found"),
        ("chat.delete", {"channel": SALES, "ts": "1.0"}, "message_not_found"),
        ("views.open", {"view": MODAL, "trigger_id": "1.1"}, "invalid_trigger_id"),
        ("views.open", {"view": MODAL}, "invalid_arguments"),
        ("views.open", {"view": HOME, "trigger_id": "1.1"}, "invalid_arguments"),
        ("views.update", {"view": MODAL, "view_id": "V1"}, "not_found"),
        ("views.publish", {"view": HOME, "user_id": "U0NOBODY1"}, "user_not_found"),
        ("conversations.open", {"users": ""}, "users_list_not_supplied"),
        ("conversations.open", {"users": f"{ANNA},U0REP0002"}, "too_many_users"),
        ("conversations.open", {"users": "U0NOBODY1"}, "user_not_found"),
        ("conversations.open", {"users": SALES}, "user_not_found"),
        ("conversations.open", {"users": BOT.id}, "cannot_dm_bot"),
        ("conversations.open", {"channel": "D0NOWHERE"}, "channel_not_found"),
        (
            "chat.postMessage",
            {
                "channel": SALES,
                "text": "x",
                "metadata": {"event_type": "", "event_payload": {"key": "k"}},
            },
            "invalid_metadata_schema",
        ),
        ("chat.update", {"channel": "C0NOWHERE", "ts": "1.0", "text": "x"}, "channel_not_found"),
        ("chat.update", {"channel": GENERAL, "ts": "1.0", "text": "x"}, "not_in_channel"),
        ("files.completeUploadExternal", {"files": [{"id": "F1"}]}, "file_not_found"),
        ("files.completeUploadExternal", {"files": []}, "invalid_arguments"),
        ("files.completeUploadExternal", {"files": [{"name": "x"}]}, "invalid_arguments"),
        (
            "files.completeUploadExternal",
            {"files": [{"id": "F1", "alt": "x"}]},
            "invalid_arguments",
        ),
        ("chat.fly", {}, "unknown_method"),
        ("apps.connections.open", {}, "not_allowed_token_type"),
    ],
)
def test_refusals_have_slacks_names(
    client: WebClient, method: str, arguments: dict[str, Any], error: str
) -> None:
    assert error_of(client, method, **arguments) == error


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("users.info", {"user": "U0NOBODY1"}, "user_not_found"),
        ("users.lookupByEmail", {"email": "nobody@example.com"}, "users_not_found"),
        ("usergroups.users.list", {"usergroup": "S1"}, "no_such_subteam"),
        ("conversations.info", {"channel": "C0NOWHERE"}, "channel_not_found"),
        ("conversations.history", {"channel": GENERAL}, "not_in_channel"),
        ("conversations.history", {"channel": SALES, "limit": 0}, "invalid_limit"),
        ("conversations.history", {"channel": SALES, "cursor": "%"}, "invalid_cursor"),
        ("conversations.history", {"channel": SALES, "oldest": "soon"}, "invalid_ts_oldest"),
        ("conversations.history", {"channel": SALES, "latest": "soon"}, "invalid_ts_latest"),
        ("conversations.history", {"channel": "D0NOWHERE"}, "channel_not_found"),
        ("conversations.replies", {"channel": SALES, "ts": "1.0"}, "thread_not_found"),
        ("conversations.list", {"types": "pigeon"}, "invalid_types"),
    ],
)
def test_reading_is_refused_by_name_too(
    client: WebClient, method: str, arguments: dict[str, Any], error: str
) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.api_call(method, http_verb="GET", params=arguments)
    assert refused.value.response["error"] == error


@pytest.mark.parametrize(("token", "error"), [("", "not_authed"), ("xoxb-other", "invalid_auth")])
def test_tokens_are_checked(slack: Slack, token: str, error: str) -> None:
    client = WebClient(token, base_url=slack.url, retry_handlers=[])
    assert error_of(client, "chat.postMessage", channel=SALES, text="x") == error


def test_scopes_are_checked(slack: Slack, client: WebClient) -> None:
    slack.office.allow("commands", "users:read")
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=SALES, text="x")
    assert refused.value.response["error"] == "missing_scope"
    assert refused.value.response["needed"] == "chat:write"
    assert refused.value.response["provided"] == "commands,users:read"
    with pytest.raises(SlackApiError, match="missing_scope"):
        client.conversations_info(channel="C0REN0001")


@pytest.mark.parametrize(
    ("channel", "scope"),
    [
        ("D0REP0001", "im:history"),
        ("C0REN0001", "groups:history"),
        (SALES, "channels:history"),
    ],
)
def test_each_kind_of_history_has_its_own_scope(
    slack: Slack, client: WebClient, channel: str, scope: str
) -> None:
    client.chat_postMessage(channel=ANNA, text="hi")
    slack.office.allow(*(slack.world.app.scopes - {scope}))
    with pytest.raises(SlackApiError) as refused:
        client.conversations_history(channel=channel)
    assert refused.value.response["error"] == "missing_scope"
    assert refused.value.response["needed"] == scope


def test_opening_a_direct_message_needs_its_scope(slack: Slack, client: WebClient) -> None:
    slack.office.allow("chat:write")
    assert error_of(client, "conversations.open", users=ANNA) == "missing_scope"


def test_a_manifest_gives_exactly_what_it_asks_for() -> None:
    app = installed_by(
        {
            "features": {"slash_commands": [{"command": "/x", "should_escape": True}]},
            "oauth_config": {"scopes": {"bot": ["commands"]}},
            "settings": {"event_subscriptions": {"bot_events": ["app_home_opened"]}},
        }
    )
    assert app.scopes == {"commands"}
    assert app.events == {"app_home_opened"}
    assert [command.name for command in app.commands] == ["/x"]


def test_an_uninstalled_app_may_nothing(slack: Slack, client: WebClient) -> None:
    slack.office.uninstall()
    assert error_of(client, "auth.test") == "account_inactive"


def test_a_problem_in_blocks_is_named_with_its_pointer(client: WebClient) -> None:
    blocks = [{"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3_001}}]
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=SALES, text="x", blocks=blocks)
    [message] = refused.value.response["response_metadata"]["messages"]
    assert message == "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"


def test_archived_channels_take_nothing(slack: Slack, client: WebClient) -> None:
    ts = client.chat_postMessage(channel=SALES, text="x")["ts"]
    slack.office.archive("#sales")
    assert error_of(client, "chat.postMessage", channel=SALES, text="x") == "is_archived"
    assert error_of(client, "chat.update", channel=SALES, ts=ts, text="y") == "is_archived"


def test_people_who_left_cannot_be_written_to(slack: Slack, client: WebClient) -> None:
    said = client.chat_postMessage(channel=ANNA, text="x")
    slack.office.change_user(ANNA, deleted=True)
    assert error_of(client, "chat.postMessage", channel=ANNA, text="x") == "user_disabled"
    assert error_of(client, "conversations.open", users=ANNA) == "user_disabled"
    place = {"channel": said["channel"], "ts": said["ts"]}
    assert error_of(client, "chat.postMessage", text="x", channel=place["channel"]) == (
        "user_disabled"
    )
    assert error_of(client, "chat.update", text="y", **place) == "user_disabled"


def test_private_channels_are_hidden_from_outside(slack: Slack, client: WebClient) -> None:
    slack.office.leave(BOT.id, "#renewals")
    assert (
        error_of(client, "chat.postMessage", channel="C0REN0001", text="x") == "channel_not_found"
    )
