"""Every measurement of ``make bench``, on a small store: each sets one up, and takes its time."""

from pathlib import Path

import pytest

from benchmarks.measures import MEASURES
from tests.benchmarks.test_harness import run


@pytest.mark.parametrize("measure", MEASURES)
def test_each_measurement_runs_on_a_small_store(tmp_path: Path, measure: str) -> None:
    said = run(tmp_path, "--sizes", "200", "--only", measure)
    assert said.keys() == {"at", "machine", "figures"}
    assert said["figures"]
    for figure in said["figures"]:
        assert figure.keys() == {"what", "versions", "value", "unit", "target", "reached"}
        assert figure["target"] is None


def test_what_is_mistyped_is_found_in_a_small_store(tmp_path: Path) -> None:
    said = run(tmp_path, "--sizes", "200", "--only", "find")
    right = {f["what"]: f["value"] for f in said["figures"] if f["unit"] == "%"}
    assert right["find long name, right first"] == 100
