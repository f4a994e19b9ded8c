"""Scripts that gather packs' big lists from kept sources; run by hand, their results are committed.

Each needs a package that wiredesk itself does not use; its docstring names it, and its licence.
"""
