"""How much is taken of a learner's own pictures, so that a server's memory is safe.

Of a picture 3,072 bytes are kept, so that a whole collection has 12 MB; one file at a time is
unpacked. How large an upload may be is the server's setting.
"""

from __future__ import annotations

LEAST_CLASSES, MOST_CLASSES = 2, 20
LEAST_PICTURES = 6  # a class: one to test on, one held out, four to learn from
FEW_PICTURES = 50  # a class: with fewer, what a network learns depends on luck
MOST_PICTURES = 4_000  # of all classes together
MOST_WAITING = 500_000_000  # bytes of files that wait to be read, as they came
MOST_LEFT_OUT = 500  # that are told by name
UNBALANCED = 3  # times as many pictures in the largest class as in the smallest

MOST_FILES = 10_000  # in a zip
MOST_UNPACKED = 500_000_000  # bytes of a zip's files together, as it declares them
LARGEST_FILE = 30_000_000  # bytes, unpacked
