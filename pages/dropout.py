"""Dropout: the page of the lesson in lessons/dropout/."""

from imgrec.ui.lesson_page import show

show("dropout")
