"""Which products get dearer and which cheaper, and by how much."""

from collections.abc import Iterator

from blocks.mrkdwn import Mrkdwn, phrase
from blocks.price_words import each
from contracts.comparing import Effect, PriceChange
from contracts.digits import nearest
from contracts.i18n import many, signed_percent


def price_effect(effect: Effect, most: int) -> Iterator[Mrkdwn]:
    """How many of the products looked at, then the *most* that differ most."""
    if not effect.looked_at:
        return
    looked_at = many("of {count} looked at", "of {count} looked at", effect.looked_at)
    if not effect.prices:
        yield phrase("*Prices*: none changes, {looked_at}", looked_at=looked_at)
        return
    dearer = many("{count} dearer", "{count} dearer", len(effect.dearer))
    cheaper = many("{count} cheaper", "{count} cheaper", len(effect.cheaper))
    words = "*Prices*: {dearer}, {cheaper}, {looked_at}"
    yield phrase(words, dearer=dearer, cheaper=cheaper, looked_at=looked_at)
    for change in effect.prices[:most]:
        yield phrase("• {line}", line=price_change(change))
    more = len(effect.prices) - most
    if more > 0:
        yield phrase("{more}", more=many("and {count} more", "and {count} more", more))


def price_change(change: PriceChange) -> Mrkdwn:
    """“BOLT-M8: 90.00 EUR each → 87.50 EUR each (−2.8 %)”."""
    if change.old is None and change.new is not None:
        return phrase("{sku}: new at {new}", sku=change.sku, new=each(change.new))
    if change.new is None and change.old is not None:
        return phrase("{sku}: no longer, was {old}", sku=change.sku, old=each(change.old))
    if change.old is None or change.new is None:
        raise ValueError(f"{change.sku} has no price, neither before nor after")
    words = "{sku}: {old} → {new} ({share})"
    old, new = each(change.old), each(change.new)
    return phrase(words, sku=change.sku, old=old, new=new, share=_share(change))


def _share(change: PriceChange) -> str:
    return signed_percent(nearest(100 * change.apart, 1))
