"""Networks that may look at the picture: those that ship, the learner's own, and uploaded ones.

choices       which there are, which one is chosen, and what was measured of each
run_network   a finished run: use it in every page, name it, take it away
"""
