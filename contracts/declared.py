"""What the modules of a package declare, one thing each: a new module is found by itself."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeVar

T = TypeVar("T")


def declared(package: ModuleType, what: type[T]) -> Iterator[T]:
    """The one *what* of every module in *package*; ValueError where one has none, or several."""
    for found in iter_modules(package.__path__):
        module = import_module(f"{package.__name__}.{found.name}")
        [one] = [value for value in vars(module).values() if isinstance(value, what)]
        yield one
