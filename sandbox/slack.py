"""A Slack with its server on loopback: `with Slack.running() as slack:`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Self

from starlette.applications import Starlette
from starlette.types import ASGIApp

from sandbox.cast import cast
from sandbox.clock import Clock, RealClock
from sandbox.core import Core
from sandbox.state.world import Plan
from sandbox.web.lines import Lines
from sandbox.web.routes import Routes
from sandbox.web.server import HOST, listen, serving

Build = Callable[[Core, Lines], ASGIApp]


def api_only(slack: Core, lines: Lines) -> ASGIApp:
    """The addresses of the API and nothing for people to look at."""
    return Starlette(routes=Routes(slack, lines).all())


class Slack(Core):
    """One sandbox. `.url` is for SLACK_API_URL; `.person("anna")` types and presses."""

    @classmethod
    @contextmanager
    def running(
        cls,
        plan: Plan | None = None,
        *,
        clock: Clock | None = None,
        port: int = 0,
        rate_limits: bool = False,
        build: Build = api_only,
    ) -> Iterator[Self]:
        """Serve until the block ends; *build* may add the page. Raises `PortInUse`."""
        slack = cls(plan or cast(), clock or RealClock(), rate_limits=rate_limits)
        listener = listen(port)
        slack.world.address = f"http://{HOST}:{listener.getsockname()[1]}/"
        lines = Lines()
        with serving(build(slack, lines), listener, lines), slack.delivering():
            yield slack
