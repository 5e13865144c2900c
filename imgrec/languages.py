"""Which language is spoken, and in which order its words are looked for.

The words of the app are files, one folder or one file a language. English is complete; what
another language lacks is taken from it, string by string. Whoever talks to a person says once how
to find out that person's language: the pages ask the address (`?lang=de`).
"""

from __future__ import annotations

from collections.abc import Callable

ENGLISH = "en"

_ask: list[Callable[[], str]] = [lambda: ENGLISH]


def spoken() -> str:
    """The language of the person who is being talked to now: "en", "de"."""
    return _ask[-1]()


def ask_by(ask: Callable[[], str]) -> None:
    """Find out the language in this way from now on."""
    _ask[-1] = ask


def in_order(language: str | None = None) -> tuple[str, ...]:
    """English first, so that what the language has takes its place; None is the spoken one."""
    return tuple(dict.fromkeys((ENGLISH, language or spoken())))
