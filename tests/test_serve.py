"""`factcheck serve` as other programs meet it: what it answers, whom it turns away, how it ends."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from serving import SOUND, UNSOUND, Running, running
from starlette.testclient import TestClient

from factcheck.cli import main
from factcheck.errors import TooLargeError
from factcheck.serve.app import application
from factcheck.serve.doors import Doors
from factcheck.serve.observed import Figures
from factcheck.serve.pool import Pool
from factcheck.serve.problems import Problem
from factcheck.serve.service import Service
from factcheck.serve.work import Answer, Task
from factcheck.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    import httpx2 as httpx

SCHEMA = json.loads((files("factcheck") / "schema" / "report.v1.json").read_text("utf-8"))
TOKEN = "the-key-of-a-desk"  # noqa: S105 - of a service that is gone with the test
FIXTURE = Path(__file__).parent.parent / "fixtures" / "inconsistent" / "knife-crime-figures.txt"


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One service for all that only ask it."""
    with running(tmp_path_factory.mktemp("serve"), "-j", "1", "--max-seconds", "5") as started:
        started.ready()
        yield started


class _Pool:
    """Stands for the workers where only what is before them is tried."""

    is_warm = True
    waiting = 0

    async def warm(self, _task: Task) -> None: ...

    def close(self) -> None: ...

    async def run(self, task: Task, _gone: object) -> Answer:
        if b"boom" in task.data:
            raise ZeroDivisionError(task.data)
        return Answer(
            json.dumps({"name": task.name, "rules": task.settings.select, "day": str(task.dateline)}).encode()
        )


def stub(doors: Doors | None = None) -> TestClient:
    """The application with nobody at work behind it."""
    service = Service(Settings(), doors or Doors(frozenset({"localhost"})), _Pool(), Figures())  # type: ignore[arg-type]
    return TestClient(application(service), base_url="http://localhost:1234", raise_server_exceptions=False)


def problem(answer: httpx.Response) -> tuple[int, str]:
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code
    assert told["instance"] == f"urn:factcheck:request:{answer.headers['x-request-id']}"
    return answer.status_code, told["type"].removeprefix("urn:factcheck:")


def test_an_article_sent_in_any_way_gives_the_report_of_the_command_line(
    service: Running, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(FIXTURE.parent)
    assert main([FIXTURE.name, "--isolated", "--output-format", "json"]) == 1
    expected = json.loads(capsys.readouterr().out)
    text = FIXTURE.read_text("utf-8")
    ways: list[dict[str, Any]] = [
        {"json": {"text": text, "name": FIXTURE.name}},
        {"content": text.encode(), "params": {"name": FIXTURE.name}, "headers": {"Content-Type": "text/plain"}},
        {"files": {"file": (FIXTURE.name, text.encode())}},
        {"files": {"file": (f"/etc/{FIXTURE.name}", text.encode())}},
    ]
    for way in ways:
        answer = service.client.post("/v1/check", **way)
        assert answer.status_code == 200
        jsonschema.validate(answer.json(), SCHEMA)
        assert answer.json() == expected


def test_claims_and_rules(service: Running) -> None:
    claims = service.client.post("/v1/claims", json={"text": UNSOUND}).json()
    jsonschema.validate(claims, SCHEMA)
    assert [quantity["text"] for quantity in claims["articles"][0]["quantities"]] == ["45%", "£60m", "£50m"]
    assert claims["articles"][0]["findings"] == []
    rules = service.client.get("/v1/rules").json()["rules"]
    assert {"percent-change", "share", "total"} <= {rule["name"] for rule in rules}
    assert all(rule["summary"] for rule in rules)


def test_options_of_a_check(service: Running) -> None:
    answer = service.client.post(
        "/v1/check", json={"text": UNSOUND, "ignore": "FC101", "dateline": "2022-03-06"}
    ).json()
    assert answer["articles"][0]["dateline"] == "2022-03-06"
    assert [f for f in answer["articles"][0]["findings"] if f["rule"] == "percent-change"] == []


@pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed: the example client is not tried")
def test_the_example_client_gives_ranges_for_an_editor(service: Running, tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text(f"\U0001f600 {UNSOUND}", "utf-8")
    client = Path(__file__).parent.parent / "examples" / "cms-client.mjs"
    command = ["node", "--no-warnings", str(client), str(article)]
    done = subprocess.run(
        command, env={**os.environ, "FACTCHECK_URL": service.url}, capture_output=True, check=True, text=True
    )
    (found,) = json.loads(done.stdout)
    units = article.read_text("utf-8").encode("utf-16-le")
    assert units[found["from"] * 2 : found["to"] * 2].decode("utf-16-le") == "45%"
    assert found["class"] == "factcheck-amend"


def test_a_table_is_sent_beside_the_article(service: Running) -> None:
    article, table = "Ashby Road has 48 buses.", "Depot,Buses\nAshby Road,84\nBrook Street,61\n"
    sources = [{"name": "depots.csv", "text": table}, {"name": "empty.csv", "text": ""}]
    (report,) = service.client.post("/v1/check", json={"text": article, "sources": sources}).json()["articles"]
    assert [(f["rule"], f["source"]["where"]) for f in report["findings"]] == [("source-table", "B2")]
    assert ["empty" in notice["message"] for notice in report["notices"]] == [True]


def test_sources_are_sent_beside_the_article(service: Running) -> None:
    article, source = (
        f"The cabinet put the cost at {cost} a year and chose 18 kitchens.\n" for cost in ("£9.4m", "£4.9m")
    )
    told = service.client.post(
        "/v1/check", json={"text": article, "sources": [{"name": "minutes.txt", "text": source}]}
    ).json()
    files = [("file", ("a.txt", article.encode())), ("sources", ("minutes.txt", source.encode()))]
    formed = service.client.post("/v1/check", files=files).json()
    for answer in (told, formed):
        jsonschema.validate(answer, SCHEMA)
        assert {finding["source"]["path"] for finding in answer["articles"][0]["findings"] if finding["source"]} == {
            "minutes.txt"
        }


def test_what_cannot_be_read_is_a_problem_with_the_sentence(service: Running) -> None:
    answer = service.client.post("/v1/check", files={"file": ("story.docx", b"no document")})
    assert problem(answer) == (422, "unreadable")
    assert answer.json()["detail"].startswith("story.docx: this is not a Word document")
    assert problem(service.client.post("/v1/check", json={"text": " "}))[0] == 422


def test_a_check_that_takes_too_long_is_ended_and_blocks_nobody(tmp_path: Path) -> None:
    slow = {"text": "Profit rose 20% to £60m from £50m in 2019, a third of it in June. " * 8_000}
    with running(tmp_path, "-j", "2", "--max-seconds", "3") as service, ThreadPoolExecutor() as crowd:
        service.ready()
        hard = crowd.submit(service.client.post, "/v1/check", json=slow)
        time.sleep(0.5)
        began = time.monotonic()
        assert service.client.post("/v1/check", json={"text": SOUND}).status_code == 200
        assert service.client.get("/health").status_code == 200
        assert not hard.done()
        assert time.monotonic() - began < 3
        assert problem(hard.result()) == (422, "too-long")
        assert service.client.post("/v1/check", json={"text": SOUND}).status_code == 200
        assert service.end() == 0


def test_the_log_names_requests_and_holds_no_word_of_an_article(service: Running) -> None:
    words = "Zanzibar profit rose 45% to £60m from £50m."
    service.client.post(
        "/v1/check", json={"text": words, "name": "secret-story.txt"}, headers={"X-Request-ID": "desk-7"}
    )
    service.client.post("/v1/check", files={"file": ("secret-story.docx", b"Zanzibar")})
    lines = service.lines()
    (line,) = [line for line in lines if line["id"] == "desk-7"]
    assert (line["endpoint"], line["status"], line["method"]) == ("check", 200, "POST")
    log = service.log.read_text("utf-8")
    assert "Zanzibar" not in log
    assert "secret-story" not in log


def test_metrics_count_requests_and_findings(service: Running) -> None:
    service.client.post("/v1/check", json={"text": UNSOUND})
    metrics = service.client.get("/metrics").text
    assert 'factcheck_requests_total{endpoint="check",method="POST",status="200"}' in metrics
    assert 'factcheck_findings_total{verdict="inconsistent"}' in metrics
    assert "factcheck_checks_waiting 0.0" in metrics


COPIED = """
import gc, json, sys
import factcheck.serve.warm
from factcheck import check_file
kept, before = gc.get_freeze_count(), set(sys.modules)
for path in sys.argv[1:]:
    check_file(path)
print(json.dumps([kept, sorted(set(sys.modules) - before)]))
"""


def test_a_worker_begins_with_all_that_articles_need_and_shares_it() -> None:
    """What a worker loads itself is its own: each took thirty megabytes more at its first article."""
    articles = sorted(FIXTURE.parent.glob("*.txt"))[::12]
    command = [sys.executable, "-c", COPIED, *map(str, articles)]
    kept, more = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    assert kept > 50_000  # objects that no worker looks through for waste, which would write to their pages
    assert [name for name in more if name.startswith(("factcheck.", "numpy.", "scipy."))] == []


def test_methods_that_callers_make_up_are_counted_as_one() -> None:
    with stub() as client:
        for n in range(3):
            assert client.request(f"MADE{n}", "/health").status_code == 405
        metrics = client.get("/metrics").text
    assert 'factcheck_requests_total{endpoint="health",method="other",status="405"} 3.0' in metrics
    assert "MADE" not in metrics


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("stop", ["SIGTERM", pytest.param("SIGINT", marks=pytest.mark.slow), "SIGKILL"])
def test_nobody_works_on_when_it_has_ended(tmp_path: Path, stop: str) -> None:
    with running(tmp_path, "-j", "2") as service:
        service.ready()
        children = _children(service.process.pid)
        assert len(children) >= 2
        service.process.send_signal(getattr(signal, stop))
        code = service.process.wait(20)
        assert code == (-signal.SIGKILL if stop == "SIGKILL" else 0)
        until = time.monotonic() + 20
        while any(map(_lives, children)):
            assert time.monotonic() < until
            time.sleep(0.1)


def _children(pid: int) -> list[int]:
    """Return all processes below one."""
    below: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError):
            continue
        below += [int(folder.name)] * (parent == pid)
    return below + [one for child in below for one in _children(child)]


def _lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_a_port_that_is_taken_is_said(service: Running, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--port", service.url.rpartition(":")[2]]) == 2
    assert "choose another with --port" in capsys.readouterr().err


def test_another_address_wants_a_token(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", "--host", "0.0.0.0"]) == 2  # noqa: S104 - that is what is refused
    assert "give a --token" in capsys.readouterr().err
    assert main(["serve", "--token", "short"]) == 2
    assert "at least 16 characters" in capsys.readouterr().err


def test_the_token_opens_and_nothing_else_does() -> None:
    client = stub(Doors(frozenset({"localhost"}), token=TOKEN))
    assert client.get("/health").status_code == 200
    for headers in (
        {},
        {"Authorization": "Bearer wrong"},
        {"Authorization": f"Basic {TOKEN}"},
        {"Cookie": f"factcheck={TOKEN}"},
    ):
        for path in ("/v1/rules", "/metrics", "/v1/openapi.json", "/nowhere"):
            assert problem(client.get(path, headers=headers)) == (401, "no-token")
        assert problem(client.post("/v1/check", json={"text": SOUND}, headers=headers)) == (401, "no-token")
    assert client.get("/v1/rules", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_a_proxy_must_say_whom_it_let_in() -> None:
    client = stub(Doors(frozenset({"localhost"}), proxy_header="X-Remote-User"))
    assert problem(client.get("/v1/rules")) == (401, "no-token")
    assert client.get("/v1/rules", headers={"X-Remote-User": "ada"}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:1234", "127.0.0.1.evil.example", "localhost.evil.example", ""]
)
def test_a_name_that_is_not_ours_is_turned_away(host: str) -> None:
    assert problem(stub().get("/v1/rules", headers={"Host": host})) == (421, "wrong-host")


@pytest.mark.parametrize("host", ["localhost:9", "LOCALHOST", "127.0.0.1:1234", "[::1]:1234"])
def test_our_own_names_are_let_in(host: str) -> None:
    assert stub().get("/v1/rules", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:4321"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"},
        {"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors"},
        {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"},
    ],
)
def test_a_page_of_another_site_cannot_ask(headers: dict[str, str]) -> None:
    client = stub()
    for kind in ("text/plain", "application/json", "application/x-www-form-urlencoded"):
        answer = client.post("/v1/check", content=b"{}", headers={**headers, "Content-Type": kind})
        assert problem(answer) == (403, "not-from-here")


def test_our_own_page_and_a_site_that_was_named_can_ask() -> None:
    client = stub(Doors(frozenset({"localhost"}), frozenset({"https://cms.example"})))
    assert (
        client.post("/v1/check", json={"text": SOUND}, headers={"Origin": "http://localhost:1234"}).status_code == 200
    )
    told = client.post("/v1/check", json={"text": SOUND}, headers={"Origin": "https://cms.example"})
    assert told.headers["access-control-allow-origin"] == "https://cms.example"
    asks = {
        "Origin": "https://cms.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization",
    }
    assert client.options("/v1/check", headers=asks).status_code == 200
    asks["Origin"] = "https://evil.example"
    assert "access-control-allow-origin" not in client.options("/v1/check", headers=asks).headers


def test_too_large_and_too_often() -> None:
    client = stub(Doors(frozenset({"localhost"}), most_bytes=1_000, rate=5))
    assert problem(client.post("/v1/check", json={"text": "a" * 2_000})) == (413, "too-large")
    assert problem(client.post("/v1/check", content=iter([b"a" * 600] * 3))) == (413, "too-large")
    for _ in range(3):
        assert client.get("/v1/rules").status_code == 200
    answer = client.get("/v1/rules")
    assert problem(answer) == (429, "too-many")
    assert int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize(
    "asked",
    [
        {"content": b"{", "headers": {"Content-Type": "application/json"}},
        {"json": ["text"]},
        {"json": {"text": 5}},
        {"json": {"name": "a.txt"}},
        {"json": {"text": SOUND, "path": "/etc/passwd"}},
        {"json": {"text": SOUND, "dateline": "yesterday"}},
        {"json": {"text": SOUND, "select": "no-such-rule"}},
        {"json": {"text": SOUND, "select": [5]}},
        {"json": {"text": SOUND, "sources": ["/etc/passwd"]}},
        {"content": b"x", "headers": {"Content-Type": "multipart/form-data"}},
        {"files": [("file", ("a.txt", b"a")), ("file", ("b.txt", b"b"))]},
    ],
)
def test_a_request_that_is_wrong_is_told_so(asked: dict[str, Any]) -> None:
    assert problem(stub().post("/v1/check", **asked)) == (400, "malformed")


@pytest.mark.parametrize(
    "given, shown",
    [
        ("../../etc/passwd", "passwd"), ("C:\\Users\\desk\\story.txt", "story.txt"), ("/etc/", "etc"), ("..", "article.txt"),
        ("", "article.txt"), ("a\x1b[31m\u202eb.txt", "a\\x1b[31m\\u202eb.txt"), ("x" * 5_000 + ".docx", "x" * 195 + ".docx"),
    ],
)  # fmt: skip
def test_a_name_is_a_label_and_never_opened(given: str, shown: str) -> None:
    assert stub().post("/v1/check", json={"text": SOUND, "name": given}).json()["name"] == shown


def test_what_is_nowhere_and_what_fails() -> None:
    client = stub()
    assert problem(client.get("/nowhere")) == (404, "not-found")
    assert problem(client.get("/v1/check")) == (405, "wrong-method")
    answer = client.post("/v1/check", json={"text": "boom goes the article"})
    assert problem(answer) == (500, "failed")
    assert "boom" not in answer.text


def test_every_answer_is_secured() -> None:
    client = stub()
    for answer in (
        client.get("/health"),
        client.get("/nowhere"),
        client.get("/v1/rules", headers={"Host": "evil.example"}),
    ):
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["cross-origin-resource-policy"] == "same-origin"
        assert answer.headers["cache-control"] == "no-store"


def test_openapi_tells_what_there_is() -> None:
    told = stub().get("/v1/openapi.json").json()
    assert set(told["paths"]) == {
        "/v1/check",
        "/v1/claims",
        "/v1/rules",
        "/v1/openapi.json",
        "/health",
        "/ready",
        "/metrics",
    }
    body = told["paths"]["/v1/check"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert set(body["properties"]) == {"text", "name", "dateline", "select", "ignore", "sources"}
    jsonschema.Draft202012Validator.check_schema(told["components"]["schemas"]["Report"])


def test_where_too_many_checks_wait_the_next_is_told_to_come_again() -> None:
    async def gone() -> None: ...

    with pytest.raises(Problem, match="Too many checks are waiting") as raised:
        asyncio.run(Pool(1, 5, 0).run(Task(SOUND.encode(), "a.txt", "report", Settings()), gone))
    assert (raised.value.status, raised.value.headers) == (503, {"Retry-After": "5"})


def test_an_article_of_too_many_figures_is_told_to_be_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer(*_: object) -> None:
        raise TooLargeError("a.txt: there are over 2 figures in this file.")

    async def gone() -> None: ...

    monkeypatch.setattr(Pool, "_answer", answer)
    with pytest.raises(Problem, match="over 2 figures") as raised:
        asyncio.run(Pool(1, 5, 1).run(Task(UNSOUND.encode(), "a.txt", "report", Settings()), gone))
    assert (raised.value.status, raised.value.kind) == (413, "too-large")
