"""Feeds: RSS in all its versions, Atom, CDF and JSON Feed.

``tags`` says what each element means wherever it stands, ``syntax`` reads values (text, dates,
persons), ``rss``, ``atom`` and ``jsonfeed`` know where entries stand, ``story`` makes a Story of
an entry, and ``mending`` takes feeds that are not well-formed.
"""
