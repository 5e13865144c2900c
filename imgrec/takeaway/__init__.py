"""A lesson and a learner's picture -> what they take away: a notebook that runs, a worksheet."""
