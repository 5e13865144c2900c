"""The database as an older imgrec left it -> the tables of this one, step by step.

A change of `models.py` is one more file in `versions/`, and its name in `database.HEAD`.
"""
