"""What a model of the user's own may add: how close passages of two languages are in meaning.

No engine is imported and none comes with us. A static model (a table of word vectors shared by
languages) is enough; it only weighs candidates that anchors have found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

FAR = 0.3
"""Cosine that passages of unlike meaning have in such models; less counts for nothing."""


class Embedder(Protocol):
    """Turns passages into vectors that mean the same in every language it knows."""

    def vectors(self, passages: Sequence[str], language: str) -> NDArray[np.float32]:
        """One row a passage, all of one length, finite; a row of zeros where it knows no word."""


def closeness(one: NDArray[np.float32], other: NDArray[np.float32]) -> NDArray[np.float64]:
    """How close each passage of one story is to each of another: 0 (far) to 1."""
    rows = [v / np.maximum(np.linalg.norm(v, axis=1, keepdims=True), 1e-9) for v in (one, other)]
    cosines: NDArray[np.float64] = (rows[0] @ rows[1].T).astype(np.float64)
    close: NDArray[np.float64] = np.maximum(cosines - FAR, 0.0) / (1.0 - FAR)
    return close
