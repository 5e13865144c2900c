"""Networks that may look at the picture: those that ship, the learner's own, and uploaded ones.

choices         which there are, which one is chosen, and what was measured of each
course          whether one is the course's in its layers
run_network     a finished run: use it in every page, name it, take it away
uploaded        a file: load it, name its classes
keras_download  the file for Keras, written in a process of its own
"""
