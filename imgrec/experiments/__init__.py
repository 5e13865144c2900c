"""Experiments: what happens to the accuracy when one thing about the six layers is changed.

variants       the six layers, changed within what can be chosen
effort         how long a variant takes to train, and how much room, before it is tried
runs           the names of an experiment's runs, and the experiments found again by them
seeds          accuracies over seeds: means, spreads, and differences with their uncertainty
orders         what has to be trained for a variant
results_table  an experiment as CSV
"""
