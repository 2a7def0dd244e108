"""RDF files as streams: counted, hashed and unpacked on the way, and never as a whole in memory."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from policygraph.errors import DataError, FileUnreadable, UsageInvalid

# What may be loaded, by ending: the name of the format in pyoxigraph, and how people call it.
FORMATS = {
    ".ttl": ("TURTLE", "Turtle"),
    ".trig": ("TRIG", "TriG"),
    ".nt": ("N_TRIPLES", "N-Triples"),
    ".nq": ("N_QUADS", "N-Quads"),
}
PACKED = ".gz"
GZIP = b"\x1f\x8b"
# A file is read in pieces of so many bytes.
PIECE = 1 << 20
# The longest term that the parser reads, in bytes: beyond it, memory would have no bound.
LONGEST = 1 << 24


class RdfSyntaxError(DataError):
    """A file cannot be read in the format that its name says."""

    zh = "{path}:{line}:{column}：不是合法的 {form}：{detail}。请检查这一行的标点、引号和 IRI。"
    en = (
        "{path}:{line}:{column}: this is not {form}: {detail}. "
        "Check the punctuation, the quotation marks and the IRIs of this line."
    )


class TermTooLong(DataError):
    """A line or a text is longer than is read."""

    zh = "{path}:{line}：这里有一处文字超过 {most} MB，多半是引号没有闭合，或文件不是 {form}。"
    en = (
        "{path}:{line}: a text that begins here is longer than {most} MB; "
        "most likely its quotation mark is not closed, or the file is not {form}."
    )


class GzipBroken(DataError):
    """A file ends in ``.gz`` and is no whole gzip file."""

    zh = "{path} 不是完整的 gzip 文件：{reason_zh}。请重新下载或重新压缩。"
    en = "{path} is no whole gzip file: {reason}. Fetch it again, or pack it again."


class Source(NamedTuple):
    """A file to be loaded: where it is, its format in pyoxigraph, size in bytes, and time of change in nanoseconds."""

    path: Path
    format: str
    bytes: int
    changed: int

    @property
    def called(self) -> str:
        """What people call its format."""
        return FORMATS[ending_of(self.path)][1]


def ending_of(path: Path) -> str:
    """Give the ending that names the format of a file, packed or not.

    >>> ending_of(Path("nation.nt.gz")), ending_of(Path("a.TTL"))
    ('.nt', '.ttl')
    """
    path = Path(path.name.lower())
    return (path.with_suffix("") if path.suffix == PACKED else path).suffix


def find_sources(paths: Sequence[Path]) -> list[Source]:
    """Look at files that are to be loaded; a folder stands for all RDF files in it.

    Raises UsageInvalid for an ending that names no format, and FileUnreadable.
    """
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(one for one in path.rglob("*") if ending_of(one) in FORMATS and one.is_file())
            if not inside:
                raise FileUnreadable(path=path, reason="no RDF file is in it", reason_zh="其中没有 RDF 文件")
            found += map(_look, inside)
        elif ending_of(path) in FORMATS:
            found.append(_look(path))
        else:
            known = " ".join(FORMATS)
            raise UsageInvalid(
                detail_zh=f"{path}：后缀不表示任何可载入的格式，可用：{known}，各可再加 {PACKED}。",
                detail_en=f"{path}: its ending names no format that can be loaded; "
                f"write one of {known}, each also with {PACKED}.",
            )
    return found


def _look(path: Path) -> Source:
    try:
        facts = path.stat()
    except OSError as error:
        raise FileUnreadable(path=path, reason=error.strerror or str(error)) from None
    return Source(path, FORMATS[ending_of(path)][0], facts.st_size, facts.st_mtime_ns)


class Stream:
    """A file on its way into a store.

    source: the file. read: called with the number of bytes of every piece that is read.
    """

    def __init__(self, source: Source, read: Callable[[int], object] = lambda count: None) -> None:
        self.source = source
        self.counted = _open(source, read)
        try:
            self.content: Any = self._unpack(io.BufferedReader(self.counted, PIECE))
        except BaseException:
            self.close()
            raise

    def _unpack(self, raw: io.BufferedReader) -> Any:
        packed = raw.peek(2)[:2] == GZIP
        if not packed and self.source.path.suffix.lower() == PACKED:
            raise GzipBroken(path=self.source.path, reason="it is not packed at all", reason_zh="它根本没有压缩")
        if not packed:
            return raw
        import gzip

        return io.BufferedReader(gzip.GzipFile(fileobj=raw), PIECE)

    @property
    def sha256(self) -> str:
        """The hash of what has been read of the file, as it lies on the disk."""
        return str(self.counted.hash.hexdigest())

    def close(self) -> None:
        """Close the file."""
        self.counted.close()

    def told(self, error: BaseException) -> DataError | FileUnreadable | None:
        """Make the sentence of a fault that was met while this was read; nothing if it does not come from the file."""
        import gzip
        import zlib

        path = self.source.path
        if isinstance(error, SyntaxError):
            return self._syntax(error)
        if isinstance(error, EOFError):
            return GzipBroken(path=path, reason="it ends in the middle", reason_zh="它在中途断了")
        if isinstance(error, (gzip.BadGzipFile, zlib.error)):
            return GzipBroken(path=path, reason=str(error))
        if isinstance(error, MemoryError) and "buffer" in str(error):
            # What comes through a pipe is there only once, and to open it again might wait for ever.
            line = self._line() if path.is_file() else "?"
            return TermTooLong(path=path, line=line, most=LONGEST >> 20, form=self.source.called)
        if error is self.counted.failure:
            assert isinstance(error, OSError)
            return FileUnreadable(path=path, reason=error.strerror or str(error))
        return None

    def _syntax(self, error: SyntaxError) -> DataError:
        _, _, fault = str(error.msg).partition(": ")
        if fault.startswith(("Invalid UTF-8", "\ufeff")):
            from policygraph.validation.syntax import EncodingWrong

            return EncodingWrong(path=self.source.path, line=error.lineno or 1, column=error.offset or 1)
        return RdfSyntaxError(
            path=self.source.path,
            line=error.lineno or 1,
            column=error.offset or 1,
            form=self.source.called,
            detail=fault or error.msg,
        )

    def _line(self) -> int:
        """Tell in which line the parser stopped: in the last that begins in what it was given."""
        again = Stream(self.source)
        try:
            left = max(0, int(self.content.tell()) - LONGEST)
            line = 1
            while left > 0 and (piece := again.content.read(min(PIECE, left))):
                line += piece.count(b"\n")
                left -= len(piece)
            return line
        finally:
            again.close()


class _Counted(io.RawIOBase):
    """A file that counts and hashes what is read of it, and remembers what went wrong."""

    def __init__(self, file: io.FileIO, read: Callable[[int], object]) -> None:
        import hashlib

        self.file = file
        self.told = read
        self.hash = hashlib.sha256()
        self.failure: OSError | None = None
        self.position = 0

    def tell(self) -> int:
        return self.position

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            count = self.file.readinto(buffer) or 0
        except OSError as error:
            self.failure = error
            raise
        self.position += count
        self.hash.update(memoryview(buffer)[:count])
        self.told(count)
        return count

    def close(self) -> None:
        self.file.close()
        super().close()


def _open(source: Source, read: Callable[[int], object]) -> _Counted:
    try:
        return _Counted(io.FileIO(source.path), read)
    except OSError as error:
        raise FileUnreadable(path=source.path, reason=error.strerror or str(error)) from None
