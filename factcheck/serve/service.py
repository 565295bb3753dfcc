"""What all endpoints share: the settings, the workers, the figures, and what is kept."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, cast

from starlette.concurrency import run_in_threadpool

from factcheck.record import dataclass

if TYPE_CHECKING:
    from starlette.requests import Request

    from factcheck.serve.doors import Doors
    from factcheck.serve.observed import Figures
    from factcheck.serve.pool import Pool
    from factcheck.serve.store import Store
    from factcheck.serve.work import Answer, Task
    from factcheck.settings import Settings

HOUR: Final = 3600


@dataclass(frozen=True, slots=True)
class Service:
    """One running service."""

    settings: Settings
    doors: Doors
    pool: Pool
    figures: Figures
    store: Store | None = None
    keep: int | None = None  # days

    async def forget(self) -> None:
        """Forget, once an hour, what is older than is kept."""
        while self.store is not None and self.keep is not None:
            await run_in_threadpool(self.store.forget, self.keep)
            await asyncio.sleep(HOUR)

    async def run(self, request: Request, task: Task) -> Answer:
        """Have a task done, for as long as somebody waits for it."""

        async def gone() -> None:
            while (await request.receive())["type"] != "http.disconnect":
                pass

        answer = await self.pool.run(task, gone)
        self.figures.count(answer)
        return answer


def service_of(request: Request) -> Service:
    """Return the service that a request came to."""
    return cast("Service", request.app.state.service)
