"""The application: its endpoints, within those that observe and guard them."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware

from factcheck.serve import api, desk
from factcheck.serve.doors import Guard
from factcheck.serve.observed import ID_HEADER, Observed
from factcheck.serve.problems import Problem, answer_to, of_http, request_id
from factcheck.serve.work import first_task

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.requests import Request
    from starlette.responses import Response

    from factcheck.serve.service import Service


def application(service: Service) -> Starlette:
    """Build the application around a service."""

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        service.figures.watch(service.pool)
        warming = asyncio.create_task(service.pool.warm(first_task()))
        forgetting = asyncio.create_task(service.forget())
        yield
        for task in (warming, forgetting):
            task.cancel()
        await asyncio.to_thread(service.pool.close)
        if service.store:
            service.store.close()

    app = Starlette(
        routes=[*desk.ROUTES, *api.ROUTES],
        middleware=[
            Middleware(
                CORSMiddleware,
                allow_origins=sorted(service.doors.origins),
                allow_methods=["GET", "POST"],
                allow_headers=["Authorization", "Content-Type", ID_HEADER],
                expose_headers=[ID_HEADER],
            ),
            Middleware(Observed, figures=service.figures),
            Middleware(Guard, doors=service.doors),
        ],
        exception_handlers={Problem: _problem, HTTPException: _http},
        lifespan=lifespan,
    )
    app.state.service = service
    return app


async def _problem(request: Request, problem: Exception) -> Response:
    assert isinstance(problem, Problem)  # noqa: S101 - for the type checker; the handler is registered for nothing else
    request.app.state.service.figures.problems.labels(problem.kind).inc()
    return answer_to(problem, request_id(request))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    if error.status_code == 400:  # noqa: PLR2004 - a form that is none
        return await _problem(
            request, Problem(400, "malformed", "The form in the body cannot be read, or has too many fields.")
        )
    return await _problem(request, of_http(error.status_code))
