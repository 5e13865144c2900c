"""Flatten: the page of the lesson in lessons/flatten/."""

from imgrec.ui.lesson_page import show

show("flatten")
