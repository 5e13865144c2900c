"""Convolution: the page of the lesson in lessons/convolution/."""

from imgrec.ui.lesson_page import show

show("convolution")
