"""Undoing one layer of content encoding, never past a cap."""

import zlib
from collections.abc import Iterator


class TooLarge(Exception):  # noqa: N818 - it is a limit, not an error of ours
    """More bytes than the cap allows."""


class NotAsSaid(Exception):  # noqa: N818
    """The body is not encoded as its header says."""


class Unpacker:
    """Bytes of a body as they come, unpacked, with both sizes counted against their caps."""

    def __init__(self, encoding: str, packed_cap: int, plain_cap: int) -> None:
        """``encoding`` is the Content-Encoding. Raises NotAsSaid for one we did not ask for."""
        name = encoding.strip().lower()
        if name not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise NotAsSaid(f"it came packed as “{encoding}”, which was not asked for")
        self._inflate = (
            None if name in {"", "identity"} else zlib.decompressobj(zlib.MAX_WBITS | 32)
        )
        self._raw_may_follow = name == "deflate"
        self._packed, self._plain = packed_cap, plain_cap

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """The plain bytes of a chunk. Raises TooLarge past a cap, NotAsSaid for broken packing."""
        self._packed -= len(chunk)
        if self._packed < 0:
            raise TooLarge("more bytes came than are taken")
        while chunk:
            plain, chunk = self._unpack(chunk)
            self._plain -= len(plain)
            if self._plain < 0:
                raise TooLarge("unpacked it is larger than is taken")
            if plain:
                yield plain

    def is_whole(self) -> bool:
        """Whether the packed stream has come to its end."""
        return self._inflate is None or self._inflate.eof

    def _unpack(self, chunk: bytes) -> tuple[bytes, bytes]:
        if self._inflate is None:
            return chunk, b""
        if self._inflate.eof:
            return b"", b""  # what follows the end of the stream is nothing
        try:
            plain = self._inflate.decompress(chunk, min(self._plain + 1, 65_536))
        except zlib.error as error:
            if self._raw_may_follow:  # "deflate" without its zlib header, as old servers send it
                self._raw_may_follow = False
                self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
                return self._unpack(chunk)
            raise NotAsSaid(f"its packing is broken ({error})") from error
        self._raw_may_follow = False
        return plain, self._inflate.unconsumed_tail
