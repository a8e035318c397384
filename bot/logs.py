"""Logging: structlog for us and for the libraries, and no line with what customers agreed."""

import logging
import sys
from collections.abc import Sequence

import structlog
from structlog.typing import Processor

from bot.setting_kinds import LogFormat, LogLevel

# Libraries whose lines may carry bodies, payloads or statements: only what is dire (SLACK 4).
# Bolt's own loggers copy the level of whatever they are given: see `bolt_logger`.
QUIETED = {
    "slack_sdk": logging.ERROR,
    "apscheduler": logging.CRITICAL,  # it logs the text of errors: bot.jobs says which broke off
    "sqlalchemy": logging.WARNING,
    "alembic": logging.WARNING,
    "waitress": logging.WARNING,
}


SHARED: Sequence[Processor] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def set_up_logging(log_format: LogFormat, level: LogLevel) -> None:
    """Everything to standard error, in one format."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(_renderer(log_format)))
    logging.basicConfig(handlers=[handler], level=level.value, force=True)
    for name, least in QUIETED.items():
        logging.getLogger(name).setLevel(least)


def _formatter(renderer: Processor) -> logging.Formatter:
    """One for our lines and for those of the libraries."""
    return structlog.stdlib.ProcessorFormatter(
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        foreign_pre_chain=SHARED,
    )


def bolt_logger() -> logging.Logger:
    """For Bolt, which logs rejected bodies at INFO and answers at DEBUG: it says nothing.

    Where it fails, the status of its answer stands in our own log.
    """
    logger = logging.getLogger("slack_bolt")
    logger.setLevel(logging.CRITICAL)
    return logger


def _renderer(log_format: LogFormat) -> Processor:
    if log_format is LogFormat.JSON:
        return structlog.processors.JSONRenderer(ensure_ascii=False)
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
