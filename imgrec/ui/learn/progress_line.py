"""A share and some words -> a thin line that fills, with the words above it."""

from __future__ import annotations

from html import escape


def progress_line(share: float, words: str, label: str) -> str:
    """HTML for `st.html`.

    Args:
        share: 0 to 1.
        words: what stands above the line.
        label: what a screen reader calls it.
    """
    percent = 100 * min(max(share, 0.0), 1.0)
    return (
        f'<p class="learn-now">{escape(words)}</p>'
        f'<div class="learn-line" role="progressbar" aria-label="{escape(label)}" '
        f'aria-valuemin="0" aria-valuemax="100" aria-valuenow="{percent:.0f}">'
        f'<i style="width:{percent:.2f}%"></i></div>'
    )
