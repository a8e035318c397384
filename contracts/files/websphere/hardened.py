"""lxml’s parser with all that reaches beyond the file off, and what its elements say."""

from functools import lru_cache
from typing import Any

from lxml import etree
from typing_extensions import override

from contracts.files.items import Unreadable
from contracts.i18n import _

SCHEMA = "{http://www.w3.org/2001/XMLSchema-instance}"
OURS = frozenset({None, "http://www.ibm.com/WebSphereCommerce"})


class _Fetched(etree.Resolver):
    """Asked for anything outside of the file, it refuses."""

    @override
    def resolve(self, system_url: str, public_id: str, *_context: object) -> Any:
        url = system_url or public_id
        raise Unreadable(1, _("the file refers to another one ({url}).", url=url))


def hardened_parser() -> "etree.XMLPullParser":
    """A parser to be fed, of which nothing that a file declares opens or fetches anything."""
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        attribute_defaults=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    parser.resolvers.add(_Fetched())
    return parser


@lru_cache(maxsize=1024)
def local_name(name: str) -> str:
    """A name without the namespace; one from elsewhere keeps it, so that it is none of ours."""
    qualified = etree.QName(name)
    return qualified.localname if qualified.namespace in OURS else name


def attributes_of(element: Any) -> dict[str, str]:
    """The attributes, but for those that say where the schema lies."""
    given = element.items()
    return {local_name(name): value for name, value in given if not name.startswith(SCHEMA)}


def text_of(element: Any) -> str:
    """What stands between the tags, blanks aside."""
    parts = [element.text, *(child.tail for child in element)]
    return "".join(part.strip() for part in parts if part)


def forgotten(element: Any) -> str:
    """Take out what stands before *element*, so that lxml holds only what is open; its text."""
    text, parent = "", element.getparent()
    while (before := element.getprevious()) is not None:
        text += (before.tail or "").strip()
        parent.remove(before)
    return text
