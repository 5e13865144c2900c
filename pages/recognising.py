"""Recognising: the page of the lesson in lessons/recognising/."""

from imgrec.ui.lesson_page import show

show("recognising")
