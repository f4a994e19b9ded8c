"""Finding stories: one query function over both databases, and what it counts beside.

``finding.search`` and ``finding.count`` ask, ``entering`` writes and rebuilds; the rest is pure.
"""
