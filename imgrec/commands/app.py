"""A port and a host -> the web app, running until it is stopped."""

from __future__ import annotations

import contextlib
import errno
import os
import runpy
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from imgrec.commands import memory, terminal
from imgrec.errors import ImgrecError

PORT = 8501
LAST_PORT = 65535
FIRST_OPEN_PORT = 1024  # below it only an administrator may listen


def open_app(
    port: Annotated[int, typer.Option(min=1, max=LAST_PORT, help="The port to listen on.")] = PORT,
    host: Annotated[
        str, typer.Option(help="The address to listen on; 0.0.0.0 lets other machines in.")
    ] = "127.0.0.1",
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open a browser page, if there is one.")
    ] = True,
) -> None:
    """Open the app in the browser; Ctrl+C stops it."""
    # Two threads for one small product cost more than they bring, and rob the other sessions.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    memory.give_back_arrays()
    script = app_script()
    check_free(port, host=host)
    for sentence in addresses(port, host=host):
        terminal.say(sentence)
    run_streamlit(script, options(port, host=host, browser=browser))


def app_script() -> Path:
    """The script that starts the app: in the wheel under `imgrec/_app`, else beside `imgrec`.

    Streamlit finds `pages/` and `.streamlit/config.toml` beside it, from whatever folder it runs.

    Raises:
        ImgrecError: Neither is there.
    """
    package = Path(__file__).resolve().parents[1]
    places = (package / "_app" / "app.py", package.parent / "app.py")
    for place in places:
        if place.is_file():
            return place
    raise ImgrecError(
        f"Expected the app at {places[0]} or {places[1]}. Found neither. Install imgrec again."
    )


def check_free(port: int, *, host: str) -> None:
    """Raise `ImgrecError` where nothing can listen on this port of this host."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except OSError as error:
        raise ImgrecError(
            f"Expected the address of this machine as --host. Received {host!r}. "
            "Leave it out, or give 0.0.0.0 to let other machines in."
        ) from error
    with socket.socket(family, kind, protocol) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            raise ImgrecError(_why_not(error, port, host=host)) from error


def _why_not(error: OSError, port: int, *, host: str) -> str:
    if error.errno in (errno.EADDRINUSE, errno.EACCES) and port >= FIRST_OPEN_PORT:
        return (
            f"Expected a free port. Received {port}, which another program uses on {host}. "
            f"Stop it, or choose another port: imgrec app --port {_free_port(host)}"
        )
    return (
        f"Expected a port and a host that this machine may listen on. "
        f"Received {host}:{port}: {error.strerror}. Try imgrec app --port {PORT}"
    )


def _free_port(host: str) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.bind((host, 0))
        free: int = probe.getsockname()[1]
        return free


def addresses(port: int, *, host: str) -> list[str]:
    """What to tell the person: where the app is, and where for the others if they are let in."""
    everywhere = host in ("0.0.0.0", "::", "")
    here = "localhost" if everywhere else f"[{host}]" if ":" in host else host
    sentences = [f"imgrec is at http://{here}:{port} (Ctrl+C stops it)"]
    if everywhere and (own := _own_address()):
        sentences.append(f"On this network: http://{own}:{port}")
    return sentences


def _own_address() -> str | None:
    """This machine's address on its network; no packet is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # an address set aside for documentation
        own: str = probe.getsockname()[0]
        return own
    return None


def options(port: int, *, host: str, browser: bool) -> list[str]:
    """Streamlit's flags for this start; the look comes from `.streamlit/config.toml`.

    Its own welcome is left out because it asks another host for this machine's address.
    """
    chosen = {
        "server.port": str(port),
        "server.address": host,
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        "logger.hideWelcomeMessage": "true",
    }
    if not browser:
        chosen["server.headless"] = "true"
    return [f"--{name}={value}" for name, value in chosen.items()]


def run_streamlit(script: Path, flags: list[str]) -> None:
    """Do what `python -m streamlit run` does, in this very process: who stops it stops the app."""
    send_at_once()
    sys.argv = ["streamlit", "run", str(script), *flags]
    runpy.run_module("streamlit", run_name="__main__", alter_sys=True)


def send_at_once() -> None:
    """Have Streamlit's server send what it has, without a wait for the browser's receipt.

    Streamlit makes its socket by itself and names no protocol, so asyncio does not switch Nagle's
    algorithm off: the body of every file came 40 ms after its head, and a view has dozens of files.
    Connections inherit what is set on the socket that they come in by.
    """
    import uvicorn  # comes with Streamlit, and is as slow to import

    startup = uvicorn.Server.startup

    async def startup_at_once(
        server: uvicorn.Server, sockets: list[socket.socket] | None = None
    ) -> None:
        for listening in sockets or []:
            listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, True)
        await startup(server, sockets=sockets)

    uvicorn.Server.startup = startup_at_once  # type: ignore[assignment, method-assign]
