"""Which bytes are text, and where they stop being it."""

import io

import pytest

from contracts.files.items import Unreadable
from contracts.files.text import text_of

NAME = "name: L’Étoile\r\n"


@pytest.mark.parametrize(
    "content",
    [
        NAME.encode(),
        NAME.encode("utf-8-sig"),
        NAME.encode("utf-16"),
        b"\xfe\xff" + NAME.encode("utf-16-be"),
        NAME.encode("utf-32"),
    ],
)
def test_the_encoding_is_seen_by_its_mark(content: bytes) -> None:
    with text_of(io.BytesIO(content)) as text:
        assert text.read() == NAME


def test_another_encoding_is_taken_when_it_is_named() -> None:
    with text_of(io.BytesIO("Übersee\n".encode("cp1252")), "windows-1252") as text:
        assert text.read() == "Übersee\n"


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        (b"name: A\nname: Caf\xe9\n", 2, "not text in UTF-8"),
        (b"a\n" * 900_000 + b"\xff\n", 900_001, "not text in UTF-8"),
        (b"a: b\nc: \x00d\n", 2, "zero byte"),
        (b"\x89PNG\r\n\x1a\n\x00", 1, "not text in UTF-8"),
        (b"PK\x03\x04\x00\x00", 1, "zero byte"),
        ("a\n".encode("utf-16-le"), 1, "zero byte"),
        (b"name: L\xc3", 1, "not text in UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_with_its_line(content: bytes, line: int, said: str) -> None:
    with pytest.raises(Unreadable) as caught:
        text_of(io.BytesIO(content))
    assert caught.value.line == line
    assert said in caught.value.sentence
