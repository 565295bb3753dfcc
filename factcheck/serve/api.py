"""The HTTP interface for other programs: `/v1/check`, `/v1/claims`, `/v1/rules`, and what those who run it ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from factcheck.rules import RULES
from factcheck.serve.asking import asked, task_of
from factcheck.serve.marks import Marks
from factcheck.serve.openapi import Operation, document, told
from factcheck.serve.service import service_of

if TYPE_CHECKING:
    from starlette.requests import Request

REPORT: Final = "report"


@told(Operation("Check an article", takes_article=True, answers={REPORT: "The report"}))
async def check(request: Request) -> Response:
    """Recompute the derived figures of an article; the answer is a report with one article in it."""
    return await _made(request, "report")


@told(Operation("List the figures of an article", takes_article=True, answers={REPORT: "A report without findings"}))
async def claims(request: Request) -> Response:
    """List every figure of an article and how it was read, without judging any."""
    return await _made(request, "claims")


async def _made(request: Request, makes: str) -> Response:
    service = service_of(request)
    answer = await service.run(request, task_of(await asked(request), makes, service.settings, Marks()))
    return Response(answer.body, media_type="application/json")


@told(Operation("List the rules"))
async def rules(_request: Request) -> Response:
    """List the rules: name, code, and what each one holds to."""
    listed = [
        {"name": rule.name, "code": rule.code, "summary": (type(rule).__doc__ or "").strip().splitlines()[0]}
        for rule in RULES
    ]
    return JSONResponse({"rules": listed})


@told(Operation("Is the service alive?"))
async def health(_request: Request) -> Response:
    """Answer as long as the service runs."""
    return PlainTextResponse("alive\n")


@told(Operation("Can the service check?", answers={"text": "ready", "problem 503": "The model is still being loaded"}))
async def ready(request: Request) -> Response:
    """Answer 200 once the model is loaded in the workers, 503 until then."""
    is_warm = service_of(request).pool.is_warm
    return PlainTextResponse("ready\n" if is_warm else "the model is being loaded\n", 200 if is_warm else 503)


@told(Operation("Figures for Prometheus"))
async def metrics(request: Request) -> Response:
    """Tell what was counted since the start, in the text form of Prometheus."""
    return Response(generate_latest(service_of(request).figures.registry), media_type=CONTENT_TYPE_LATEST)


@told(Operation("This description"))
async def openapi(request: Request) -> Response:
    """Describe the interface (OpenAPI 3.1)."""
    return JSONResponse(document(request.app.routes))


ROUTES: Final = (
    Route("/v1/check", check, methods=["POST"]),
    Route("/v1/claims", claims, methods=["POST"]),
    Route("/v1/rules", rules),
    Route("/v1/openapi.json", openapi),
    Route("/health", health),
    Route("/ready", ready),
    Route("/metrics", metrics),
)
