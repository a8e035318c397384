"""The panel for letting something go wrong."""

from nicegui import ui

from sandbox.faults import ON_SOCKETS, Fault, FaultKind
from sandbox.page.parts.surface import push_button
from sandbox.page.tab import Tab

WORDS = {
    FaultKind.REPLY_DROPPED: "Lose the answer to a call",
    FaultKind.REPLY_LATE: "Answer a call late",
    FaultKind.RATE_LIMITED: "Refuse a call: too many (429)",
    FaultKind.SERVER_ERROR: "Break a call (500)",
    FaultKind.HTML: "Answer a call with a web page",
    FaultKind.ERROR: "Refuse a call: internal_error",
    FaultKind.CONNECTION_CLOSED: "Close the connection of a call",
    FaultKind.EVENT_REPEATED: "Send an event twice",
    FaultKind.SOCKET_SILENT: "Socket goes silent",
    FaultKind.SOCKET_DROPPED: "Socket is cut",
    FaultKind.SOCKET_DISCONNECT: "Socket is asked to reconnect",
}


def fault_panel(tab: Tab) -> None:
    """Collapsed at first."""
    expansion = ui.expansion("Let something go wrong", icon="bolt").classes("faults")
    with expansion, ui.element("div").classes("panel"):
        FaultForm(tab)


class FaultForm:
    """One kind of fault, where it strikes, and how many times."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        words = {kind.value: text for kind, text in WORDS.items()}
        self._kind = ui.select(words, value=FaultKind.RATE_LIMITED.value, label="What")
        self._on = ui.input("Where (method or event)", value="*")
        self._times = ui.number("Times", value=1, min=1, max=100, format="%d")
        self._seconds = ui.number("Seconds (late, retry after)", value=5, min=0, format="%d")
        for field in (self._kind, self._on, self._times, self._seconds):
            field.props("outlined dense dark")
        with ui.row():
            push_button("Do it", self._inject)
            push_button("Forget all", tab.slack.faults.clear)

    def _inject(self) -> None:
        kind, on = FaultKind(self._kind.value), self._on.value or "*"
        times, seconds = int(self._times.value or 1), float(self._seconds.value or 0)
        self._tab.slack.inject(Fault(kind=kind, on=on, times=times, seconds=seconds))
        when = "now" if kind in ON_SOCKETS else f"at the next call of {on}"
        ui.notify(f"{WORDS[kind]}: {when}", position="top")
