"""Hostile files: refused with a line and a sentence, in little memory, nothing being fetched."""

import io
import socket
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from typing_extensions import override

from contracts.files.items import Unreadable
from contracts.files.websphere.hardened import SCHEMA
from contracts.files.websphere.parser import DEEPEST
from contracts.files.websphere.reader import read_websphere
from tests.contracts.files.websphere.reading import items, package, read_bytes, unreadable

ENTITIES = "entities are not taken; write the text out."
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">\n' for n in range(1, 10))

DECLARATIONS = [
    '<!ENTITY a "b">',
    f'<!ENTITY l0 "ha">\n{LAUGHS}',
    '<!ENTITY a SYSTEM "file:///etc/passwd">',
    '<!ENTITY a PUBLIC "-//x" "http://localhost/x">',
    '<!ENTITY % a SYSTEM "http://localhost/x.dtd">\n%a;',
    "<!ENTITY % a \"<!ENTITY b 'c'>\">\n%a;",
]
USES = ["<a/>", "<a>&a;</a>", '<a b="&l9;"/>', "<a>&l9;</a>"]


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize("declared", DECLARATIONS)
def test_entities_are_refused(declared: str, use: str) -> None:
    wrong = unreadable(f"<!DOCTYPE Package [\n\n{declared}]>\n<Package>{use}</Package>")
    assert wrong.line >= 3
    assert wrong.sentence == ENTITIES or "not defined" in wrong.sentence


def test_an_entity_in_the_first_tag_is_not_spread_out() -> None:
    text = f'<!DOCTYPE Package [\n<!ENTITY l0 "ha">\n{LAUGHS}]><Package a="&l9;"/>'
    assert (unreadable(text).line, unreadable(text).sentence) == (2, ENTITIES)


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("<!ELEMENT a ANY>\n", "what stands before the root is too long."),
        ('<!ENTITY a "b">\n', ENTITIES),
        ("<!-- " + "x" * 20_000, "what stands before the root is too long."),
    ],
)
def test_what_stands_before_the_root_is_limited(declared: str, said: str) -> None:
    """The parser waits for its end, and would look for it from the beginning, line by line."""
    assert (
        unreadable("<!DOCTYPE Package [\n" + declared * (2_000_000 // len(declared))).sentence
        == said
    )


def test_an_entity_that_nobody_declared_is_no_xml() -> None:
    assert "the XML breaks here" in unreadable(package("<a>&nobody;</a>")).sentence


FETCHING = [
    '<!DOCTYPE Package SYSTEM "{url}"><Package/>',
    '<!DOCTYPE Package PUBLIC "-//x" "{url}"><Package/>',
    '<?xml-stylesheet href="{url}"?><Package/>',
    '<Package xmlns:x="http://www.w3.org/2001/XInclude"><x:include href="{url}"/></Package>',
    f'<Package xmlns:xsi="{SCHEMA[1:-1]}" xsi:schemaLocation="urn:x {{url}}"/>',
    '<!DOCTYPE Package [<!ENTITY a SYSTEM "{url}">]><Package><a>&a;</a></Package>',
    '<!DOCTYPE Package [<!ENTITY % a SYSTEM "{url}"> %a;]><Package/>',
]


@pytest.mark.parametrize("text", FETCHING)
@pytest.mark.parametrize("scheme", ["http", "file"])
def test_nothing_is_fetched(text: str, scheme: str, tmp_path: Path) -> None:
    """A server on loopback is never called; a file with text in it never shows."""
    secret = tmp_path / "secret.dtd"
    secret.write_text("<!ELEMENT Package ANY>secret")
    opened: list[str] = []
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        port = server.getsockname()[1]
        url = {"file": secret.as_uri(), "http": f"http://127.0.0.1:{port}/x"}
        sys.addaudithook(lambda event, about: opened.append(f"{event} {about}"))
        try:
            found = str(items(text.format(url=url[scheme])))
        except Unreadable as wrong:
            found = wrong.sentence
        with pytest.raises(BlockingIOError):
            server.accept()
    assert "secret" not in found.replace(str(secret), "")
    touched = [one for one in opened if one.startswith(("open ", "socket.connect"))]
    assert [one for one in touched if "secret" in one or "connect" in one] == []


def test_a_plain_document_type_is_taken() -> None:
    assert items('<!DOCTYPE Trading SYSTEM "B2BTrading.dtd">\n<Trading loadItemName="a"/>') == []


def test_an_element_of_another_name_space_is_none_of_ours() -> None:
    [item] = items('<Package xmlns:x="urn:x"><x:BuyerContract/></Package>')
    [problem] = item.problems
    assert "is neither a contract nor an account" in problem.sentence


@pytest.mark.parametrize("depth", [DEEPEST, 200, 100_000])
def test_what_is_nested_too_deeply_is_refused(depth: int) -> None:
    wrong = unreadable("<Package>\n" + "<a>" * depth)
    assert (wrong.line, wrong.sentence) == (2, "this is nested too deeply.")


TOO_LARGE = "here begins something too large to be one item."
MILLIONS = 12_000_000


@pytest.mark.parametrize(
    "inside",
    [
        f'<a b="{"x" * MILLIONS}"/>',
        f"<a>{'x' * MILLIONS}</a>",
        f"<!--{'x' * MILLIONS}-->",
        f"<a><![CDATA[{'x' * MILLIONS}]]></a>",
        f"<{'x' * MILLIONS}/>",
        "<a>" + "<b/>" * 260_000 + "</a>",
        "<a>" + "<!-- -->\n" * 2_000_000 + "</a>",
    ],
    ids=["attribute", "text", "comment", "cdata", "name", "elements", "comments"],
)
def test_what_is_too_large_is_refused(inside: str) -> None:
    wrong = unreadable(f"<Package>\n{inside}</Package>")
    assert wrong.line >= 2
    assert wrong.sentence == TOO_LARGE or "the XML breaks here" in wrong.sentence


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "no element found"),
        ("<Package>\n\n", 3, "Premature end"),
        ("<Package>\n<a>\n</b></Package>", 3, "mismatch"),
        ("<Package/>\n<Package/>", 2, "Extra content"),
        ("\n<Orders/>", 2, "the root is “Orders” instead of Package or Trading."),
        ("<Package>\n<a b=1/></Package>", 2, "expected"),
        ("name: no XML", 1, "breaks here"),
    ],
)
def test_what_is_no_xml_of_ours_says_where(text: str, line: int, said: str) -> None:
    wrong = unreadable(text)
    assert said in wrong.sentence
    assert wrong.line == line


def test_lines_are_those_of_the_elements_far_down_too() -> None:
    text = "<Package>" + "\n" * 70_000 + "<SupplierContract/>\n\n<Other/></Package>"
    assert [item.line for item in items(text)] == [70_001, 70_003]


def test_a_tag_of_several_lines_begins_on_its_first_one() -> None:
    far = "\n" * 70_000
    text = (
        f'<Package>\n<!-- <\n--><A\n b="x>y"\n c="1"/><B/>{far}<x:C xmlns:x="urn:x"\n/>\n</Package>'
    )
    assert [item.line for item in items(text)] == [3, 5, 70_005]


def test_text_between_elements_is_reported() -> None:
    [item] = items(package("one<OrderApprovalTC/>two<OrderApprovalTC/>three"))
    told = {found.field: found.sentence for found in item.findings}
    assert told["BuyerContract"] == "The text inside has no counterpart and was left out."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_is_the_one_that_the_file_declares(encoding: str) -> None:
    said = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{said}"?>\n' + package("", comment="Caf\u00e9")
    [item] = read_bytes(text.encode(encoding))
    assert item.data["versions"][0]["summary"] == "Caf\u00e9"


@pytest.mark.parametrize("encoding", ["rot13", "unicode_escape", "utf-7", "no-such", "bz2"])
def test_codecs_that_are_no_alphabets_are_not_taken(encoding: str) -> None:
    with pytest.raises(Unreadable, match="is not taken; save it as UTF-8"):
        read_bytes(f'<?xml version="1.0" encoding="{encoding}"?><Package/>'.encode())


class Endless(io.RawIOBase):
    """A file of any size that is made while it is read."""

    def __init__(self, contracts: int, terms: int) -> None:
        super().__init__()
        self._contracts, self._terms = contracts, terms
        self._pieces = self._made()
        self._rest = b""

    def _made(self) -> Iterator[bytes]:
        yield b"<Package>\n"
        term = b'<OrderApprovalTC><MonetaryAmount value="5" currency="EUR"/></OrderApprovalTC>\n'
        for number in range(self._contracts):
            yield b'<BuyerContract accountName="ACME" name="ACME-%d">\n' % number
            yield term * self._terms
            yield b"</BuyerContract>\n"
        yield b"</Package>"

    @override
    def readable(self) -> bool:
        return True

    @override
    def seekable(self) -> bool:
        return True

    @override
    def seek(self, offset: int, whence: int = 0, /) -> int:
        assert (offset, whence) == (0, 0)
        self._pieces, self._rest = self._made(), b""
        return 0

    @override
    def tell(self) -> int:
        return 0

    @override
    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        self._rest = self._rest or next(self._pieces, b"")
        piece, self._rest = self._rest[: len(buffer)], self._rest[len(buffer) :]
        buffer[: len(piece)] = piece
        return len(piece)


def peak(contracts: int, terms: int) -> int:
    """How many bytes it takes to read so many contracts, nothing being kept."""
    text = io.TextIOWrapper(io.BufferedReader(Endless(contracts, terms)), "utf-8", newline="")
    tracemalloc.start()
    try:
        read = sum(1 for _item in read_websphere(text))
        assert read == contracts
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_large_file_takes_the_memory_of_one_contract() -> None:
    few, many = peak(50, 20), peak(300, 20)
    assert many < few + 1_000_000
