"""What became of a request, in a line or two."""

from collections.abc import Mapping

from blocks.mrkdwn import Mrkdwn, lines, phrase, user
from blocks.proposal_words import AS_IT_IS
from blocks.term_lines import QUOTED
from contracts.i18n import _, show_day_of
from contracts.requests import Request, RequestState


def outcome(request: Request) -> Mrkdwn:
    """“Approved by @maria on 25 Nov 2026”; a reason stands below it."""
    who = user(request.decided_by) if request.decided_by else _("nobody")
    day = show_day_of(request.decided_at) if request.decided_at else "–"
    words = OVERRIDDEN if request.overridden else OUTCOMES
    proposal = request.proposed
    said = OF_PROPOSALS.get(request.state) if proposal else None
    first = phrase(said or words[request.state], who=who, day=day)
    reason = phrase(QUOTED, line=request.reason) if request.reason else ""
    nothing = proposal is not None and request.state in NOT_DONE
    rest = phrase(AS_IT_IS[proposal.verb]) if proposal and nothing else ""
    return lines(filter(None, [first, reason, rest]))


OUTCOMES: Mapping[RequestState, str] = {
    RequestState.OPEN: "It waits for a decision",
    RequestState.APPROVED: "*Approved* by {who} on {day}",
    RequestState.REJECTED: "*Rejected* by {who} on {day}",
    RequestState.RETURNED: "*Sent back* by {who} on {day}: a change was asked for",
    RequestState.LAPSED: "*Lapsed* on {day}: nobody decided in time, and it is a draft again",
    RequestState.VOID: "*Void* since {day}: it is asked anew",
    RequestState.RECALLED: "*Recalled* by {who} on {day}: there is nothing to decide",
    RequestState.CANCELED: "*Canceled* by {who} on {day}: there is nothing to decide",
}
OVERRIDDEN: Mapping[RequestState, str] = {
    RequestState.APPROVED: "*Approved by override* of {who} on {day}: its rules were not asked",
    RequestState.REJECTED: "*Rejected by override* of {who} on {day}: its rules were not asked",
}
OF_PROPOSALS: Mapping[RequestState, str] = {
    RequestState.RETURNED: "*Sent back* by {who} on {day}: something else was asked for",
    RequestState.LAPSED: "*Lapsed* on {day}: nobody decided in time",
    RequestState.VOID: "*Void* since {day}",
}
"""Where nothing was submitted, nothing is a draft again."""

NOT_DONE = frozenset(
    {
        RequestState.REJECTED,
        RequestState.RETURNED,
        RequestState.LAPSED,
        RequestState.VOID,
        RequestState.RECALLED,
        RequestState.CANCELED,
    }
)
