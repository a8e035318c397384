"""Somebody at a shell: runs contract-bot and reads what it says."""

from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner, Result

from bot.cli import app


@dataclass(frozen=True, slots=True)
class Terminal:
    """A shell in a folder of its own, with a database of its own."""

    folder: Path

    def runs(self, *words: object) -> Result:
        return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)

    def imports(self, text: str | bytes, *words: object, name: str = "contracts.yaml") -> Result:
        """Write *text* into a file called *name* and import it."""
        return self.runs("import", self.writes(text, name), *words)

    def writes(self, text: str | bytes, name: str) -> Path:
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path


def last(result: Result) -> str:
    return result.stdout.splitlines()[-1]
