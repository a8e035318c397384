"""How long anybody waits for others who write: Slack waits three seconds for an answer."""

from time import monotonic
from typing import Any

from sqlalchemy import Connection, Engine, event

PATIENCE = 2.0
"""Seconds, for all the locks of a transaction together."""

WRITES = "writes"
"""Execution option of a connection whose transaction will write: the seconds it may wait."""

SHORT, LEAST = 0.05, 0.2  # seconds: what counts as waiting, and what each lock is given at least
BEGAN, LEFT = "began", "left"  # keys of what is known of a connection


def wait_no_longer(engine: Engine) -> None:
    """On PostgreSQL the time-out is a lock's: after each that took long, shorten the next ones'.

    For those who write because somebody asks, and not for migrations, which take their time.
    """
    event.listen(engine, "begin", _begin)
    event.listen(engine, "before_cursor_execute", _before)
    event.listen(engine, "after_cursor_execute", _after)


def _begin(connection: Connection) -> None:
    connection.info[LEFT] = connection.get_execution_options().get(WRITES)


def _before(connection: Connection, *_statement: object) -> None:
    connection.info[BEGAN] = monotonic()


def _after(connection: Connection, *_statement: object) -> None:
    took = monotonic() - connection.info[BEGAN]
    left = connection.info.get(LEFT)
    if took < SHORT or left is None:
        return
    left = connection.info[LEFT] = max(LEAST, left - took)
    driver: Any = connection.connection.driver_connection
    driver.execute(f"SET LOCAL lock_timeout = '{left * 1000:.0f}ms'")
