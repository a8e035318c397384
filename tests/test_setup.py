"""Setting up: whoever has the wrong Python or an unknown purpose reads one clear sentence."""

import subprocess
import sys
from pathlib import Path

import pytest

SETUP = Path(__file__).parent.parent / "requirements" / "setup.py"
LOCKS = sorted(SETUP.parent.glob("*.txt"))
AS_OLD = "import runpy, sys; sys.version_info = (3, 9, 2); sys.version = '3.9.2 (old)'; "


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", code, "dev"], capture_output=True, text=True, check=False
    )


def test_a_python_that_is_too_old_is_told_so_in_one_sentence() -> None:
    done = run(f"{AS_OLD}runpy.run_path({str(SETUP)!r}, run_name='__main__')")
    assert done.returncode == 1
    assert done.stderr == "contract-bot: Python 3.11 or newer is needed; this is 3.9.2.\n"


def test_an_unknown_purpose_is_told_what_there_is() -> None:
    done = run(
        f"import runpy, sys; sys.argv[1:] = []; runpy.run_path({str(SETUP)!r}, {{}}, '__main__')"
    )
    assert done.stderr == "contract-bot: say which: bot, sandbox, dev.\n"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_pins_carry_hashes_and_no_address(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    pinned = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
    assert pinned
    assert all("==" in line and line.endswith("\\") for line in pinned)
    assert "--index" not in text
    assert "://" not in text
