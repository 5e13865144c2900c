"""Pixels: the page of the lesson in lessons/pixels/."""

from imgrec.ui.lesson_page import show

show("pixels")
