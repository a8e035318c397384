"""Holding less memory: what the C library keeps for each thread is of no use under one lock."""

from ctypes import CDLL, c_int
from platform import libc_ver

M_ARENA_MAX = -8  # glibc's name for the number of heaps that threads share
ARENAS = 2


def share_heaps() -> None:
    """Let all threads share two heaps; glibc gives each its own, 20 MB more for a dozen threads.

    Nothing happens with another C library.
    """
    name, _version = libc_ver()
    if name == "glibc":
        CDLL(None).mallopt(c_int(M_ARENA_MAX), c_int(ARENAS))
