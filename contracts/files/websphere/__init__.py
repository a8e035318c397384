"""WebSphere XML: both dialects read as items, contracts written in the dialect ``Package``."""
