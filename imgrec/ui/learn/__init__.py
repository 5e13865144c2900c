"""The page on which a learner trains the six layers.

page            the page: its runs in a row, and below it the form or one run
choices         what can be chosen, as a recipe and an architecture
form            the controls of a new training, and its start
full_set        the full set of pictures, fetched by a thread of the server
full_set_view   that fetch on the page
runs            the learner's runs, by the names that people read
run_row         the row of runs
run_view        one run: how far it is, and what can be done with it
run_film        what there is to see of a run, and of another beside it
time_left       speed -> how long a training will take
"""
