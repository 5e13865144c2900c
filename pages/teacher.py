"""For teachers: plans for one lesson and for six, with links and the answers."""

from imgrec.ui import teacher_page
from imgrec.ui.frame import open_page

with open_page("teacher"):
    teacher_page.show()
