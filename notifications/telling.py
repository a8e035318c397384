"""A notice about a request, in the transaction of what it tells of."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from contracts.events import Assigned
from contracts.matter import Matter
from store import (
    Delegation,
    NewNotice,
    Priority,
    UnitOfWork,
    about_deadlines,
    about_delegation,
    about_request,
    about_work_of,
)


def delegation_notice(one: Delegation, user_id: str) -> NewNotice:
    """That somebody decides in another's place, and for how long."""
    return NewNotice(
        key=f"delegated:{one.id}:{user_id}",
        kind="delegated",
        recipient=user_id,
        subject=about_delegation(one.id),
        facts={"delegation": one.id},
        priority=Priority.WAITED_FOR,
    )


def put_off_notice(matter: Matter, manager: str) -> NewNotice:
    """That a deadline is not warned about for a while; each time it is put off once."""
    one = matter.deadline
    facts = {
        "contract": matter.contract,
        "number": matter.number,
        "kind": one.kind.value,
        "day": one.day.isoformat(),
        "place": one.place,
    }
    which = ":".join(str(value) for value in facts.values())
    return NewNotice(
        key=f"put_off:{which}:{matter.put_off_at}:{manager}",
        kind="put_off",
        recipient=manager,
        subject=about_deadlines(matter.contract, matter.number),
        facts=facts,
    )


def assigned_notice(event: Assigned, user_id: str, at: datetime) -> NewNotice:
    """That one of two goes on with the work of the other, and what that is."""
    return NewNotice(
        key=f"assigned:{event.of}:{event.to}:{at:%Y%m%dT%H%M%S%f}:{user_id}",
        kind="assigned",
        recipient=user_id,
        subject=about_work_of(event.of),
        facts=asdict(event),
    )


def tell(
    work: UnitOfWork,
    kind: str,
    request: int,
    user_id: str,
    again: str = "",
    **facts: Any,
) -> None:
    """Have *user_id* told once; with *again*, once more for each value of it.

    What was never said, as there was nobody to be told then, is said after all.
    """
    parts: list[object] = [kind, request, user_id, *([again] if again else [])]
    said: Mapping[str, Any] = {"request": request, **facts}
    notice = NewNotice(
        key=":".join(map(str, parts)),
        kind=kind,
        recipient=user_id,
        subject=about_request(request),
        facts=said,
        priority=Priority.WAITED_FOR,
    )
    if not work.outbox.add(notice, work.at):
        work.outbox.revive(notice.key, work.at)
