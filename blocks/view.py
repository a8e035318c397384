"""A modal: what it shows and asks for, and the command line that its submission runs."""

import json
from dataclasses import dataclass
from typing import Any

from blocks import limits
from blocks.kit import Message
from blocks.objects import count, shortened, wording
from blocks.shapes import Block
from blocks.unique import unique_ids
from contracts.i18n import _

FORM = "form"  # one listener takes every submission: the line says what it is about


@dataclass(frozen=True, slots=True)
class View:
    """A modal of up to 100 blocks; *title*, *submit* and *close* are shortened to 24 characters.

    Submitting it runs *line* with what was filled in; without *submit* there is nothing to
    submit. *on_top*: pushed onto the modal that is open instead of taking its place. *below*:
    what the modal under it shows from now on. *name*: of our own giving, by which it is brought up
    to date where Slack's id of it is not known. Raises ValueError where Slack would refuse it.
    """

    title: str
    blocks: tuple[Block, ...]
    line: str = ""
    submit: str = ""
    close: str = ""
    on_top: bool = False
    below: "View | None" = None
    name: str = ""

    def __post_init__(self) -> None:
        blocks = unique_ids(self.blocks)
        count(blocks, limits.BLOCKS_IN_VIEW, "blocks")
        for name in ("title", "submit", "close"):
            object.__setattr__(self, name, shortened(getattr(self, name), limits.MODAL_TITLE))
        object.__setattr__(self, "blocks", blocks)
        self._check_submission()
        size = len(json.dumps(self.payload, ensure_ascii=False).encode())
        if size > limits.VIEW_BYTES:
            raise ValueError(f"a view of {size} bytes; Slack takes {limits.VIEW_BYTES}")

    def _check_submission(self) -> None:
        if not self.submit and any(block["type"] == "input" for block in self.blocks):
            raise ValueError("a view that asks for something, but cannot be submitted")
        if self.submit and not self.line:
            raise ValueError("a view that can be submitted, but runs no command line")
        if len(self.line) > limits.PRIVATE_METADATA:
            raise ValueError(
                f"command line of {len(self.line)} characters;"
                f" Slack takes {limits.PRIVATE_METADATA}"
            )

    @property
    def payload(self) -> dict[str, Any]:
        """The JSON for ``views.open``, ``views.push`` and ``views.update``."""
        buttons = {"submit": self.submit, "close": self.close}
        return {
            "type": "modal",
            "callback_id": FORM,
            "private_metadata": self.line,
            "title": wording(self.title, limits.MODAL_TITLE),
            "blocks": list(self.blocks),
            **({"external_id": self.name} if self.name else {}),
            **{name: wording(said, limits.MODAL_TITLE) for name, said in buttons.items() if said},
        }


def as_view(message: Message, title: str) -> View:
    """*message* as a modal, for whoever pressed something in one."""
    return View(title, message.blocks, close=_("Close"))
