"""What a delivery is told about where it runs."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from notifications.pace import Clock


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Time, chance and identity, and what only the transport knows.

    *holder* is our name on leases. *fault* gives the reference under which the log has a mistake
    of ours, and raises what is the database's.
    """

    zone: str
    fault: Callable[[Exception], str]
    clock: Clock
    random: Random
    holder: str
