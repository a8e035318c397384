"""Who has which role."""

from collections.abc import Mapping, Sequence

from blocks import kit
from blocks.kit import Message
from blocks.mrkdwn import bold, phrase, user
from blocks.paging import paged
from contracts.i18n import _
from contracts.people import Role


def roles_message(
    granted: Mapping[str, Sequence[Role]], operators: Sequence[str], page: int, line: str
) -> Message:
    """Each person with their roles; the admins of the settings are named as such."""
    head = [kit.text(bold(_("Roles")))]
    said = [
        phrase("• {who}: {roles}", who=user(user_id), roles=", ".join(map(_, roles)))
        for user_id, roles in granted.items()
    ]
    said += [phrase("• {who}: admin, by the operator's settings", who=user(u)) for u in operators]
    nobody = kit.texts([_("Nobody has a role yet.")])
    return paged(head, [kit.texts(said) if said else nobody], page, line, _("Roles"))


def changed_message(sentence: str, user_id: str, role: Role, *, outside: bool = False) -> Message:
    """What was done, as *sentence* says it of {who} and {role}; *outside*: to no colleague."""
    said = [phrase(sentence, who=user(user_id), role=_(role))]
    if outside:
        said.append(phrase("I answer only full members of our own workspace, whatever their role."))
    return Message(_("Roles"), tuple(kit.texts(said)))
