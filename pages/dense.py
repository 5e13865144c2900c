"""Dense: the page of the lesson in lessons/dense/."""

from imgrec.ui.lesson_page import show

show("dense")
