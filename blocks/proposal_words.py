"""Words for what somebody does, or proposes to do, with an agreement."""

from collections.abc import Mapping
from datetime import date

from blocks.mrkdwn import Mrkdwn, bold, joined, phrase
from blocks.term_lines import QUOTED
from contracts.approval.policy import Verb
from contracts.i18n import _, show_day
from contracts.proposal import Proposal
from contracts.terms.wording import short

REASON_ROOM = 500

DO: Mapping[Verb, str] = {
    Verb.TERMINATE: "Terminate",
    Verb.SUSPEND: "Suspend",
    Verb.LAPSE: "Let it lapse",
    Verb.END_ACCOUNT: "End the account",
}
"""On cards and buttons."""

ON: Mapping[Verb, str] = {
    Verb.TERMINATE: "on {day}, its last day",
    Verb.SUSPEND: "from {day} on",
    Verb.LAPSE: "when its term ends on {day}",
}
AT_ONCE: Mapping[Verb, str] = {
    Verb.TERMINATE: "on the day of the last approval",
    Verb.SUSPEND: "from the day of the last approval on",
    Verb.END_ACCOUNT: "with all its contracts",
}
DONE: Mapping[Verb, str] = {
    Verb.TERMINATE: "*{ref}* is terminated: {day} is its last day in force.",
    Verb.SUSPEND: "*{ref}* is suspended from {day} on, until somebody resumes it.",
    Verb.LAPSE: "It is decided: nothing follows *{ref}* after {day}.",
    Verb.END_ACCOUNT: "*{account}* is ended, with all its contracts.",
}
"""What is said once it is carried out."""

WAITS: Mapping[Verb, str] = {
    Verb.TERMINATE: "It is proposed to terminate *{ref}*. Nothing has changed yet.",
    Verb.SUSPEND: "It is proposed to suspend *{ref}*. Nothing has changed yet.",
    Verb.LAPSE: "It is proposed to let *{ref}* lapse. Nothing has changed yet.",
    Verb.END_ACCOUNT: "It is proposed to end *{account}*. Nothing has changed yet.",
}
AS_IT_IS: Mapping[Verb, str] = {
    Verb.TERMINATE: "It is not terminated.",
    Verb.SUSPEND: "It is not suspended.",
    Verb.LAPSE: "What follows it is open.",
    Verb.END_ACCOUNT: "The account is not ended.",
}
"""What it means that a proposal was not approved."""


def what_is_proposed(proposal: Proposal) -> Mrkdwn:
    """“*Terminate* on 30 Nov 2026, its last day”."""
    words, verb = ON.get(proposal.verb), proposal.verb
    if proposal.on is not None and words is not None:
        when = _(words, day=show_day(proposal.on))
    else:
        when = _(AT_ONCE[verb]) if verb in AT_ONCE else ""
    return joined(" ", [bold(_(DO[verb])), when])


def reason_line(proposal: Proposal) -> Mrkdwn:
    """“> closed its doors · insolvency”."""
    said = short(proposal.reason, REASON_ROOM)
    return joined(" · ", [phrase(QUOTED, line=said), short(proposal.circumstances or "", 200)])


def done_line(proposal: Proposal, ref: str, today: date) -> Mrkdwn:
    """What was carried out *today*, and until or from when."""
    day = show_day(proposal.day(today))
    return phrase(DONE[proposal.verb], ref=ref, day=day, account=proposal.account)


def waits_line(proposal: Proposal, ref: str) -> Mrkdwn:
    """That it was laid before others."""
    return phrase(WAITS[proposal.verb], ref=ref, account=proposal.account)
