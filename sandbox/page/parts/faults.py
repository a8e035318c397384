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
    """Collapsed at first: one kind of fault, where, and how many times."""
    with (
        ui.expansion("Let something go wrong", icon="bolt").classes("faults"),
        ui.element("div").classes("panel"),
    ):
        words = {kind.value: text for kind, text in WORDS.items()}
        kind = ui.select(words, value=FaultKind.RATE_LIMITED.value, label="What")
        on = ui.input("Where (method or event)", value="chat.*")
        times = ui.number("Times", value=1, min=1, max=100, format="%d")
        seconds = ui.number("Seconds (late, retry after)", value=5, min=0, max=600, format="%d")
        for one in (kind, on, times, seconds):
            one.props("outlined dense dark")

        def inject() -> None:
            chosen = FaultKind(kind.value)
            tab.slack.inject(
                Fault(
                    kind=chosen,
                    on=on.value or "*",
                    times=int(times.value or 1),
                    seconds=float(seconds.value or 0),
                )
            )
            when = "now" if chosen in ON_SOCKETS else f"at the next {on.value or 'call'}"
            ui.notify(f"{WORDS[chosen]}: {when}", position="top")

        with ui.row():
            push_button("Do it", inject)
            push_button("Forget all", tab.slack.faults.clear)
