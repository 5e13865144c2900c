"""The layers of the network in plain NumPy: what the course shows and every page runs on."""
