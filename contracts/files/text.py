"""From bytes to text: which encoding it is, and whether it is text at all."""

import codecs
import io
from typing import BinaryIO, TextIO

from contracts.files.items import Unreadable
from contracts.i18n import _

CHUNK = 1 << 20
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def text_of(file: BinaryIO, encoding: str = "") -> TextIO:
    """*file* as text with untouched line ends, after it was read through once.

    UTF-8 unless a byte order mark or *encoding* says otherwise; Unreadable where it is neither
    that nor text at all, naming the first line that cannot be read.
    """
    used = encoding or _by_mark(file)
    _read_through(file, used)
    file.seek(0)
    return io.TextIOWrapper(file, encoding=used, newline="")


def _by_mark(file: BinaryIO) -> str:
    start = file.read(4)
    file.seek(0)
    return next((name for mark, name in MARKS if start.startswith(mark)), "utf-8")


def _read_through(file: BinaryIO, encoding: str) -> None:
    decoder = codecs.getincrementaldecoder(encoding)()
    line, last = 1, False
    while not last:
        chunk = file.read(CHUNK)
        last = not chunk
        try:
            text = decoder.decode(chunk, final=last)
        except UnicodeDecodeError as wrong:
            before = wrong.object[: wrong.start].count(b"\n")
            raise _not_encoded(line + before, encoding) from wrong
        if "\0" in text:
            line += text[: text.index("\0")].count("\n")
            raise Unreadable(line, _("here is a zero byte, so this is not a text file."))
        line += text.count("\n")


def _not_encoded(line: int, encoding: str) -> Unreadable:
    sentence = _(
        "this is not text in {encoding}. Save the file as UTF-8 (in a spreadsheet: CSV UTF-8).",
        encoding=encoding.upper().removesuffix("-SIG"),
    )
    return Unreadable(line, sentence)
