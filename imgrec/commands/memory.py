"""Memory that a process no longer needs -> back to the system."""

from __future__ import annotations

import ctypes
import sys

LARGE = 256 * 1024  # bytes: the arrays of a picture in the larger layers
_M_MMAP_THRESHOLD = -3  # as glibc's malloc.h has it


def give_back_arrays() -> bool:
    """Have glibc give every large array back as soon as it goes; says whether it can.

    By itself glibc takes arrays from a heap for each thread once one of up to 32 MB was let go:
    those heaps stay as large as they ever were, and every session's script is a thread.
    """
    if sys.platform != "linux":
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # other C libraries have none
    return mallopt is not None and mallopt(_M_MMAP_THRESHOLD, LARGE) == 1
