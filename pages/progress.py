"""Your progress: what was read and tried, the code that brings it back, and forgetting it."""

from imgrec.ui import progress_page, styles
from imgrec.ui.frame import open_page

with open_page("progress"):
    styles.put("lesson", "progress")
    progress_page.show()
