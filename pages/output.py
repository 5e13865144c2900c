"""Output: the page of the lesson in lessons/output/."""

from imgrec.ui.lesson_page import show

show("output")
