"""What has to be said and what must not be, worked out beside the sweep and without its code."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import count, takewhile
from typing import Any

from dateutil.relativedelta import relativedelta

from tests.notifications.story.plans import Rule

DAY = timedelta(days=1)
FAR = date(2040, 1, 1)
OWED = {"obligation", "commitment"}

Due = tuple[int, str, int, date]  # the version, the kind, the term, the day


def span(text: str, times: int = 1) -> relativedelta:
    number, unit = text.split()
    return relativedelta(**{unit.rstrip("s") + "s": int(number) * times})  # type: ignore[arg-type]


def series(first: date, every: str, least: int = 0) -> Iterator[date]:
    """*first* and what comes *every* so long after it, counted from the first."""
    found = (first + span(every, times) for times in count(least))
    return takewhile(lambda day: day < FAR, found)


def day_of(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass
class Version:
    """A version as a contract file has it, and what became of it."""

    said: dict[str, Any]
    noticed: date | None = None  # the day on which it ends then
    terminated: date | None = None
    follower: date | None = None  # when another takes over

    @property
    def number(self) -> int:
        return int(self.said["number"])

    @property
    def start(self) -> date:
        return date.fromisoformat(self.said["start"])

    @property
    def value(self) -> int:
        return int(self.said["value"].split(".")[0])

    @property
    def over(self) -> bool:
        return self.terminated is not None or self.follower is not None

    def ends(self) -> list[date]:
        """The last day of each term."""
        if self.noticed:
            return [self.noticed]
        end, renewal = day_of(self.said["end"]), self.said.get("renewal", {})
        if end is None:
            return []
        if renewal.get("kind") != "automatic":
            return [end]
        terms = (day - DAY for day in series(end + DAY, renewal["for"]))
        most = renewal.get("times")
        return [day for n, day in enumerate(terms) if most is None or n <= most]

    @property
    def last(self) -> date:
        """The last day by its own dates."""
        renewal = self.said.get("renewal", {})
        endless = renewal.get("kind") == "automatic" and "times" not in renewal
        ends = self.ends()
        return FAR if not ends or (endless and not self.noticed) else ends[-1]

    def renews_on(self, day: date) -> bool:
        """Whether a term begins: then both its renewal and what follows it count as ahead."""
        return day - DAY in self.ends() and day - DAY != self.last

    def in_force(self, day: date) -> bool:
        until = [self.last, self.terminated or FAR]
        until += [self.follower - DAY] if self.follower else []
        return self.start <= day <= min(until)

    def ahead(self, today: date) -> set[Due]:
        """The next day of each kind and term."""
        found = set()
        for kind, place, days in self._all(today):
            day = next((day for day in days if day >= today), None)
            found |= {(self.number, kind, place, day)} if day else set()
        return found

    def _all(self, today: date) -> Iterator[tuple[str, int, Iterator[date]]]:
        yield from self._own(today)
        for place, term in enumerate(self.said["terms"], 1):
            yield KIND[term["kind"]], place, self._of_term(term)

    def _own(self, today: date) -> Iterator[tuple[str, int, Iterator[date]]]:
        ends, notice = self.ends(), self.said.get("notice")
        running = next((day for day in ends if day >= today), None)
        if running is None:
            if not ends and notice:
                yield "anniversary", 0, series(self.start, "1 year", 1)
            return
        if self.renews_on(today):
            yield "renewal", 0, iter([today])
        renews = running != self.last
        yield ("renewal", 0, iter([running + DAY])) if renews else ("end", 0, iter([running]))
        if notice and self.last != ends[0]:
            yield (
                "notice",
                0,
                (last_notice(day, notice["period"]) for day in ends if day != self.last),
            )

    def _of_term(self, term: dict[str, Any]) -> Iterator[date]:
        if term["kind"] == "obligation":
            due = date.fromisoformat(term["due"])
            if "every" not in term:
                return iter([due])
            days = (day for day in series(due, term["every"]) if day >= self.start)
            return takewhile(lambda day: day <= self.last, days)
        if term["kind"] == "price_review":
            days = series(self.start, term["every"], 1)
            return takewhile(lambda day: day <= self.last, days)
        if term["kind"] == "promotion":
            ends = date.fromisoformat(term["valid_to"])
            return iter([ends] if ends < self.last else [])
        every = {"year": "1 year", "quarter": "3 months"}[term["per"]]
        return (min(day - DAY, self.last) for day in series(self.start, every, 1))


KIND = {
    "obligation": "obligation",
    "price_review": "review",
    "promotion": "promotion",
    "purchase_commitment": "commitment",
}


def last_notice(end: date, period: str) -> date:
    """The latest day from which the period is over by *end*."""
    day = end - span(period)
    return max(day + n * DAY for n in range(4) if day + n * DAY + span(period) <= end)


def steps_for(
    kind: str, segment: str, value: int, rules: Sequence[Rule], usual: tuple[int, ...]
) -> tuple[int, ...]:
    """The nearest ladder: of the contract, the segment, the kind, the largest value."""
    best: tuple[tuple[bool, bool, bool, int], tuple[int, ...]] | None = None
    for rule in rules:
        fits = (
            rule.kind in {None, kind}
            and rule.segment in {None, segment}
            and rule.contract in {None, "ACME-1"}
            and (rule.least is None or value >= rule.least)
        )
        near = (
            rule.contract is not None,
            rule.segment is not None,
            rule.kind is not None,
            -1 if rule.least is None else rule.least,
        )
        if fits and (best is None or near > best[0]):
            best = near, rule.steps
    return best[1] if best else usual


@dataclass
class World:
    """All that is known at one time: what is ahead or was missed, what was said and done."""

    versions: list[Version]
    usual: tuple[int, ...]
    segment: str = "Big"
    rules: list[Rule] = field(default_factory=list)
    known: set[Due] = field(default_factory=set)
    looked: date | None = None
    done: set[Due] = field(default_factory=set)
    until: dict[Due, date] = field(default_factory=dict)
    said: dict[Due, list[tuple[date, str]]] = field(default_factory=dict)
    swallowed: set[tuple[Due, str]] = field(default_factory=set)  # said by the missed notice

    def look(self, today: date) -> None:
        """What is ahead is known from now on, and what has passed meanwhile stays known."""
        passed = {due for due in self.known if due[3] < today}
        day = min(self.looked or today, today)
        while day < today:
            new = {due for due in self._ahead(day) if due[3] < today}
            passed |= new
            day = min((due[3] for due in new), default=today - DAY) + DAY
        self.known, self.looked = passed | self._ahead(today), today

    def _ahead(self, day: date) -> set[Due]:
        return {due for version in self.versions for due in version.ahead(day)}

    def steps(self, due: Due) -> tuple[int, ...]:
        value = self.version(due).value
        return steps_for(due[1], self.segment, value, self.rules, self.usual)

    def version(self, due: Due) -> Version:
        return next(one for one in self.versions if one.number == due[0])

    def step(self, due: Due, today: date) -> int | None:
        """The shortest step that reaches up to *today*."""
        left = (due[3] - today).days
        return min((step for step in self.steps(due) if step >= left), default=None)

    def open(self, due: Due) -> bool:
        """Whether no fact has settled it."""
        _number, kind, _place, day = due
        version = self.version(due)
        if kind not in OWED:
            return not version.over and not version.noticed
        others = (one for one in self.versions if one is not version)
        if day < version.start and any(one.in_force(day) for one in others):
            return False
        return not version.over or version.in_force(day)

    def notice_counts(self, due: Due, today: date) -> bool:
        """Whether notice still prevents the renewal *due*."""
        notice = self.version(due).said.get("notice")
        return (
            due[1] == "renewal"
            and notice is not None
            and today <= last_notice(due[3] - DAY, notice["period"])
        )
