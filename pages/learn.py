"""Watch it learn: a training from the browser, live and as a film."""

from imgrec.ui import styles
from imgrec.ui.frame import open_page
from imgrec.ui.learn import page

with open_page("learn"):
    styles.put("lesson", "learn")
    page.show()
