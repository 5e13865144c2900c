"""A learner's code -> what is kept of their way through the course, in a database.

    learner_code  the random code that stands for a learner
    keeper        answers and sections read, in and out of the database
    database      which database, and that its tables are up to date
    models        the tables
    summary       rows -> marks by lesson
    table         answers -> CSV
    certificate   marks -> a picture

Nothing outside this package knows SQLAlchemy, and nothing is imported before it is needed: a
visitor who only looks never loads it.
"""
