"""Who answers for whom a rule names: themselves, or somebody in their place."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


class StandIns(Protocol):
    """Who answers in whose place at this moment."""

    def of(self, user_id: str, rule: str) -> str | None:
        """Who answers to *rule* instead of *user_id*; None: they do it themselves."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody whom a rule names, and who is asked for them."""

    of: str
    by: str

    @property
    def own(self) -> bool:
        return self.of == self.by


def seated(
    people: Sequence[str],
    rule: str,
    stand_ins: StandIns,
    able: Collection[str],
    *,
    apart: bool,
) -> Iterator[Seat]:
    """A seat for each of *people*, whom *rule* names.

    Whoever stands in may have somebody in their place, too. A stand-in who is not *able* to
    answer, such as one who wrote in the version, leaves the seat to whoever it is of; so does a
    circle. With *apart*, where the rule needs several people, nobody fills two seats: too few would
    be left to answer.
    """
    filled: set[str] = set()
    for user_id in people:
        by = _last_in(user_id, rule, stand_ins, able)
        if apart and by != user_id and (by in filled or _sits(by, people, rule, stand_ins, able)):
            by = user_id
        filled.add(by)
        yield Seat(user_id, by)


def _sits(
    user_id: str,
    people: Sequence[str],
    rule: str,
    stand_ins: StandIns,
    able: Collection[str],
) -> bool:
    """Whether *user_id* has a seat of their own, and answers on it themselves."""
    return user_id in people and _last_in(user_id, rule, stand_ins, able) == user_id


def _last_in(user_id: str, rule: str, stand_ins: StandIns, able: Collection[str]) -> str:
    passed, now = {user_id}, user_id
    while (following := stand_ins.of(now, rule)) is not None:
        if following in passed or following not in able:
            return now if now in able else user_id
        passed.add(following)
        now = following
    return now
