"""How much there is to read in a block."""

from blocks.shapes import Block


def length(block: Block) -> int:
    """The characters of *block* that somebody reads; a row of buttons counts as none."""
    if block["type"] == "section":
        fields = sum(len(field["text"]) for field in block.get("fields", ()))
        return fields + (len(block["text"]["text"]) if "text" in block else 0)
    if block["type"] == "context":
        return sum(len(element["text"]) for element in block["elements"])
    return len(block["text"]["text"]) if block["type"] == "header" else 0
