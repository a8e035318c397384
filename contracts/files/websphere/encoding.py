"""Which encoding an XML file says that it has, without a parser."""

import re
from collections.abc import Mapping
from typing import BinaryIO

from contracts.files.items import Unreadable
from contracts.i18n import _

DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})[\"']", re.ASCII)
START = 256
PARTS = (*range(1, 12), 13, 14, 15, 16)  # of ISO 8859
TAKEN: Mapping[str, str] = {
    "utf-8": "",
    "utf-16": "",  # known by its byte order mark, as in other files
    **{name: name for name in ("us-ascii", *(f"iso-8859-{part}" for part in PARTS))},
    **{name: name for name in (f"windows-125{part}" for part in range(9))},
}


def declared_encoding(file: BinaryIO) -> str:
    """The encoding that *file* declares, or nothing where UTF-8 or its byte order mark counts.

    Unreadable where it is none that we take: Python knows codecs that are no alphabets.
    """
    found = DECLARED.match(file.read(START))
    file.seek(0)
    if found is None:
        return ""
    name = found[1].decode("ascii").lower()
    if name not in TAKEN:
        raise Unreadable(1, _("the encoding {name} is not taken; save it as UTF-8.", name=name))
    return TAKEN[name]
