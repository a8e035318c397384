"""Two thousand warnings while Slack fails, processes are killed at each step and stand still."""

from pathlib import Path

from benchmarks.trouble.ordeal import FAULTS, Size, ordeal

SIZES = {
    "sqlite": Size(contracts=100, days=11, processes=1, kills=4),
    "postgresql": Size(contracts=100, days=11, processes=3, kills=4, seed=2),
}
STEPS = {"take", "readers", "claim", "begin", "post", "look", "said"}


def test_nothing_is_lost_and_nothing_said_twice(database: str, tmp_path: Path) -> None:
    size = SIZES[database.partition("+")[0].partition(":")[0]]
    verdict = ordeal(size, database, tmp_path)
    print(verdict)  # noqa: T201 - with -s, or where it fails: what happened
    assert verdict.clean
    assert verdict.warnings == size.contracts * size.days
    assert verdict.uncertain == 0
    assert verdict.kills >= size.kills * size.days
    assert verdict.stalls
    assert verdict.faults["connection_refused"] == size.absences
    assert verdict.faults.keys() >= {fault["kind"].value for fault in FAULTS}
    assert {step.partition(":")[0] for step in verdict.steps} >= STEPS
