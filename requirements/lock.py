"""Pin the newest releases with hashes, one file a purpose, naming no index."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
EXTRAS = {
    "bot": [],
    "postgres": ["postgres"],
    "documents": ["documents"],
    "sandbox": ["documents", "sandbox"],
    "dev": ["documents", "sandbox", "postgres", "dev"],
}
OPTIONS = [
    "--universal",
    "--python-version=3.11",
    "--upgrade",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-emit-find-links",
    "--no-header",
    "--no-annotate",
    "--quiet",
]


def main() -> None:
    for purpose, extras in EXTRAS.items():
        output = HERE / f"{purpose}.txt"
        command = [sys.executable, "-m", "uv", "pip", "compile", *OPTIONS]
        command += [f"--extra={extra}" for extra in extras]
        inputs = [HERE.parent / "pyproject.toml", HERE / "build.in"]
        command += ["-o", str(output), *map(str, inputs)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own words


if __name__ == "__main__":
    main()
