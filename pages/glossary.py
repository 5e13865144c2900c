"""Glossary: all words of the course, each with the lesson that shows it."""

from imgrec.ui import glossary_page
from imgrec.ui.frame import open_page

with open_page("glossary"):
    glossary_page.show()
