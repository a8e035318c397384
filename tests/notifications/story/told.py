"""A story played against the store, beside the model that judges each sweep."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from contracts.account import Account
from contracts.contract import Contract
from contracts.deadlines import Deadline, DeadlineKind
from contracts.ladder import Ladder
from contracts.ladders import LadderRule
from contracts.matter import Matter
from contracts.money import Money
from notifications.swept import Told
from store import Saved, Store
from tests.notifications.story.model import Due, Version, World
from tests.notifications.story.plans import BEGIN, Act, Rule, Story
from tests.notifications.sweeping import ALERTS, swept

BY = "U0REP0001"


class Play:
    """One story, act by act; each sweep is judged at once."""

    def __init__(self, store: Store, story: Story) -> None:
        self.store, self.zone = store, ZoneInfo(story.zone)
        self.world = World([Version(story.version)], story.usual)
        self.account = Account(code="ACME", name="ACME", timezone=story.zone, segment="Big")
        with store.writing(BY, BEGIN) as work:
            work.accounts.save([self.account])
            work.saver.save([Saved(None, self.contract())], self.today(BEGIN))
        self.world.look(self.today(BEGIN))

    def today(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def contract(self) -> Contract:
        versions = [_written(version) for version in self.world.versions]
        return Contract.model_validate({"ref": "ACME-1", "account": "ACME", "versions": versions})

    def run(self, act: Act) -> None:
        ACTS[act.what](self, act)

    def saved(self, act: Act) -> None:
        """The contract is saved as it is now, and its days are known anew."""
        with self.store.writing(BY, act.at) as work:
            old = work.contracts.locked("ACME-1")
            work.saver.change(Saved(old, self.contract()), self.today(act.at))
        self.world.look(self.today(act.at))

    # What happens to the contract -----------------------------------------------------------

    def notice(self, act: Act) -> None:
        version, today = self.world.versions[-1], self.today(act.at)
        if not version.over and version.start <= today <= version.last:
            version.noticed = min(today + timedelta(days=act.days), version.last)
            self.saved(act)

    def accept(self, act: Act) -> None:
        first, today = self.world.versions[0], self.today(act.at)
        if len(self.world.versions) == 1 and not first.over and not first.noticed:
            self.world.look(today)  # of what comes now nothing was missed before
            first.follower = min(today + timedelta(days=act.days), first.last + timedelta(days=1))
            start = {"number": 2, "start": str(first.follower)}
            end = {"end": str(first.follower + timedelta(days=365))} if first.said["end"] else {}
            self.world.versions.append(Version(first.said | start | end))
            self.saved(act)

    def terminate(self, act: Act) -> None:
        version, today = self.world.versions[-1], self.today(act.at)
        if not version.over and version.start <= today:
            version.terminated = today + timedelta(days=act.days)
            self.saved(act)

    def value(self, act: Act) -> None:
        version = self.world.versions[-1]
        if not version.over:
            version.said = version.said | {"value": f"{act.pick * 5}.00 EUR"}
            self.saved(act)

    # What people do ---------------------------------------------------------------------------

    def picked(self, act: Act) -> Due | None:
        ahead = sorted(due for due in self.world.known if due[3] > self.today(act.at))
        return ahead[act.pick % len(ahead)] if ahead else None

    def keep(self, act: Act, due: Due, **said: object) -> None:
        deadline = Deadline(DeadlineKind(due[1]), due[3], due[2])
        with self.store.writing(BY, act.at) as work:
            before = work.matters.one("ACME-1", due[0], deadline)
            known = {name: getattr(before, name) for name in Matter.__dataclass_fields__}
            work.matters.keep(Matter(**(known | said)))

    def put_off(self, act: Act) -> None:
        due, today = self.picked(act), self.today(act.at)
        if due:
            until = min(due[3], today + timedelta(days=1 + act.days % 40))
            self.world.until[due] = until
            self.keep(act, due, until=until, why="later", put_off_by=BY)

    def take(self, act: Act) -> None:
        due = self.picked(act)
        if due:
            self.keep(act, due, taken_by=BY, taken_at=act.at)

    def done(self, act: Act) -> None:
        due = self.picked(act)
        if due and act.pick % 2:
            self.world.done.add(due)
            self.keep(act, due, done_by=BY, done_on=self.today(act.at))

    # Ladders ----------------------------------------------------------------------------------

    def rule(self, act: Act) -> None:
        rule = act.rule
        with self.store.writing(BY, act.at) as work:
            work.ladder_rules.put(_rule(rule), BY, act.at)
            if rule.contract == "ACME-1":
                work.warnings.look_soon(["ACME-1"])
        others = [one for one in self.world.rules if _about(one) != _about(rule)]
        self.world.rules = [*others, rule]

    def segment(self, act: Act) -> None:
        self.world.segment = "Small" if self.world.segment == "Big" else "Big"
        with self.store.writing(BY, act.at) as work:
            account = self.account.model_copy(update={"segment": self.world.segment})
            work.accounts.save([account])

    # Sweeps -----------------------------------------------------------------------------------

    def sweep(self, act: Act) -> None:
        today, world = self.today(act.at), self.world
        told = [one for one in swept(self.store, act.at) if one.recipient == ALERTS]
        world.look(today)
        late = {due[0] for one in told if (due := _due(one))[1] == "notice" and due[3] < today}
        self.demand_one_of_each_term(told, today)
        for one in told:
            self.judge(one, today)
        for due in sorted(world.known):
            if due[1] == "renewal" and due[0] in late:
                until = world.until.get(due)
                world.swallowed |= {(due, str(world.step(due, today))), (due, f"~{until}")}
            if world.open(due) and due not in world.done:
                self.demand(due, today)

    def demand_one_of_each_term(self, told: Sequence[Told], today: date) -> None:
        """However often the same term passed meanwhile, there is one message; it names the rest."""
        passed = [due[:3] for one in told if (due := _due(one))[2] and due[3] < today]
        assert len(passed) == len(set(passed)), (today, passed)
        for one in told:
            number, kind, place, last = _due(one)
            for day in one.warned.unsaid:
                due = number, kind, place, day
                assert place
                assert day < last < today
                self.demand_true(due, today)
                said = self.world.said.setdefault(due, [])
                assert all(day >= before for before, _ in said), (today, due, said)
                said.append((today, "unsaid"))

    def demand_true(self, due: Due, today: date) -> None:
        """It is one of those that there are, and nothing settled it."""
        assert due in self.world.known, (today, due)
        assert self.world.open(due), (today, due)
        assert due not in self.world.done, (today, due)

    def judge(self, told: Told, today: date) -> None:
        """What was said is true, is said the first time, and was not settled."""
        world, due, warned = self.world, _due(told), told.warned
        said = world.said.setdefault(due, [])
        key = f"~{warned.woken}" if warned.woken else str(warned.step)
        self.demand_true(due, today)
        assert not {str(step) for step in warned.missed} & {one for _, one in said}, (today, warned)
        assert key not in {one for _, one in said}, (today, due, key)
        until, day = world.until.get(due, date.min), due[3]
        if today > day:
            assert all(day >= before for before, _ in said), (today, due, said)
        else:
            assert until <= today, (today, due, until)
            assert warned.woken in {None, until}
            assert warned.woken or warned.step == world.step(due, today), (today, due, warned)
            assert warned.woken or not world.notice_counts(due, today)
        said.append((today, key))

    def demand(self, due: Due, today: date) -> None:
        """What should have been said by now was."""
        world, day = self.world, due[3]
        said, until = world.said.get(due, []), world.until.get(due, date.min)
        keys, step = {key for _, key in said}, world.step(due, today)
        keys |= {key for swallowed, key in world.swallowed if swallowed == due}
        if today > day:
            assert said or due[1] == "renewal", (today, due)
        elif due[1] in {"renewal", "end"} and world.version(due).renews_on(today):
            return  # what follows is looked at from the next day on
        elif until > today or world.notice_counts(due, today):
            return
        elif until > date.min and not any(when >= until for when, _ in said):
            assert f"~{until}" in keys, (today, due, until, said)
        elif step is not None and day - timedelta(days=step) >= until:
            assert str(step) in keys, (today, due, step, said)


def _due(told: Told) -> Due:
    warned = told.warned
    deadline = warned.deadline
    return warned.number, deadline.kind.value, deadline.place, deadline.day


def _about(rule: Rule) -> tuple[object, ...]:
    return rule.kind, rule.segment, rule.contract, rule.least


def _rule(rule: Rule) -> LadderRule:
    return LadderRule(
        Ladder(rule.steps),
        kind=DeadlineKind(rule.kind) if rule.kind else None,
        segment=rule.segment,
        contract=rule.contract,
        least=Money.read(f"{rule.least} EUR") if rule.least else None,
    )


def _written(version: Version) -> dict[str, object]:
    """As a contract file has it."""
    said = dict(version.said)
    if version.noticed:
        given = min(date.fromisoformat("2026-08-16"), version.noticed)
        said["notice_given"] = {"on": str(given), "ends": str(version.noticed)}
    if version.terminated:
        on = {"on": str(version.terminated), "reason": "it ended"}
        said |= {"state": "terminated", "termination": on}
    elif version.follower:
        said["state"] = "superseded"
    return said


ACTS: Mapping[str, Callable[[Play, Act], None]] = {
    "sweep": Play.sweep,
    "notice": Play.notice,
    "accept": Play.accept,
    "terminate": Play.terminate,
    "value": Play.value,
    "put off": Play.put_off,
    "take": Play.take,
    "done": Play.done,
    "rule": Play.rule,
    "segment": Play.segment,
}
