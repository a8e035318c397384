"""How much there is to read in a block."""

from blocks.shapes import Block

A_PAGE = 6_000  # characters: one or two screens of a laptop
A_TABLE = A_PAGE // 2 + 1  # so that no page has two of them: Slack takes one a message


def length(block: Block) -> int:
    """The characters of *block* that somebody reads; a row of buttons counts as none.

    A table counts as more than half a page, however long it is.
    """
    if block["type"] == "section":
        fields = sum(len(field["text"]) for field in block.get("fields", ()))
        return fields + (len(block["text"]["text"]) if "text" in block else 0)
    if block["type"] == "context":
        return sum(len(element["text"]) for element in block["elements"])
    if block["type"] == "rich_text":
        parts = (part for element in block["elements"] for part in element["elements"])
        return sum(len(part["text"]) for part in parts)
    if block["type"] == "table":
        return A_TABLE
    return len(block["text"]["text"]) if block["type"] == "header" else 0
