"""Why a message waits or was set aside: our words and Slack's, and what they mean to an admin."""

from collections.abc import Mapping
from typing import Final

from contracts.i18n import _

OUTSIDERS: Final = "outsiders"
IN_DOUBT: Final = "in_doubt"
LIMITED: Final = "ratelimited"
ENDING: Final = "ending"
STALLED: Final = "stalled"
BROKEN: Final = "broken"

GONE: Final = frozenset({"message_not_found"})
"""Somebody deleted what was said: there is nothing left to bring up to date."""

SENTENCES: Final[Mapping[str, str]] = {
    OUTSIDERS: "whoever would read it is no full member of our workspace, or has no role",
    IN_DOUBT: "it may have been posted already: I look before I post it again",
    LIMITED: "Slack wants a pause",
    ENDING: "a process ended before it was posted",
    STALLED: "a process stood still before it was posted",
    BROKEN: "it broke on our side",
    "HTTP": "Slack has trouble of its own",
    "fatal_error": "Slack has trouble of its own",
    "internal_error": "Slack has trouble of its own",
    "request_timeout": "Slack took too long",
    "service_unavailable": "Slack has trouble of its own",
    "ConnectionRefusedError": "Slack cannot be reached",
    "ConnectionResetError": "the connection to Slack broke off",
    "RemoteDisconnected": "the connection to Slack broke off",
    "TimeoutError": "Slack took too long",
    "gaierror": "Slack cannot be found: is the network up?",
    "SSLCertVerificationError": "whoever answered is not Slack",
    "invalid_auth": "Slack does not take our token",
    "not_authed": "Slack does not take our token",
    "token_expired": "our token has expired",
    "token_revoked": "our token was revoked",
    "account_inactive": "our bot was removed from the workspace",
    "cannot_dm_bot": "that is a bot",
    "channel_not_found": "there is no such channel, or I am not a member of it",
    "file_not_shared": "Slack took the file, and shows it nowhere: perhaps somebody deleted it",
    "is_archived": "the channel is archived",
    "messages_tab_disabled": "the app’s messages tab is switched off in its settings",
    "missing_scope": "the app lacks a permission that its manifest asks for",
    "not_in_channel": "I am not a member of the channel",
    "restricted_action": "the workspace does not let me post there",
    "user_disabled": "that person has left",
    "user_not_found": "Slack knows nobody of that id",
}


def broken(reference: str) -> str:
    """A mistake of ours, with the *reference* under which it stands in the log."""
    return f"{BROKEN} {reference}"


def sentence(reason: str) -> str:
    """*reason* for people: with Slack's own word, by which more is to be found."""
    word, _space, reference = reason.partition(" ")
    meaning = SENTENCES.get(word)
    if meaning is None:
        return reason
    return _("{meaning} ({word})", meaning=_(meaning), word=reference or word)
