"""Surgery: switch parts of the network off, and see the answer move."""

from imgrec.ui import styles, surgery_page
from imgrec.ui.frame import open_page

with open_page("surgery"):
    styles.put("lesson", "surgery")
    surgery_page.show()
