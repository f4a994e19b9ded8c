"""The web server, alone or with a worker beside it."""

import socket
import threading
from collections.abc import Callable

import uvicorn

from wiredesk.desk.working.worker import Worker, work_and_poll
from wiredesk.site.network import callback, door


def free(host: str, port: int) -> bool:
    """Whether nobody listens there yet."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as ear:
        ear.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            ear.bind((host, port))
        except OSError:
            return False
    return True


class Desk(uvicorn.Server):
    """The web server; ``ready`` is called once it answers."""

    def __init__(self, host: str, port: int, ready: Callable[[], None]) -> None:
        """Listens on ``host`` and ``port`` once it runs."""
        super().__init__(
            uvicorn.Config(
                "wiredesk.site.asgi:application",
                host=host,
                port=port,
                log_level="warning",
                lifespan="off",
                server_header=False,
                timeout_graceful_shutdown=3,  # a browser that listens for arrivals never leaves
            )
        )
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to answer, then say so."""
        await super().startup(sockets)
        self.ready()


def serve(host: str, port: int, *, with_worker: bool, ready: Callable[[], None]) -> None:
    """Answer browsers until stopped (SIGINT, SIGTERM); with a worker, do what waits as well."""
    desk = Desk(host, port, ready)
    if not with_worker:
        desk.run()
        return
    worker = Worker()
    beside = threading.Thread(
        target=work_and_poll,
        args=(worker, door),
        kwargs={"callback": callback()},
        daemon=True,
    )
    beside.start()
    try:
        desk.run()
    finally:
        worker.stop()
        beside.join(timeout=30)
