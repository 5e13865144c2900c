"""Home: the whole network on the chosen picture."""

from imgrec.ui import state, styles, whole_network
from imgrec.ui.frame import open_page

with open_page("home"):
    styles.put("home")
    whole_network.show(state.network(), state.trace(), state.picture(), theme=state.theme())
