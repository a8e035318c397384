"""Questions to Slack that somebody waits for: a second at most, whatever Slack does."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from http.client import HTTPException
from typing import TypeVar

import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from sqlalchemy.exc import SQLAlchemyError

log = structlog.get_logger(__name__)

SECONDS = 1.0

T = TypeVar("T")


class NoAnswer(Exception):  # noqa: N818 - what it means for the asker is the caller's to say
    """Slack did not answer in time, or not what was asked; *reason* is Slack's word for it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def within(
    executor: Executor, fetch: Callable[[], T], keep: Callable[[T], None], seconds: float = SECONDS
) -> T:
    """What *fetch* brings, or NoAnswer after *seconds*; *keep* gets it however late it comes.

    Nobody waits for *keep*: it writes to the store.
    """
    answer: Future[T] = Future()
    executor.submit(_run, answer, fetch, keep)
    try:
        return answer.result(seconds)
    except TimeoutError:
        raise NoAnswer("too late") from None
    except SlackApiError as error:
        raise NoAnswer(str(error.response.get("error"))) from error
    except (SlackClientError, HTTPException, OSError, LookupError, ValueError) as error:
        raise NoAnswer(type(error).__name__) from error


def _run(answer: Future[T], fetch: Callable[[], T], keep: Callable[[T], None]) -> None:
    try:
        found = fetch()
    except Exception as error:  # noqa: BLE001 - it is raised again where it is waited for
        answer.set_exception(error)
        return
    answer.set_result(found)
    try:
        keep(found)
    except SQLAlchemyError as error:
        log.warning("what Slack said was not kept", error=type(error).__name__)
