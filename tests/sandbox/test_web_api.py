"""What the Web API does, as slack_sdk's own client meets it."""

import json
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.cast import CHANNELS, cast
from sandbox.clock import ManualClock
from sandbox.slack import Slack
from sandbox.state.errors import SlackError
from tests.sandbox.calls import ANNA, HOME, MODAL, SALES, error_of


def test_posting_editing_and_deleting(client: WebClient) -> None:
    first = client.chat_postMessage(channel=SALES, text="one", blocks=[{"type": "divider"}])
    client.chat_update(channel=SALES, ts=first["ts"], text="two")
    [shown] = client.conversations_history(channel=SALES)["messages"]
    assert (shown["text"], shown["blocks"][0]["type"]) == ("two", "divider")
    assert shown["edited"]["ts"] > first["ts"]
    assert error_of(client, "chat.update", channel=SALES, ts=first["ts"], text="x" * 4_001) == (
        "msg_too_long"
    )
    assert (
        first["ts"].replace(".", "")
        in client.chat_getPermalink(channel=SALES, message_ts=first["ts"])["permalink"]
    )
    client.chat_delete(channel=SALES, ts=first["ts"])
    assert client.conversations_history(channel=SALES)["messages"] == []


def test_only_its_own_messages_can_be_changed(slack: Slack, client: WebClient) -> None:
    slack.person("anna").types("hello", in_="#sales")
    [said] = slack.person("anna").sees("#sales")
    assert error_of(client, "chat.update", channel=SALES, ts=said.ts, text="x") == (
        "cant_update_message"
    )
    assert error_of(client, "chat.delete", channel=SALES, ts=said.ts) == "cant_delete_message"


def test_timestamps_grow_though_the_clock_stands_still(client: WebClient) -> None:
    stamps = [client.chat_postMessage(channel=SALES, text=f"{n}")["ts"] for n in range(5)]
    assert stamps == sorted(set(stamps))


def test_history_is_paged_bounded_and_shows_metadata_on_request(client: WebClient) -> None:
    metadata = {"event_type": "notice", "event_payload": {"key": "k1"}}
    stamps = [
        client.chat_postMessage(channel=SALES, text=f"{n}", metadata=metadata)["ts"]
        for n in range(5)
    ]
    pages = client.conversations_history(channel=SALES, limit=2)
    assert [m["text"] for page in pages for m in page["messages"]] == ["4", "3", "2", "1", "0"]
    between = client.conversations_history(channel=SALES, oldest=stamps[1], latest=stamps[3])
    assert [m["text"] for m in between["messages"]] == ["2"]
    edges = client.conversations_history(
        channel=SALES, oldest=stamps[1], latest=stamps[3], inclusive=True
    )
    assert [m["text"] for m in edges["messages"]] == ["3", "2", "1"]
    assert "metadata" not in between["messages"][0]
    full = client.conversations_history(channel=SALES, limit=1, include_all_metadata=True)
    assert full["messages"][0]["metadata"] == metadata


def test_metadata_stays_with_a_message_that_is_changed(client: WebClient) -> None:
    """A lost reply is found again in the direct message by the key in its metadata."""
    metadata = {"event_type": "notice", "event_payload": {"key": "k1"}}
    said = client.chat_postMessage(channel=ANNA, text="one", metadata=metadata)
    place = {"channel": said["channel"], "ts": said["ts"]}
    client.chat_update(**place, text="two", blocks=[])
    found = client.conversations_history(channel=said["channel"], include_all_metadata=True)
    [message] = found["messages"]
    assert (message["text"], message["metadata"]) == ("two", metadata)
    assert message["edited"]["ts"] > said["ts"]
    client.chat_update(**place, text="three", metadata={**metadata, "event_payload": {"key": "2"}})
    found = client.conversations_history(channel=said["channel"], include_all_metadata=True)
    assert found["messages"][0]["metadata"]["event_payload"] == {"key": "2"}


def test_threads_are_read_apart(client: WebClient) -> None:
    root = client.chat_postMessage(channel=SALES, text="root")["ts"]
    client.chat_postMessage(channel=SALES, text="reply", thread_ts=root)
    assert len(client.conversations_history(channel=SALES)["messages"]) == 1
    replies = client.conversations_replies(channel=SALES, ts=root)["messages"]
    assert [message["text"] for message in replies] == ["root", "reply"]


def test_ephemerals_are_for_one_and_stand_in_no_history(slack: Slack, client: WebClient) -> None:
    client.chat_postEphemeral(channel=SALES, user=ANNA, text="for you")
    assert [message.text for message in slack.person("anna").sees("#sales")] == ["for you"]
    assert slack.person("ben").sees("#sales") == []
    assert client.conversations_history(channel=SALES)["messages"] == []


def test_people_are_told_as_slack_tells_them(slack: Slack, client: WebClient) -> None:
    anna = client.users_info(user=ANNA)["user"]
    assert (anna["tz"], anna["is_restricted"], anna["team_id"]) == (
        "Europe/Amsterdam",
        False,
        "T0SANDBOX",
    )
    assert "locale" not in anna
    assert client.users_info(user=ANNA, include_locale=True)["user"]["locale"] == "en-US"
    assert client.users_info(user="U0GST0001")["user"]["is_restricted"]
    assert client.users_info(user="U0STR0001")["user"]["team_id"] == "T0OTHER01"
    assert client.users_lookupByEmail(email="Ben@example.com")["user"]["id"] == "U0REP0002"
    assert client.users_profile_get(user=ANNA)["profile"]["display_name"] == "anna"
    assert client.users_getPresence(user=ANNA)["presence"] == "active"
    listed = [user["id"] for page in client.users_list(limit=4) for user in page["members"]]
    assert len(listed) == len(set(listed)) == 9
    slack.office.group("S0SALES", (ANNA,))
    assert client.usergroups_users_list(usergroup="S0SALES")["users"] == [ANNA]


def test_channels_are_told_as_slack_tells_them(client: WebClient) -> None:
    shared = client.conversations_info(channel="C0SHR0001", include_num_members=True)["channel"]
    assert (shared["is_ext_shared"], shared["num_members"], shared["is_member"]) == (True, 4, True)
    names = [one["name"] for one in client.conversations_list()["channels"]]
    assert names == ["sales", "general", "acme-shared"]
    private = client.conversations_list(types="private_channel")["channels"]
    assert [one["id"] for one in private] == ["C0REN0001"]
    pages = client.conversations_members(channel=SALES, limit=2)
    assert sorted(one for page in pages for one in page["members"]) == sorted(CHANNELS[0].members)


def test_direct_messages_are_opened_once(client: WebClient) -> None:
    opened = [client.conversations_open(users=ANNA)["channel"]["id"] for _ in range(2)]
    assert opened == ["D0REP0001", "D0REP0001"]
    assert client.chat_postMessage(channel=ANNA, text="hi")["channel"] == "D0REP0001"
    assert client.conversations_info(channel="D0REP0001")["channel"]["user"] == ANNA


def test_files_go_up_in_two_steps(slack: Slack, client: WebClient) -> None:
    client.files_upload_v2(channel=SALES, content="a;b\n", filename="terms.csv", title="Terms")
    [message] = slack.person("anna").sees("#sales")
    file = slack.world.files.get(message.files[0])
    assert (file.name, file.title, file.content) == ("terms.csv", "Terms", b"a;b\n")
    place = client.files_getUploadURLExternal(filename="x", length=3)
    with pytest.raises(SlackError, match="invalid_upload_length"):
        slack.world.files.receive(str(place["file_id"]), b"four")


def test_of_a_file_slack_tells_where_it_stands(slack: Slack, client: WebClient) -> None:
    place = client.files_getUploadURLExternal(filename="c.png", length=3, alt_txt="Two bars")
    file_id = str(place["file_id"])
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_info(file=file_id)
    slack.world.files.receive(file_id, b"png")
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_info(file=file_id)
    for channel in (SALES, "D0REP0001"):
        client.conversations_open(users=ANNA)
        client.files_completeUploadExternal(files=[{"id": file_id}], channel_id=channel)
    told = client.files_info(file=file_id)["file"]
    [said] = slack.world.messages.public(SALES)
    assert told["shares"]["public"] == {SALES: [{"ts": said.ts}]}
    assert list(told["shares"]["private"]) == ["D0REP0001"]
    assert (told["alt_txt"], told["title"]) == ("Two bars", "c.png")
    client.files_delete(file=file_id)
    assert slack.world.messages.public(SALES) == slack.world.messages.public("D0REP0001") == []
    with pytest.raises(SlackApiError, match="file_not_found"):
        client.files_delete(file=file_id)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"filename": " ", "length": 3}, "invalid_arguments"),
        ({"filename": "x", "length": 0}, "invalid_arguments"),
        ({"filename": "x", "length": 3, "alt_txt": "x" * 1001}, "alt_txt_too_large"),
    ],
)
def test_a_place_for_a_file_is_refused(
    client: WebClient, arguments: dict[str, Any], error: str
) -> None:
    with pytest.raises(SlackApiError, match=error):
        client.files_getUploadURLExternal(**arguments)


def test_triggers_open_one_view_within_three_seconds(
    slack: Slack, client: WebClient, clock: ManualClock
) -> None:
    once = slack.world.tickets.trigger(ANNA)
    client.views_open(trigger_id=once, view=MODAL)
    assert error_of(client, "views.open", trigger_id=once, view=MODAL) == "exchanged_trigger_id"
    late = slack.world.tickets.trigger(ANNA)
    clock.advance(3.5)
    assert error_of(client, "views.open", trigger_id=late, view=MODAL) == "expired_trigger_id"


def test_views_are_updated_by_hash_and_external_id(slack: Slack, client: WebClient) -> None:
    named = {**MODAL, "external_id": "draft-1"}
    view = client.views_open(trigger_id=slack.world.tickets.trigger(ANNA), view=named)["view"]
    client.views_update(external_id="draft-1", hash=view["hash"], view=MODAL)
    stale = {"view_id": view["id"], "hash": view["hash"], "view": MODAL}
    assert error_of(client, "views.update", **stale) == "hash_conflict"
    trigger = slack.world.tickets.trigger(ANNA)
    assert error_of(client, "views.update", external_id="draft-1", view=MODAL) == "not_found"
    client.views_push(trigger_id=trigger, view=named)
    taken = {"trigger_id": slack.world.tickets.trigger(ANNA), "view": named}
    assert error_of(client, "views.push", **taken) == "duplicate_external_id"


def test_a_view_may_be_250_kilobytes(slack: Slack, client: WebClient) -> None:
    text = {"type": "mrkdwn", "text": "x" * 2_990}
    view = {**MODAL, "blocks": [{"type": "section", "text": text}] * 90}
    trigger = slack.world.tickets.trigger(ANNA)
    assert error_of(client, "views.open", trigger_id=trigger, view=view) == "view_too_large"


def test_home_keeps_its_hash(client: WebClient) -> None:
    first = client.views_publish(user_id=ANNA, view=HOME)["view"]
    second = client.views_publish(user_id=ANNA, view=HOME, hash=first["hash"])["view"]
    assert first["id"] == second["id"]
    stale = {"user_id": ANNA, "view": HOME, "hash": first["hash"]}
    assert error_of(client, "views.publish", **stale) == "hash_conflict"


def test_forms_are_understood_as_well_as_json(slack: Slack) -> None:
    blocks = json.dumps([{"type": "divider"}])
    said = {"token": slack.bot_token, "channel": SALES, "text": "hi", "blocks": blocks}
    body = urlencode(said)
    with urlopen(Request(f"{slack.url}chat.postMessage", body.encode())) as answer:  # noqa: S310 - loopback
        assert b'"ok":true' in answer.read()
    [message] = slack.person("anna").sees("#sales")
    assert message.blocks[0]["type"] == "divider"


def test_a_json_body_is_no_argument_for_reading(client: WebClient) -> None:
    assert error_of(client, "users.info", user=ANNA) == "invalid_arguments"


def test_a_workspace_can_be_built_otherwise() -> None:
    plan = cast()
    small = replace(plan, channels=plan.channels[:1])
    with Slack.offline(small) as slack:
        assert len(slack.world.directory.channels()) == 1


def test_rate_limits_are_kept_per_method_and_channel(clock: ManualClock) -> None:
    with Slack.running(clock=clock, rate_limits=True) as slack:
        client = WebClient(slack.bot_token, base_url=slack.url, retry_handlers=[])
        for number in range(5):
            client.chat_postMessage(channel=SALES, text=f"{number}")
        with pytest.raises(SlackApiError) as refused:
            client.chat_postMessage(channel=SALES, text="too fast")
        assert refused.value.response.status_code == 429
        assert refused.value.response["error"] == "ratelimited"
        assert refused.value.response.headers["Retry-After"] == "1"
        client.chat_postMessage(channel=ANNA, text="another channel")
        clock.advance(1)
        client.chat_postMessage(channel=SALES, text="again")
