"""Two pictures side by side, at the same filter, pixel and unit."""

from imgrec.ui import compare_page
from imgrec.ui.frame import open_page

with open_page("compare"):
    compare_page.show()
