"""A message that is a file: what is said with it stands above it."""

from dataclasses import dataclass, field

from blocks import limits
from blocks.kit import Message
from blocks.objects import shortened


@dataclass(frozen=True, slots=True)
class Attached:
    """A file; *alt* tells what a picture shows to those who do not see it."""

    name: str
    title: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class FileMessage(Message):
    """Its text is what is said with the *file*; Slack takes no blocks of ours beside one."""

    file: Attached = field(kw_only=True)

    @property
    def alt(self) -> str:
        """As much of the file's as Slack takes."""
        return shortened(self.file.alt, limits.FILE_ALT) if self.file.alt else ""
