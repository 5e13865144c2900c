"""Your photos: any picture in, an honest answer out."""

from imgrec.ui import photo_view, styles
from imgrec.ui.frame import open_page

with open_page("photos"):
    styles.put("bars", "photos")
    photo_view.show()
