"""Every verb in every state: the table of TERMS 6 drawn from ours, and what is said otherwise."""

from itertools import product

import pytest

from contracts.errors import Refusal
from contracts.lifecycle import ACCEPTED, MOVES, OPEN, POSSIBLE, State, Verb, WrongState, after

TERMS_6 = """\
edit: draft, rejected → draft
submit: draft → pending
recall: pending → draft
approve: pending → approved
reject: pending → rejected
send back: pending → draft
let lapse: pending → draft
accept: approved → active
supersede: active → superseded
notice: active → active
suspend: active → suspended
resume: suspended → active
terminate: active, suspended → terminated
end: active, superseded, suspended, terminated → terminated
let end: active, suspended → as it was
cancel: draft, pending, approved, rejected → canceled
delete: draft → –
"""


ORDER = [
    *(State.DRAFT, State.PENDING, State.APPROVED, State.REJECTED),
    *(State.ACTIVE, State.SUPERSEDED, State.SUSPENDED, State.TERMINATED),
]


def drawn() -> str:
    """The lifecycle as TERMS 6 writes it: the verb, from where, to where."""
    lines = []
    for verb in Verb:
        sources = [state for state in State if (state, verb) in POSSIBLE]
        targets = [MOVES.get((state, verb), "–") for state in sources]
        target = "as it was" if targets == sources and len(targets) > 1 else targets[0]
        assert target == "as it was" or {*targets} == {target}
        lines.append(f"{verb}: {', '.join(sorted(sources, key=ORDER.index))} → {target}\n")
    return "".join(lines)


def test_the_lifecycle_is_that_of_terms_6() -> None:
    assert drawn() == TERMS_6


@pytest.mark.parametrize(("state", "verb"), list(product(State, Verb)))
def test_a_verb_leads_where_the_table_says_or_is_refused_with_a_way_out(state, verb) -> None:
    if (state, verb) in POSSIBLE:
        assert after(state, verb, "ACME-1/4") == MOVES.get((state, verb), state)
        return
    with pytest.raises(WrongState) as refused:
        after(state, verb, "ACME-1/4")
    assert str(refused.value).startswith("ACME-1/4 ")
    assert str(refused.value).endswith(".")
    assert refused.value.hint.endswith(".")


def test_a_refusal_says_how_it_stands_and_what_can_be_done() -> None:
    with pytest.raises(Refusal) as refused:
        after(State.PENDING, Verb.EDIT, "ACME-1/4")
    assert str(refused.value) == "ACME-1/4 is waiting for approval: it cannot be edited."
    assert "recalled" in refused.value.hint


def test_a_version_is_open_accepted_or_canceled() -> None:
    assert OPEN.isdisjoint(ACCEPTED)
    assert set(State) - OPEN - ACCEPTED == {State.CANCELED}


def test_what_is_open_can_always_be_closed() -> None:
    assert all(after(state, Verb.CANCEL, "ACME-1/4") is State.CANCELED for state in OPEN)


def test_nobody_gets_around_the_decision() -> None:
    into = {target: {state for (state, _), to in MOVES.items() if to is target} for target in State}
    assert into[State.APPROVED] == {State.PENDING}
    assert into[State.ACTIVE] == {State.APPROVED, State.ACTIVE, State.SUSPENDED}
    assert into[State.SUSPENDED] == {State.ACTIVE, State.SUSPENDED}
