"""Playground: change the six layers, train each change, and see what it did."""

from imgrec.ui import styles
from imgrec.ui.frame import open_page
from imgrec.ui.playground import page

with open_page("playground"):
    styles.put("lesson", "learn", "playground")
    page.show()
