"""Decoding files into text, and encoding the text so that the same bytes come out."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from workbench.system.errors import WorkbenchError

#: Byte order marks, and the encodings that they announce; UTF-32 begins like UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: The encodings tried for text that is not Unicode: Windows, old Macs, DOS.
_OLD_ENCODINGS = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS (850)"}

#: First bytes, name and remedy of binary files that may have no NUL byte near the start.
_MAGIC = (
    (b"%PDF-", "a PDF file", "copy its text into a text file"),
    (b"{\\rtf", "an RTF file", "save it as DOCX or ODT"),
    (b"PK\x03\x04", "a ZIP archive", "give it the name ending of what it is, such as .docx"),
)

#: The largest text file, in bytes: three long books. Pictures embedded in a page count too.
LARGEST = 16 * 1024 * 1024

#: How many bytes are looked at to guess what a file is.
_SAMPLE = 64 * 1024

#: Control characters, line separators, surrogates and non-characters.
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoding of a file: a Python codec, and the byte order mark if there is one.

    With ``references``, characters that it lacks are written as in HTML: ``&#8217;``.
    """

    name: str
    mark: bytes = b""
    references: bool = False

    def is_named(self, name: str) -> bool:
        """Return whether ``name`` is a name of this encoding, in any spelling."""
        try:
            return codecs.lookup(name) == codecs.lookup(self.name)
        except LookupError:
            return False

    def for_text(self, text: str) -> Encoding:
        """Return this encoding, or UTF-8 if it lacks a character of ``text``."""
        try:
            self._encoded(text)
        except UnicodeEncodeError:
            return Encoding("utf-8")
        return self

    def encode(self, text: str) -> bytes:
        """Return ``text`` in this encoding, or in UTF-8 if it lacks a character of it."""
        try:
            return self._encoded(text)
        except UnicodeEncodeError:
            return text.encode("utf-8", "replace")

    def _encoded(self, text: str) -> bytes:
        errors = "xmlcharrefreplace" if self.references else "strict"
        return self.mark + text.encode(self.name, errors)


def decode(data: bytes, name: str) -> tuple[str, Encoding, list[str]]:
    """Return the text of ``data``, its encoding, and remarks for the user.

    ``name`` is the file's name, for errors. Encoding the text again gives ``data``. Raises
    ``WorkbenchError`` if the data is binary or damaged.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, mark, name), Encoding(encoding, mark), []
    _refuse_binary(data, name)
    try:
        return data.decode("utf-8"), Encoding("utf-8"), []
    except UnicodeDecodeError as error:
        _refuse_damaged(data, error, name)
    encoding = _guess(data, name)
    text = _strictly(data, encoding, b"", name)
    return text, Encoding(encoding), [f"not UTF-8; read as {_OLD_ENCODINGS[encoding]}"]


def refuse_larger(data: bytes, name: str, limit: int = LARGEST) -> None:
    """Raise if ``data`` is larger than ``limit`` bytes."""
    if len(data) > limit:
        raise WorkbenchError(
            f"the file is larger than {limit >> 20} MB",
            path=name,
            remedy="split it, or import its text as .txt",
        )


def normalized(text: str) -> str:
    """Return ``text`` in NFC, with line ends and control characters replaced by spaces."""
    return unicodedata.normalize("NFC", _CONTROLS.sub(" ", text))


def _strictly(data: bytes, encoding: str, mark: bytes, name: str) -> str:
    try:
        return data[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        raise WorkbenchError(
            f"the file is damaged: byte {error.start + len(mark)} is no {encoding.upper()}",
            path=name,
            remedy="get the file again, or save it as UTF-8",
        ) from error


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, kind, remedy in _MAGIC:
        if data.startswith(magic):
            raise WorkbenchError(f"{kind}, not text", path=name, remedy=remedy)
    sample = data[:_SAMPLE]
    controls = sum(sample.count(byte) for byte in range(32) if byte not in b"\t\n\f\r\x1b")
    if b"\0" in data or controls > max(2, len(sample) // 20):
        raise WorkbenchError(
            "binary data, not text", path=name, remedy="check that it is the right file"
        )


def _refuse_damaged(data: bytes, error: UnicodeDecodeError, name: str) -> None:
    """Raise if most of what is not ASCII is valid UTF-8, so that UTF-8 must be meant."""
    shown = data.decode("utf-8", "replace")
    bad = shown.count("\ufffd")
    good = sum(not character.isascii() for character in shown) - bad
    if good > bad:
        raise WorkbenchError(
            f"the file is damaged: byte {error.start} is no UTF-8",
            path=name,
            line=data.count(b"\n", 0, error.start) + 1,
            remedy="get the file again, or mend the character",
        )


def _guess(data: bytes, name: str) -> str:
    """Return the most likely encoding of ``data``, which is not Unicode."""
    from charset_normalizer import from_bytes

    not_ascii = b"\n".join(line for line in data.split(b"\n") if not line.isascii())[:_SAMPLE]
    best = from_bytes(not_ascii, cp_isolation=list(_OLD_ENCODINGS)).best()
    if best is None or best.encoding not in _OLD_ENCODINGS:
        raise WorkbenchError(
            "the encoding of the file is unknown", path=name, remedy="save it as UTF-8"
        )
    return best.encoding
