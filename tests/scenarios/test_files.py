"""Somebody imports files on the command line, and reads what is said about them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app

CUAD = Path(__file__).parents[2] / "sandbox" / "demonstration" / "cuad_contracts.csv"


class Terminal:
    """A shell with a database of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def runs(self, *words: object) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words])

    def imports(self, text: str | bytes, *words: object, name: str = "contracts.yaml") -> Result:
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.runs("import", path, *words)


@pytest.fixture
def terminal(tmp_path: Path, database: str, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", database)
    return Terminal(tmp_path)


def test_the_cuad_sample_goes_in_whole_or_is_reported(terminal: Terminal) -> None:
    done = terminal.runs("import", CUAD, "--mapping", "cuad.mapping.yaml")
    assert done.exit_code == 1
    assert done.stdout.splitlines()[-1] == "236 read, 230 imported, 0 unchanged, 6 refused"
    again = terminal.runs("import", CUAD, "--mapping", "cuad.mapping.yaml")
    assert again.stdout.splitlines()[-1] == "236 read, 0 imported, 230 unchanged, 6 refused"
    assert "as it was written" in terminal.runs("audit", "verify").stdout
