"""The screens, one a file: each calls one query or one action and renders a template of its name.

``URLS`` is the list of all addresses. Every view states who may open it (``screen.screen``).
"""
