"""Trainings that run outside the web process, on a cluster of Dask.

job               one training as a page sees it: state, place, progress
line              who is next, fair between learners
runs              the run folders of the app, and who each belongs to
orders            an order as the folder of a run; and its end
pictures          the pictures of a run, named by their hash
cluster           a scheduler and a worker of our own, or a scheduler that is there
process           what such a process runs
connection        jobs to the cluster, and what they tell
book              all jobs and their line, under one lock
keeper            the thread that hands jobs out and takes in what is told
queue             the front: submit, pause, resume, stop
worker            what runs in the worker
control           what the app asks of a job that runs
keras_training    the training itself
measuring         what the network of a finished run does on pictures that are new to it

Nothing that the app imports from here reaches TensorFlow: a worker imports `keras_training`, by
name.
"""
