"""The states of a version and its ways from one to the next (TERMS 6).

What is computed from dates is never a state.
"""

from collections.abc import Mapping
from enum import StrEnum

from contracts.errors import Refusal
from contracts.i18n import _


class State(StrEnum):
    DRAFT = "draft"
    PENDING = "pending"
    APPROVED = "approved"
    ACTIVE = "active"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"
    CANCELED = "canceled"
    SUSPENDED = "suspended"
    TERMINATED = "terminated"


ACCEPTED = frozenset({State.ACTIVE, State.SUPERSEDED, State.SUSPENDED, State.TERMINATED})
"""The customer agreed to it at some time: only these can have been in force."""

OPEN = frozenset({State.DRAFT, State.PENDING, State.APPROVED, State.REJECTED})
"""Something is still to be done with it: a contract has at most one such version."""


class Verb(StrEnum):
    """What can be done with a version."""

    EDIT = "edit"
    SUBMIT = "submit"
    RECALL = "recall"
    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "send back"
    LAPSE = "let lapse"
    ACCEPT = "accept"
    SUPERSEDE = "supersede"
    NOTICE = "notice"
    SUSPEND = "suspend"
    RESUME = "resume"
    TERMINATE = "terminate"
    END = "end"  # with its account
    LET_END = "let end"  # nothing shall follow its term
    CANCEL = "cancel"
    DELETE = "delete"


MOVES: Mapping[tuple[State, Verb], State] = {
    (State.DRAFT, Verb.EDIT): State.DRAFT,
    (State.REJECTED, Verb.EDIT): State.DRAFT,
    (State.DRAFT, Verb.SUBMIT): State.PENDING,
    (State.PENDING, Verb.RECALL): State.DRAFT,
    (State.PENDING, Verb.APPROVE): State.APPROVED,
    (State.PENDING, Verb.REJECT): State.REJECTED,
    (State.PENDING, Verb.RETURN): State.DRAFT,
    (State.PENDING, Verb.LAPSE): State.DRAFT,
    (State.APPROVED, Verb.ACCEPT): State.ACTIVE,
    (State.ACTIVE, Verb.SUPERSEDE): State.SUPERSEDED,
    (State.ACTIVE, Verb.NOTICE): State.ACTIVE,
    (State.ACTIVE, Verb.SUSPEND): State.SUSPENDED,
    (State.SUSPENDED, Verb.RESUME): State.ACTIVE,
    (State.ACTIVE, Verb.TERMINATE): State.TERMINATED,
    (State.SUSPENDED, Verb.TERMINATE): State.TERMINATED,
    **dict.fromkeys(
        [
            (state, Verb.END)
            for state in (State.ACTIVE, State.SUSPENDED, State.SUPERSEDED, State.TERMINATED)
        ],
        State.TERMINATED,
    ),
    (State.ACTIVE, Verb.LET_END): State.ACTIVE,
    (State.SUSPENDED, Verb.LET_END): State.SUSPENDED,
    **dict.fromkeys([(state, Verb.CANCEL) for state in OPEN], State.CANCELED),
}
"""Where each verb leads."""

POSSIBLE = frozenset({*MOVES, (State.DRAFT, Verb.DELETE)})
"""Every verb in every state in which it is possible; what is deleted comes to no state."""

STANDS: Mapping[State, str] = {
    State.DRAFT: "{ref} is a draft",
    State.PENDING: "{ref} is waiting for approval",
    State.APPROVED: "{ref} is approved and waits for the customer’s acceptance",
    State.ACTIVE: "{ref} was accepted by the customer",
    State.SUPERSEDED: "{ref} was replaced by a later version",
    State.REJECTED: "{ref} was rejected",
    State.CANCELED: "{ref} was canceled",
    State.SUSPENDED: "{ref} is suspended",
    State.TERMINATED: "{ref} was terminated",
}
CANNOT: Mapping[Verb, str] = {
    Verb.EDIT: "it cannot be edited",
    Verb.SUBMIT: "it cannot be submitted",
    Verb.RECALL: "it cannot be recalled",
    Verb.APPROVE: "it cannot be approved",
    Verb.REJECT: "it cannot be rejected",
    Verb.RETURN: "it cannot be sent back",
    Verb.LAPSE: "it cannot lapse",
    Verb.ACCEPT: "no acceptance can be recorded",
    Verb.SUPERSEDE: "it cannot be replaced",
    Verb.NOTICE: "no notice can be recorded",
    Verb.SUSPEND: "it cannot be suspended",
    Verb.RESUME: "there is nothing to resume",
    Verb.TERMINATE: "it cannot be terminated",
    Verb.END: "it cannot end with its account",
    Verb.LET_END: "nothing is to be decided about its end",
    Verb.CANCEL: "it cannot be canceled",
    Verb.DELETE: "it cannot be deleted",
}
INSTEAD: Mapping[State, str] = {
    State.DRAFT: "It can be edited, submitted or canceled.",
    State.PENDING: "It can be approved or rejected; or recalled, which makes it a draft again.",
    State.APPROVED: "Record the customer’s acceptance, or cancel it.",
    State.ACTIVE: "What was agreed stays as it is: amend the contract, which drafts a new version.",
    State.SUPERSEDED: "Look at the version that took its place.",
    State.REJECTED: "Edit it, which makes it a draft again, or cancel it.",
    State.CANCELED: "Draft a new version of the contract.",
    State.SUSPENDED: "Resume it, terminate it, or amend the contract.",
    State.TERMINATED: "Make a new contract with the customer.",
}


class WrongState(Refusal):
    """In its state that cannot be done with a version."""

    def __init__(self, state: State, verb: Verb, ref: str) -> None:
        stands, cannot = _(STANDS[state], ref=ref), _(CANNOT[verb])
        super().__init__(
            _("{stands}: {cannot}.", stands=stands, cannot=cannot), hint=_(INSTEAD[state])
        )


def after(state: State, verb: Verb, ref: str) -> State:
    """The state of the version *ref* after *verb*, or WrongState.

    What is deleted keeps its state until it is gone.
    """
    if (state, verb) not in POSSIBLE:
        raise WrongState(state, verb, ref)
    return MOVES.get((state, verb), state)
