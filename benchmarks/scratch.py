"""Copies of the stores, for measurements that change what they measure."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory


@contextmanager
def copied(path: Path, folder: Path) -> Iterator[Path]:
    """A copy of the store at *path*, which nobody has open, within *folder*; gone afterwards."""
    with TemporaryDirectory(dir=folder) as place:
        yield Path(copyfile(path, Path(place) / path.name))
