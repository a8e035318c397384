"""States of contracts in WebSphere Commerce, and what they are here (TERMS 6)."""

from collections.abc import Mapping
from typing import Any

from contracts.files.websphere.nodes import Node, Said
from contracts.i18n import _
from contracts.lifecycle import State

STATES: Mapping[str, State] = {
    "draft": State.DRAFT,
    "pending": State.PENDING,
    "pendingapproval": State.PENDING,
    "submitted": State.PENDING,
    "approved": State.APPROVED,
    "deploymentinprogress": State.APPROVED,
    "deployinprogress": State.APPROVED,
    "deploymentfailed": State.APPROVED,
    "deployfailed": State.APPROVED,
    "active": State.ACTIVE,
    "deployed": State.ACTIVE,
    "suspended": State.SUSPENDED,
    "closed": State.SUPERSEDED,
    "terminated": State.TERMINATED,
    "canceled": State.CANCELED,
    "cancelled": State.CANCELED,
    "markfordelete": State.CANCELED,
    "markedfordeletion": State.CANCELED,
    "rejected": State.REJECTED,
}
WRITTEN: Mapping[State, str] = {
    State.DRAFT: "Draft",
    State.PENDING: "PendingApproval",
    State.APPROVED: "Approved",
    State.ACTIVE: "Active",
    State.SUPERSEDED: "Closed",
    State.REJECTED: "Rejected",
    State.CANCELED: "Canceled",
    State.SUSPENDED: "Suspended",
    State.TERMINATED: "Terminated",
}
LESS: Mapping[State, str] = {
    State.SUSPENDED: "The file does not say since when: it counts as suspended from its start.",
    State.SUPERSEDED: "The file does not say when it was closed.",
    State.TERMINATED: "The file does not say when it was terminated: its end counts.",
    State.CANCELED: "A canceled version was never in force here; there it may have been.",
}
"""What a state there leaves open that counts here."""

TERMINATED = "Terminated in WebSphere Commerce"


def state_in(
    node: Node, start: Said | None, end: Said | None, *, told: bool = False
) -> dict[str, Any]:
    """The state of the contract *node*, with the day since when, where a state needs one.

    *told*: whether the file says more about it elsewhere.
    """
    said = node.take("state")
    if said is None:
        return {}
    word = "".join(letter for letter in str(said.value) if letter.isalnum()).casefold()
    state = STATES.get(word)
    if state is None:
        return {"state": said}
    if state in LESS and not told:
        node.note(_(LESS[state]))
    return {"state": Said(state.value, said.line)} | _since(state, start, end)


def _since(state: State, start: Said | None, end: Said | None) -> dict[str, Any]:
    """The suspension from the start on, or the termination on the last day."""
    if state is State.SUSPENDED and start:
        return {"suspensions": [{"from": start}]}
    if state is State.TERMINATED and end:
        return {"termination": {"on": end, "reason": TERMINATED}}
    return {}
