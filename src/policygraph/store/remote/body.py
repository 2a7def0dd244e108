"""The body of an answer, read as it comes and within bounds."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from policygraph.store.remote.errors import AnswerTooLarge, EndpointCutOff, NoSparqlAnswer

if TYPE_CHECKING:
    import httpx

# The longest answer, unpacked: some ten million rows.
LONGEST = 2 << 30
# What is packed honestly shrinks to a fiftieth at best; what unpacks to more than this many times its size is a trap.
HONEST = 300
UNSUSPECTED = 8 << 20
PIECE = 1 << 18
BEGINNING = 2000


class Body(io.RawIOBase):
    """Bytes of an answer, unpacked, that a parser reads while they arrive.

    ``read`` raises EndpointCutOff where the answer ends too early and AnswerTooLarge where it is endless.
    """

    def __init__(self, response: httpx.Response, told: str, translate: Callable[[Exception], Exception]) -> None:
        super().__init__()
        self.told = told
        self.beginning = b""
        self._pieces = _unpacked(response, told, translate)
        self._piece = b""
        self._here = 0
        self._length = 0

    def readable(self) -> bool:
        """Tell that this can be read."""
        return True

    def whole(self, most: int) -> bytes | None:
        """Give all of it where it has no more than so many bytes; either way it can be read as before."""
        pieces, length = [], 0
        while length <= most and (piece := self.read(PIECE)):
            pieces.append(piece)
            length += len(piece)
        read = b"".join(pieces)
        self._piece, self._here = read + self._piece[self._here :], 0
        return read if length <= most else None

    def read(self, size: int = -1) -> bytes:
        """Give at most so many bytes, as they are there; all of them without a size."""
        if size < 0:
            return b"".join(iter(lambda: self.read(PIECE), b""))
        if self._here == len(self._piece):
            self._piece, self._here = next(self._pieces, b""), 0
            self._length += len(self._piece)
            if self._length > LONGEST:
                raise AnswerTooLarge(endpoint=self.told, why_zh="超过 2 GiB", why_en="it has more than 2 GiB")
            if len(self.beginning) < BEGINNING:
                self.beginning += self._piece[: BEGINNING - len(self.beginning)]
        told = self._piece[self._here : self._here + size]
        self._here += len(told)
        return told


def _unpacked(response: httpx.Response, told: str, translate: Callable[[Exception], Exception]) -> Iterator[bytes]:
    coding = response.headers.get("content-encoding", "").strip().lower()
    raw = _raw(response, translate)
    if coding in ("", "identity"):
        return raw
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise NoSparqlAnswer(
            endpoint=told,
            media=f"Content-Encoding: {coding[:80]}",
            words_zh="不认识的压缩方式",
            words_en="it is packed in a way that was not asked for",
        )
    return _unpack(raw, told)


def _raw(response: httpx.Response, translate: Callable[[Exception], Exception]) -> Iterator[bytes]:
    import httpx

    try:
        yield from response.iter_raw()
    except httpx.HTTPError as error:
        raise translate(error) from None


def _unpack(raw: Iterator[bytes], told: str) -> Iterator[bytes]:
    # 32 + 15: gzip or zlib, as the header of the data says.
    unpacker: Any = zlib.decompressobj(47)
    came = given = 0
    for packed in raw:
        came += len(packed)
        while packed and not unpacker.eof:
            try:
                piece = unpacker.decompress(packed, PIECE)
            except zlib.error:
                raise EndpointCutOff(endpoint=told) from None
            packed = unpacker.unconsumed_tail
            given += len(piece)
            if given > UNSUSPECTED and given > HONEST * came:
                raise AnswerTooLarge(
                    endpoint=told,
                    why_zh=f"解压后超过其 {HONEST} 倍",
                    why_en=f"it unpacks to more than {HONEST} times its size",
                )
            if piece:
                yield piece
    if not unpacker.eof:
        raise EndpointCutOff(endpoint=told)
