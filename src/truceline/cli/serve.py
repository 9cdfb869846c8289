"""``truceline serve``: the workbench in the browser, on this machine alone."""

import gc
import socket
from importlib.util import find_spec
from typing import TYPE_CHECKING, Annotated

import typer

from truceline.cli.which import ByOption, find_casefile, who
from truceline.errors import InputError

if TYPE_CHECKING:
    from truceline.web.bench import Workbench

PORT = 8450
HOST = "127.0.0.1"


def serve(
    casefile: Annotated[
        str | None,
        typer.Argument(metavar="CASEFILE", help="Default: TRUCELINE_CASEFILE, else the only *.tl file in this folder."),
    ] = None,
    *,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free.")] = PORT,
    host: Annotated[str, typer.Option(help="Only this machine itself, until the workbench has accounts.")] = HOST,
    by: ByOption = None,
) -> None:
    """Open the workbench in the browser: inbox, map, timeline, review.

    It serves this machine alone and asks nothing of the network. Ctrl-C ends it.

    Example: truceline serve karabakh.tl
    """
    from truceline.casefile.casefile import Casefile

    if find_spec("fastapi") is None or find_spec("uvicorn") is None:
        raise InputError("the workbench is not installed with this Truceline.", todo="pip install 'truceline[web]'")
    from truceline.web.bench import Workbench
    from truceline.web.guard import is_loopback

    if not is_loopback(host):
        raise InputError(
            f"{host!r} is not this machine itself, and the workbench has no accounts yet: anybody could decide.",
            todo="Leave --host out. From elsewhere, use a tunnel that only you can open (ssh -L).",
        )
    with Casefile.open(find_casefile(casefile), by=who(by)) as opened:
        _run(Workbench(casefile=opened), _listen(host, port))


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise InputError(
            f"port {port} cannot be used ({error.strerror}).", todo="Name another with --port, or --port 0 for any."
        ) from error
    return listening


def _run(bench: "Workbench", listening: socket.socket) -> None:
    import uvicorn

    from truceline.reference.english import load_english_words
    from truceline.web.app import make_app

    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"The workbench of {bench.casefile.store.path} is at http://{shown}:{port}/ . Ctrl-C ends it.")
    app = make_app(bench)
    load_english_words()  # or the first decision would wait for it
    gc.collect()
    gc.freeze()  # tables and code stay: what a request makes is collected without looking through them each time
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run(sockets=[listening])
