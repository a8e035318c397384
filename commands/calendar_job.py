"""The files of `calendar`: asked for now, made later by whoever does slow work (DESIGN 4)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from blocks.limits import FILE_ALT
from commands.calendar_chart import Months, chart_of, figures
from commands.calendar_entries import entries
from contracts.account import Account
from contracts.contract import Contract
from contracts.days import day_before
from contracts.i18n import _, many, show_day
from contracts.window import Window
from contracts.zones import day_in
from documents.calendar_file import calendar_file
from documents.drawing import drawn
from store import Coming, Job, MadeFile, NewJob, Store, UnitOfWork, Whose

KIND = "calendar"
NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9._-]+")
WORDS: Mapping[str, str] = {
    "mine": "your accounts",
    "team": "your team",
    "all": "all customers",
}


class File(StrEnum):
    """What deadlines can be had as."""

    ICS = "ics"
    CHART = "chart"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file of the deadlines in *window*: *scope* says whose in one word, *whose* exactly."""

    file: File
    window: Window
    scope: str
    whose: Whose | None

    def job(self, user_id: str) -> NewJob:
        """For *user_id*."""
        whose = self.whose.written if self.whose else None
        days = {"first": self.window.first.isoformat(), "last": self.window.last.isoformat()}
        return NewJob(
            KIND, user_id, {"file": self.file, "scope": self.scope, "whose": whose} | days
        )

    @classmethod
    def read(cls, facts: Mapping[str, Any]) -> "Wanted":
        """What ``job`` wrote."""
        first, last = (date.fromisoformat(facts[name]) for name in ("first", "last"))
        whose = Whose.read(facts["whose"]) if facts["whose"] else None
        return cls(File(facts["file"]), Window(first, last), facts["scope"], whose)


@dataclass(frozen=True, slots=True)
class Read:
    """What a file is made of, read at one moment."""

    wanted: Wanted
    coming: Coming
    account: Account | None
    contracts: list[Contract]  # those whose older deadlines may stand in older files

    @property
    def of(self) -> str:
        """Whose they are, in words."""
        return self.account.name if self.account else _(WORDS[self.wanted.scope])

    @property
    def code(self) -> str:
        """The same in plain letters."""
        return self.account.code if self.account else self.wanted.scope

    @property
    def incomplete(self) -> str:
        """From when on it is not all; nothing where it is."""
        day = self.coming.more_from
        return _("From {day} on there are more than these.", day=show_day(day)) if day else ""

    @property
    def certain(self) -> Window:
        """The days of which all is known: nothing that was left out counts as over."""
        window, more = self.wanted.window, self.coming.more_from
        return replace(window, last=day_before(more)) if more else window


def make(job: Job, store: Store, now: datetime, zone: str) -> MadeFile:
    """The file that *job* asks for, of what is so *now* (aware); nothing is held meanwhile."""
    wanted = Wanted.read(job.facts)
    with store.reading() as work:
        read = _read(wanted, work, day_in(zone, now))
    return MAKERS[wanted.file](read, now)


def _read(wanted: Wanted, work: UnitOfWork, today: date) -> Read:
    window, whose = wanted.window, wanted.whose
    coming = work.deadlines.between(max(today, window.first), window.last, whose)
    code = whose.account if whose else None
    account = work.accounts.by_code([code]).get(code) if code else None
    refs = sorted({one.contract.ref for one in coming.found})
    contracts = work.contracts.of_account(code) if code else [*work.contracts.by_ref(refs).values()]
    return Read(wanted, coming, account, contracts if wanted.file is File.ICS else [])


def _ics(read: Read, now: datetime) -> MadeFile:
    title = _("Deadlines of {of}", of=read.of)
    found = read.coming.found
    content = calendar_file(title, entries(found, read.contracts, read.certain), now)
    said = many(
        "Here is {count} deadline of {of} as a calendar file.",
        "Here are {count} deadlines of {of} as a calendar file.",
        len(found),
        of=read.of,
    )
    how = _("Open it to put them into your calendar; opening a newer one brings them up to date.")
    told = " ".join(filter(None, (said, read.incomplete, how)))
    return MadeFile(_name(read, "ics"), title, told, content)


def _chart(read: Read, _now: datetime) -> MadeFile:
    words = "{of}: deadlines of the coming twelve months"
    title = _(words, of=_first_up(read.of))
    months = Months(read.coming.found, read.wanted.window.first.replace(day=1))
    chart = chart_of(months, title, _(words, of=_first_up(read.code)), read.incomplete)
    said = _("Here is the chart: what comes due in the coming twelve months, of {of}.", of=read.of)
    told = " ".join(filter(None, (said, read.incomplete)))
    alt = f"{title}. {figures(months, FILE_ALT - len(title) - 2)}"
    return MadeFile(_name(read, "png"), title, told, drawn(chart), alt)


MAKERS: Mapping[File, Callable[[Read, datetime], MadeFile]] = {File.ICS: _ics, File.CHART: _chart}


def _name(read: Read, suffix: str) -> str:
    plain = NOT_IN_NAMES.sub("-", read.code.lower()).strip("-.") or "customer"
    return f"deadlines-{plain}.{suffix}"


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]
