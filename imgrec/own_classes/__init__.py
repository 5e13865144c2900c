"""A learner's own pictures in folders -> a data set of two to twenty classes.

limits      how much is taken, before memory is
zips        a zip -> the files in it that may be pictures, and what was left out
folders     where files lie -> the class of each
names       any text -> a name of a class
collection  pictures by class, as a learner gathers them
report      what there is to say of them before a training
reading     files, folders and zips that wait -> pictures of a collection
split       a collection -> a data set: its test, held-out and training parts
"""
