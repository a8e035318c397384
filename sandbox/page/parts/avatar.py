"""A coloured square with somebody's initials."""

from typing import Final

from nicegui import ui

from sandbox.state.model import User

COLOURS: Final = ("#2c6e91", "#7c3a83", "#b0532c", "#3c7a4b", "#8a3b52", "#5a5f94", "#96751b")


def avatar(user: User, *, small: bool = False) -> None:
    initials = "".join(word[0] for word in user.real_name.split()[:2])
    colour = "#1d1c1d" if user.is_bot else COLOURS[sum(map(ord, user.id)) % len(COLOURS)]
    with (
        ui.element("div")
        .classes("avatar small" if small else "avatar")
        .style(f"background: {colour}")
    ):
        ui.label(initials)
