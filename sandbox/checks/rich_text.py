"""The `rich_text` block: sections of styled pieces, lists, quotes and preformatted text."""

from collections.abc import Mapping
from typing import Final

from sandbox.checks.objects import LINK, SOMEONE, SOMEWHERE
from sandbox.checks.shapes import Choice, Flag, Kinds, Many, Record, Shape, Text, Whole

STYLED: Final[Mapping[str, Shape]] = {
    "style": Record(
        may={
            name: Flag()
            for name in (
                "bold",
                "italic",
                "strike",
                "code",
                "underline",
                "highlight",
                "client_highlight",
                "unlink",
            )
        }
    )
}
PIECES: Final[Mapping[str, Record]] = {
    "text": Record({"text": Text()}, STYLED),
    "link": Record({"url": LINK}, {**STYLED, "text": Text(), "unsafe": Flag()}),
    "user": Record({"user_id": SOMEONE}, STYLED),
    "usergroup": Record({"usergroup_id": Text()}, STYLED),
    "channel": Record({"channel_id": SOMEWHERE}, STYLED),
    "emoji": Record({"name": Text()}, {"unicode": Text(), "skin_tone": Whole(1)}),
    "broadcast": Record({"range": Choice(frozenset({"here", "channel", "everyone"}))}),
    "date": Record(
        {"timestamp": Whole(0), "format": Text()}, {**STYLED, "url": LINK, "fallback": Text()}
    ),
    "color": Record({"value": Text()}),
}
BORDER: Final[Mapping[str, Shape]] = {"border": Whole(0, 1)}
PIECE: Final = Kinds(PIECES)
SECTION: Final = Record({"elements": Many(PIECE, least=0)})
LIST: Final = Record(
    {
        "style": Choice(frozenset({"bullet", "ordered"})),
        "elements": Many(Kinds({"rich_text_section": SECTION})),
    },
    {**BORDER, "indent": Whole(0, 8), "offset": Whole(0)},
)
_FLAT: Final = {name: PIECES[name] for name in ("text", "link")}
RICH_TEXT: Final = Record(
    {
        "elements": Many(
            Kinds(
                {
                    "rich_text_section": SECTION,
                    "rich_text_list": LIST,
                    "rich_text_quote": Record({"elements": Many(PIECE)}, BORDER),
                    "rich_text_preformatted": Record(
                        {"elements": Many(Kinds(_FLAT))}, {**BORDER, "language": Text()}
                    ),
                }
            ),
        )
    }
)
