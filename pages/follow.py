"""Follow one number: from the pixels to the probability, one station at a time."""

from imgrec.ui import state
from imgrec.ui.frame import open_page
from imgrec.ui.interactive import follow

with open_page("follow"):
    follow.show(state.network(), state.trace())
