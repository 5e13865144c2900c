"""Data + recipe -> a run folder with a trained network.

recipes            the settings of a training, as plain data
batches            pictures in the order and variation of one epoch
normalised_model   the Keras model that is trained, and the six layers back from it
learner            steps of gradient descent
quick_layers       the layers in a step, by gradients that cost less than Keras's
quick_descent      Keras's SGD and MaxNorm in fewer passes over the memory
film               small arrays of one moment
settings           what a run is asked for
run_folder         the files of a run
reports            what a run tells while it goes on
steering           what is changed while it goes on
tally              what an epoch came to so far
run                train and resume
"""
