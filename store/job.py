"""A job: work that takes too long for an answer, and the file that comes of it (DESIGN 4)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class JobState(StrEnum):
    """What is to be done about a job."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"  # nobody tries again; whoever asked is told


@dataclass(frozen=True, slots=True)
class NewJob:
    """What *by* asked for; *facts* are references only: it is made of what is so by then."""

    kind: str
    by: str
    facts: Mapping[str, Any]

    @property
    def open(self) -> str:
        """The same while it waits for the same."""
        return json.dumps([self.kind, self.by, self.facts], sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Job:
    """A row of the jobs."""

    id: int
    kind: str
    by: str
    facts: Mapping[str, Any]
    state: JobState
    created_at: datetime
    due_at: datetime  # not before
    attempts: int = 0  # how often it was begun
    lease: str | None = None  # whoever is at it
    leased_until: datetime | None = None
    reason: str | None = None  # why it waits or failed


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file for whoever asked: its *name*, a *title*, what is *said* with it.

    *alt* tells what a picture shows to those who do not see it.
    """

    name: str
    title: str
    said: str
    content: bytes
    alt: str = ""
