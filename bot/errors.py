"""What the reader sees when something goes wrong. The only place that decides it.

Neither the sentence nor the log repeats the text of an error that is not a refusal: it may carry
what somebody typed, a price, a row. The log gets the class and the places in the code.
"""

import secrets
import traceback
from dataclasses import dataclass
from enum import StrEnum
from functools import singledispatch

import structlog
from sqlalchemy.exc import DBAPIError, NoSuchTableError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import Mrkdwn, joined, user
from contracts.errors import NotAllowed, Refusal
from contracts.i18n import _, listed

log = structlog.get_logger(__name__)

DATABASE = (DBAPIError, PoolTimeout)


class Outcome(StrEnum):
    """How an answer ended, as the metrics count it."""

    ANSWERED = "answered"
    REFUSED = "refused"
    FORBIDDEN = "forbidden"
    UNAVAILABLE = "unavailable"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Explained:
    outcome: Outcome
    message: Message


@singledispatch
def explain(error: Exception) -> Explained:
    """Say that it is our fault, and give a reference that also stands in the log."""
    reference = logged("a request failed", error)
    return Explained(
        Outcome.FAILED,
        Message(
            _(
                "Something broke on our side. Please quote `{reference}` if you report it.",
                reference=reference,
            )
        ),
    )


@explain.register
def _refusal(error: Refusal) -> Explained:
    outcome = Outcome.FORBIDDEN if isinstance(error, NotAllowed) else Outcome.REFUSED
    return Explained(outcome, refusal(error))


@explain.register(DBAPIError)
@explain.register(PoolTimeout)
@explain.register(NoSuchTableError)
def _database(error: Exception) -> Explained:
    reference = logged("the database did not answer", error)
    return Explained(
        Outcome.UNAVAILABLE,
        Message(
            _(
                "I cannot read the contracts at the moment, and nothing was changed. Please try"
                " again in a minute; if it lasts, tell whoever runs the bot and quote"
                " `{reference}`.",
                reference=reference,
            )
        ),
    )


def fault(error: Exception) -> str:
    """The reference under which the log has a fault of ours; the database's are raised on."""
    if isinstance(error, DATABASE):
        raise error
    return logged("a notice could not be made", error)


def refusal(error: Refusal) -> Message:
    """The sentence, below it what to do and whom to ask, and buttons for what was meant."""
    said = str(error)
    whom = listed([user(user_id) for user_id in error.whom])
    hint = joined(" ", [error.hint, Mrkdwn(whom)])
    buttons = [kit.runs(label, line) for label, line in error.offers.items()]
    offered = [kit.actions(*buttons)] if buttons else []
    return Message(said, (*kit.texts([said]), *kit.texts([hint]), *offered))


def logged(event: str, error: BaseException, **more: str) -> str:
    """Log *error* as far as it tells nothing; the reference by which it is found there."""
    reference = secrets.token_hex(3)
    log.error(event, reference=reference, error=_names(error), at=_places(error), **more)
    return reference


def _names(error: BaseException) -> str:
    """The classes of *error* and of what caused it: ``OperationalError < sqlite3…``."""
    names = [type(error).__qualname__]
    while cause := error.__cause__ or error.__context__:
        names.append(type(cause).__qualname__)
        error = cause
    return " < ".join(names)


def _places(error: BaseException) -> list[str]:
    """Where it happened, innermost last, without what the variables held."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
