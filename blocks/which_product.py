"""What is said where words stand for several products, or for none that the customer may buy."""

from collections.abc import Mapping, Sequence

from blocks import kit
from blocks.kit import Block, Message
from blocks.mrkdwn import phrase
from contracts.account import Account
from contracts.i18n import _, listed


def which_message(
    account: Account, words: str, offers: Mapping[str, str], terms_line: str
) -> Message:
    """*offers* are command lines by what the product is called; *terms_line* is one, too."""
    said = phrase("Which product is *{words}* for {name}?", words=words, name=account.name)
    words_of_none = "There is no product *{words}* that {name} may buy."
    nothing = phrase(words_of_none, words=words, name=account.name)
    blocks: list[Block] = [kit.text(said if offers else nothing)]
    if offers:
        blocks += [_buttons(offers)]
    else:
        blocks += [kit.actions(kit.runs(_("Terms"), terms_line))]
    return Message(_("Which product?"), tuple(blocks))


def which_one(skus: Sequence[str]) -> str:
    """The same of one line among others: *skus* are what it may mean."""
    if not skus:
        return _("no product that they may buy")
    return _("which one? {skus}", skus=listed(list(skus)))


def _buttons(offers: Mapping[str, str]) -> Block:
    return kit.actions(*(kit.runs(product, line) for product, line in offers.items()))
