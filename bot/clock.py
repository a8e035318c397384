"""The process's clock: the only place that looks at it; everybody else is told."""

from datetime import UTC, datetime


def now() -> datetime:
    """Now, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the clock that the others take
