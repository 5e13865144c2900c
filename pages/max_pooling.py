"""Max pooling: the page of the lesson in lessons/max_pooling/."""

from imgrec.ui.lesson_page import show

show("max_pooling")
