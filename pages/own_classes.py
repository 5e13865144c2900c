"""Your own classes: the six layers, trained on pictures of one's own."""

from imgrec.ui import styles
from imgrec.ui.frame import open_page
from imgrec.ui.own_classes import page

with open_page("own_classes"):
    styles.put("lesson", "learn", "own_classes")
    page.show()
