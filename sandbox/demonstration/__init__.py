"""The data of the demonstration, with days counted from the day on which it starts."""

from sandbox.demonstration.data import Loaded, load

__all__ = ["Loaded", "load"]
