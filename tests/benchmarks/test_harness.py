"""The benchmarks run on a small store and say what was measured; how fast is for `make bench`."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks.__main__ import app
from benchmarks.figures import Figure, Target, most
from benchmarks.timing import Subject, Timing, in_turns


def run(folder: Path, *arguments: str) -> dict[str, list[dict[str, object]]]:
    """What a run on stores in *folder* writes."""
    places = ["--keep", str(folder), "--results", str(folder / "results")]
    result = CliRunner().invoke(app, [*places, "--requests", "50", *arguments])
    assert result.exit_code == 0, result.output
    [written] = (folder / "results").iterdir()
    return json.loads(written.read_text())


def test_stores_are_used_again(tmp_path: Path) -> None:
    run(tmp_path, "--sizes", "200", "--only", "find")
    before = (tmp_path / "200.db").stat().st_ino
    (tmp_path / "results").rename(tmp_path / "older")
    run(tmp_path, "--sizes", "200", "--only", "find")
    assert (tmp_path / "200.db").stat().st_ino == before


@pytest.mark.parametrize("wrong", [["--only", "speed"], ["--sizes", "many"]])
def test_a_wrong_option_is_refused_with_what_is_possible(wrong: list[str]) -> None:
    result = CliRunner().invoke(app, wrong)
    assert result.exit_code == 2


def test_a_target_is_set_for_a_million_versions_only_unless_it_names_others() -> None:
    assert most(1.5, 1_000) is None
    assert most(1.5, 1_000_000, at=(100_000,)) is None
    assert most(1.5, 100_000, at=(100_000,)) == Target("≤", 1.5)
    assert Figure("p50", 1_000_000, 1.5, "ms", most(1.5, 1_000_000)).reached is True
    assert Figure("p50", 1_000_000, 1.6, "ms", Target("≤", 1.5)).reached is False
    assert Figure("p50", 1_000, 1.6, "ms").reached is None


def test_subjects_take_turns_and_are_called_as_often_as_asked() -> None:
    called: list[str] = []
    subjects = {name: Subject(lambda n=name: lambda: called.append(n)) for name in "ab"}
    timings = in_turns(subjects, 60)
    assert {name: len(timing.seconds) for name, timing in timings.items()} == {"a": 60, "b": 60}
    assert "".join(called[20:120]) == "a" * 25 + "b" * 25 + "a" * 25 + "b" * 25


def test_percentiles_are_in_milliseconds() -> None:
    timing = Timing([number / 1_000 for number in range(1, 102)])
    assert (timing.p50, timing.p99) == pytest.approx((51, 100))
