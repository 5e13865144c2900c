"""Training: the page of the lesson in lessons/training/."""

from imgrec.ui.lesson_page import show

show("training")
