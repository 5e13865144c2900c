"""The page on which a learner trains the six layers on pictures of their own.

page      the page: its runs in a row, and below it the collection or one run
gathered  the session's collection, and the files that wait to be read into it
ways_in   folders, zips, files and the camera -> files that wait
sheets    what the network will see of every class; a class renamed, a picture removed
findings  what there is to say of the collection before a training
training  the collection -> an order in the queue
own_run   one run: what became of it on the test pictures, and how it is deleted
"""
