"""The page on which a learner changes the six layers, trains each change, and sees what it did.

page            the page: an experiment, or a new one
chosen          the layers and the experiment that are looked at in this session
editor          the six layers in a row, each with what can be changed
layer_card      one layer: its shape and its parameters, now and in the base
order_form      what a change will cost, and its start
results         how far an experiment is, what can be done with it, and all below
comparison      a line of dots for every variant
table           the same in numbers
wording         variants and differences in words
one_run         the runs of an experiment, one at a time
"""
