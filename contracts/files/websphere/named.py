"""Names in WebSphere XML: policies, organizations, and what we call contracts and accounts."""

import re

from contracts.account import TYPED
from contracts.files.parties import code_of
from contracts.files.websphere.nodes import Node, Said
from contracts.i18n import _

COMMA = re.compile(r"(?<!\\)[,+]")
ESCAPED = re.compile(r"\\(.)")
MEMBERS = ("ParticipantMember", "Member", "OrganizationRef", "Organization")
REFERENCE, CODE = (re.compile(TYPED % most) for most in (59, 39))


def policies(node: Node, kind: str) -> list[Said]:
    """The names of the policies of *kind* that *node* refers to, in either dialect."""
    legacy = [ref for ref in node.children if _is_legacy(ref, kind)]
    for ref in legacy:
        ref.taken = True
        ref.drop(policyType=kind)
    found = [*node.all(f"{kind}PolicyRef"), *legacy]
    return [name for ref in found if (name := ref.take("policyName"))]


def _is_legacy(node: Node, kind: str) -> bool:
    named = node.attributes.get("policyType", kind) == kind
    return node.tag == "PolicyReference" and named and not node.taken


def organization(node: Node) -> Said | None:
    """The name of the organization inside *node*: ``acme`` of ``o=acme,o=root organization``."""
    inner = node.child(*MEMBERS)
    if inner is None:
        distinguished = node.take("distinguishName")
        return distinguished and Said(_first_part(str(distinguished.value)), distinguished.line)
    return organization(inner)


def _first_part(name: str) -> str:
    first = COMMA.split(name, maxsplit=1)[0]
    return ESCAPED.sub(r"\1", first.partition("=")[2] or first).strip()


def distinguished(name: str) -> str:
    """*name* as an organization below the root organization."""
    escaped = re.sub(r'([,+"\\<>;=])', r"\\\1", name)
    return f"o={escaped},o=root organization"


def reference_of(name: str) -> str:
    """The reference of the contract called *name*: itself where it is one word, else made of it."""
    return name if REFERENCE.fullmatch(name) else code_of(name) or name


def account_code(name: str) -> str:
    """The code of the account called *name*, likewise."""
    return name if CODE.fullmatch(name) else code_of(name) or name


def renamed(name: str, code: str) -> str:
    """What is said where a name had to become one word."""
    return _("“{name}” is called {code} here, in one word.", name=name, code=code)
