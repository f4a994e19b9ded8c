"""The desk's migrations are one line, each with one before it."""

from collections import Counter

import pytest

pytest.importorskip("django")

from django.db.migrations.loader import MigrationLoader


def test_migrations_of_the_desk_are_one_line() -> None:
    graph = MigrationLoader(None).graph
    assert len(graph.leaf_nodes("desk")) == 1
    before = [
        parent.key
        for node in graph.nodes
        if node[0] == "desk"
        for parent in graph.node_map[node].parents
        if parent.key[0] == "desk"
    ]
    assert [key for key, many in Counter(before).items() if many > 1] == []
