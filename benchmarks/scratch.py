"""Copies of the stores, for measurements that change what they measure."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory


@contextmanager
def copied(path: Path, folder: Path) -> Iterator[Path]:
    """A copy of the store at *path*, which nobody has open, within *folder*; gone afterwards.

    It is on the disk already: else every commit would wait for it to be written.
    """
    with TemporaryDirectory(dir=folder) as place:
        copy = Path(copyfile(path, Path(place) / path.name))
        with copy.open("rb") as written:
            os.fsync(written.fileno())
        yield copy
