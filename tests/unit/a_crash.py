"""A process that crashes: what a test puts in place of one that reads a file."""

import os

os.abort()
