"""Home: the whole network on the chosen picture."""

from imgrec.ui import state
from imgrec.ui.frame import open_page
from imgrec.ui.interactive import whole_network

with open_page("home"):
    whole_network.show(state.network(), state.trace(), picture=state.picture().alt)
