"""What belongs to a request for a decision: its steps, the answers, and who was asked."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    RowMapping,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from contracts.approval.answers import Answer
from contracts.approval.facts import Facts, Value
from contracts.approval.forms import read, written
from contracts.requests import Request, RequestState
from store.approval_tables import (
    AnswerRow,
    AskedRow,
    CommentRow,
    HandoverRow,
    MeasuredRow,
    StepRow,
)
from store.bulk import table, unless_there, upsert
from store.requests import REQUESTS, request_from

STEPS, ANSWERS, ASKED = table(StepRow), table(AnswerRow), table(AskedRow)
HANDOVERS, COMMENTS, MEASURED = table(HandoverRow), table(CommentRow), table(MeasuredRow)
ANSWER = tuple(Answer.__dataclass_fields__)
THIS: BindParameter[int] = bindparam("of_request")
OF_STEPS = select(STEPS).where(STEPS.c.request == THIS).order_by(STEPS.c.position)
OF_ANSWERS = select(ANSWERS).where(ANSWERS.c.request == THIS).order_by(ANSWERS.c.at, ANSWERS.c.by)
OF_ASKED = select(ASKED).where(ASKED.c.request == THIS).order_by(ASKED.c.at, ASKED.c.user_id)
OF_HANDOVERS = select(HANDOVERS).where(HANDOVERS.c.request == THIS)
OF_COMMENTS = select(COMMENTS).where(COMMENTS.c.request == THIS).order_by(COMMENTS.c.id)
ADD_ANSWER, ADD_COMMENT = insert(ANSWERS), insert(COMMENTS)
OF_MEASURED = select(MEASURED.c.facts).where(MEASURED.c.request == THIS)
ONE_STEP = update(STEPS).where(STEPS.c.request == THIS, STEPS.c.rule == bindparam("rule_is"))
ONE_ASKED = update(ASKED).where(ASKED.c.request == THIS, ASKED.c.user_id == bindparam("user_is"))
NOW: BindParameter[int] = bindparam("now")
FOLLOWING = tuple(
    insert(rows).from_select(
        ["request", *names],
        select(NOW, *(rows.c[name] for name in names))
        .where(rows.c.request == THIS)
        .order_by(*(rows.c[name] for name in first)),
    )
    for rows, names, first in (
        (HANDOVERS, ("of", "to", "at"), ("of",)),
        (COMMENTS, ("by", "at", "words"), ("id",)),
    )
)
ASKED_OF = (
    select(REQUESTS)
    .join(ASKED, ASKED.c.request == REQUESTS.c.id)
    .where(ASKED.c.user_id == bindparam("user_is"), REQUESTS.c.state == RequestState.OPEN)
    .order_by(REQUESTS.c.id)
)


@dataclass(frozen=True, slots=True)
class KeptStep:
    """A step as it is stored: whom it asks is found anew each time."""

    rule: str  # its name; of an approver who was added, their user id
    measured: Mapping[str, Value]
    person: str | None = None
    added_by: str | None = None
    stage: int | None = None
    asked_at: datetime | None = None
    escalated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody said, without deciding."""

    by: str
    at: datetime
    words: str


@dataclass(frozen=True, slots=True)
class AskedSince:
    """Since when somebody is asked, and when they were last reminded."""

    at: datetime
    reminded_at: datetime | None = None


class Approvals:
    """What is known of requests beside their outcome."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, request: Request, facts: Facts, steps: Sequence[KeptStep]) -> None:
        """What *request* was routed by, and the steps that it takes."""
        said = {"request": request.id, "facts": written(facts)}
        self._connection.execute(insert(MEASURED), said)
        for position, step in enumerate(steps):
            self.add_step(request, step, position)

    def add_step(self, request: Request, step: KeptStep, position: int) -> bool:
        """One more step; whether there was none of its name."""
        values = asdict(step) | {
            "request": request.id,
            "position": position,
            "measured": written(step.measured),
        }
        added = self._connection.execute(
            unless_there(self._connection, StepRow, STEPS.c.rule), values
        )
        return added.first() is not None

    def measured(self, request: Request) -> Facts | None:
        """By which facts it was routed; None for one from before policies."""
        found = self._connection.execute(OF_MEASURED, {"of_request": request.id}).scalar()
        return None if found is None else read(found)

    def steps(self, request: Request) -> list[KeptStep]:
        rows = self._connection.execute(OF_STEPS, {"of_request": request.id}).mappings()
        return [_step(row) for row in rows]

    def begin(self, request: Request, rule: str, at: datetime) -> None:
        """It is the turn of *rule* since *at*."""
        self._change_step(request, rule, {"asked_at": at})

    def escalate(self, request: Request, rule: str, at: datetime) -> None:
        self._change_step(request, rule, {"escalated_at": at})

    def _change_step(self, request: Request, rule: str, values: dict[str, Any]) -> None:
        which = {"of_request": request.id, "rule_is": rule}
        self._connection.execute(ONE_STEP.values(**values), which)

    def answers(self, request: Request) -> list[Answer]:
        """The oldest first."""
        rows = self._connection.execute(OF_ANSWERS, {"of_request": request.id}).mappings()
        return [Answer(**{name: row[name] for name in ANSWER}) for row in rows]

    def answer(self, request: Request, answers: Iterable[Answer]) -> None:
        for one in answers:
            self._connection.execute(ADD_ANSWER, asdict(one) | {"request": request.id})

    def asked(self, request: Request) -> dict[str, AskedSince]:
        """Who was asked so far, and when."""
        rows = self._connection.execute(OF_ASKED, {"of_request": request.id}).mappings()
        return {row["user_id"]: AskedSince(row["at"], row["reminded_at"]) for row in rows}

    def ask(self, request: Request, user_id: str, at: datetime) -> bool:
        """Remember that *user_id* is asked; whether they were not before."""
        statement = unless_there(self._connection, AskedRow, ASKED.c.user_id)
        values = {"request": request.id, "user_id": user_id, "at": at}
        return self._connection.execute(statement, values).first() is not None

    def remind(self, request: Request, user_id: str, at: datetime) -> None:
        which = {"of_request": request.id, "user_is": user_id}
        self._connection.execute(ONE_ASKED.values(reminded_at=at), which)

    def asked_of(self, user_id: str) -> list[Request]:
        """The open requests about which *user_id* was asked at some time, the oldest first."""
        rows = self._connection.execute(ASKED_OF, {"user_is": user_id}).mappings()
        return [request_from(row) for row in rows]

    def handovers(self, request: Request) -> dict[str, str]:
        """Who gave it to whom."""
        rows = self._connection.execute(OF_HANDOVERS, {"of_request": request.id}).mappings()
        return {row["of"]: row["to"] for row in rows}

    def hand_over(self, request: Request, of: str, to: str, at: datetime) -> None:
        """From now on *to* answers instead of *of*, and for themselves, whatever they gave away."""
        back = delete(HANDOVERS).where(HANDOVERS.c.request == request.id, HANDOVERS.c.of == to)
        self._connection.execute(back)
        statement = upsert(self._connection, HandoverRow, ["request", "of"], ["to", "at"])
        self._connection.execute(statement, {"request": request.id, "of": of, "to": to, "at": at})

    def follow(self, before: Request, request: Request) -> bool:
        """What was said of *before* and handed over in it holds for *request*; whether any was.

        The same is asked anew: nobody shall have to say it again.
        """
        both = {"of_request": before.id, "now": request.id}
        copied = (self._connection.execute(copy, both).rowcount for copy in FOLLOWING)
        return sum(copied) > 0

    def comments(self, request: Request) -> list[Comment]:
        """The oldest first."""
        rows = self._connection.execute(OF_COMMENTS, {"of_request": request.id}).mappings()
        return [Comment(row["by"], row["at"], row["words"]) for row in rows]

    def comment(self, request: Request, comment: Comment) -> None:
        self._connection.execute(ADD_COMMENT, asdict(comment) | {"request": request.id})


def _step(row: RowMapping) -> KeptStep:
    named = {name: row[name] for name in KeptStep.__dataclass_fields__}
    return KeptStep(**named | {"measured": read(row["measured"])})
