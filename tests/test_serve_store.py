"""What `factcheck serve --data` keeps: ticks outlive kill -9, the text is not kept unless told, old articles are forgotten."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import httpx2 as httpx
import pytest
from serving import SOUND, UNSOUND, Running, running

from factcheck.cli import main
from factcheck.errors import FactcheckError
from factcheck.serve.marks import Aside, Tick
from factcheck.serve.store import NAME, Store, now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TICK = Tick("Ada", "source", now(), "", "45%")
PRINT = "0123456789abcdef"


def begun(service: Running, slug: str = "mill") -> str:
    return str(service.client.post("/desk/articles", json={"slug": slug}).json()["id"])


def ticked(service: Running, id_: str, print_: str, **more: str) -> httpx.Response:
    said = {"fingerprint": print_, "figure": "45%", "by": "Ada", "how": "source", **more}
    return service.client.post(f"/desk/articles/{id_}/tick", json=said)


def standing(service: Running, id_: str) -> dict[str, Any]:
    found: dict[str, Any] = service.client.get(f"/desk/articles/{id_}").json()["marks"]["ticks"]
    return found


@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.slow
def test_every_tick_that_was_acknowledged_is_there_after_kill_9(tmp_path: Path) -> None:
    data = str(tmp_path / "data")
    acknowledged: list[str] = []
    lock = threading.Lock()
    id_ = ""
    for round_ in range(3):
        with running(tmp_path, "-j", "1", "--data", data) as service:
            id_ = id_ or begun(service)
            assert set(acknowledged) <= set(standing(service, id_))

            def storm(worker: int, round_: int = round_, service: Running = service, id_: str = id_) -> None:
                with suppress(httpx.HTTPError), httpx.Client(base_url=service.url) as client:
                    for n in range(10_000):
                        print_ = f"{round_:04x}{worker:04x}{n:08x}"
                        said = {"fingerprint": print_, "figure": "45%", "by": "Ada", "how": "call"}
                        if client.post(f"/desk/articles/{id_}/tick", json=said).status_code == 200:
                            with lock:
                                acknowledged.append(print_)

            with ThreadPoolExecutor(4) as crowd:
                for worker in range(4):
                    crowd.submit(storm, worker)
                time.sleep(1 + round_ / 3)
                service.process.send_signal(signal.SIGKILL)
                service.process.wait(20)
    assert len(acknowledged) > 20
    with running(tmp_path, "-j", "1", "--data", data) as service:
        assert set(acknowledged) <= set(standing(service, id_))


@pytest.mark.slow
def test_ticks_and_findings_laid_aside_are_kept_with_name_and_reason(tmp_path: Path) -> None:
    with running(tmp_path, "-j", "1", "--data", str(tmp_path / "data"), "--rate", "6000") as service:
        id_ = begun(service)
        desk = service.client.post("/desk/check", json={"text": UNSOUND, "article": id_, "slug": "mill"}).json()
        (row,) = [row for row in desk["rows"] if row["disputes"]]
        assert ticked(service, id_, row["fingerprint"]).json()["marks"]["ticks"][row["fingerprint"]]["by"] == "Ada"
        aside = {
            "fingerprint": row["disputes"][0]["fingerprint"],
            "figure": "45%",
            "rule": "percent-change",
            "by": "Bo",
            "reason": "restated",
        }
        assert service.client.post(f"/desk/articles/{id_}/suppress", json=aside).status_code == 200
        again = service.client.post("/desk/check", json={"text": UNSOUND, "article": id_}).json()
        assert "to amend" not in again["verdict"] or "nothing" in again["verdict"].lower()
        assert [found["rule"] for found in again["suppressed"]] == ["percent-change"]
        service.client.post(f"/desk/articles/{id_}/unsuppress", json=aside)
        service.client.post(f"/desk/articles/{id_}/untick", json=aside | {"fingerprint": row["fingerprint"]})
        assert standing(service, id_) == {}
        table = service.client.post("/desk/export/table", json={"text": UNSOUND, "article": id_}).text
        assert "Ada" not in table
        assert service.client.post(f"/desk/articles/{id_}/delete", json={}).status_code == 200
        assert service.client.get(f"/desk/articles/{id_}").status_code == 404


def test_the_text_of_an_article_is_kept_only_where_somebody_asked_for_it(tmp_path: Path) -> None:
    for folder, options in (("without", ()), ("with", ("--keep-text",))):
        data = tmp_path / folder
        with running(tmp_path, "-j", "1", "--data", str(data), *options) as service:
            id_ = begun(service)
            service.client.post("/desk/check", json={"text": f"Zanzibar. {UNSOUND}", "article": id_})
            assert service.client.get(f"/desk/articles/{id_}").json()["text"] == (
                f"Zanzibar. {UNSOUND}" if options else None
            )
        kept = b"".join(path.read_bytes() for path in data.iterdir())
        assert (b"Zanzibar" in kept) == bool(options)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One service for all that it refuses."""
    folder = tmp_path_factory.mktemp("desk")
    with running(folder, "-j", "1", "--data", str(folder / "data")) as service:
        yield service


@pytest.mark.slow
@pytest.mark.parametrize(
    "said",
    [
        {"fingerprint": "../etc"},
        {"how": "hearsay"},
        {"by": ""},
        {"by": "x" * 301},
        {"by": 5},
    ],
)
def test_a_tick_that_is_none_is_refused(desk: Running, said: dict[str, Any]) -> None:
    id_ = begun(desk)
    asked = {"print_": PRINT, **said} if "fingerprint" not in said else {"print_": said["fingerprint"]}
    assert ticked(desk, id_, **asked).status_code == 400
    assert standing(desk, id_) == {}
    assert ticked(desk, "no-such-article", PRINT).status_code == 404


def test_no_id_of_an_article_is_an_option_of_a_command_line(tmp_path: Path) -> None:
    with closing(Store(tmp_path)) as store:
        assert all(store.new("mill").isalnum() for _ in range(200))  # one in 64 began with "-"


@pytest.mark.slow
def test_without_data_nothing_is_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with running(tmp_path, "-j", "1") as service:
        answer = service.client.post("/desk/articles", json={"slug": "mill"})
        assert (answer.status_code, answer.json()["type"]) == (404, "urn:factcheck:not-kept")
        service.client.post("/desk/check", json={"text": SOUND})
    assert [path.suffix for path in tmp_path.iterdir()] == [".log"]
    assert main(["serve", "--keep", "3"]) == 2
    assert "nothing is kept without --data DIR" in capsys.readouterr().err


def test_old_articles_are_forgotten_with_all_that_belongs_to_them(tmp_path: Path) -> None:
    store = Store(tmp_path)
    old, new = store.new("old"), store.new("new")
    store.tick(old, PRINT, TICK)
    store.suppress(old, PRINT, Aside("Ada", "why", now()))
    store._write("UPDATE articles SET touched = '2020-01-01T00:00:00Z' WHERE id = ?", (old,))  # noqa: SLF001 - as time does
    assert store.forget(30) == 1
    assert [row["id"] for row in store.articles()] == [new]
    assert store.marks(old).ticks == {}
    assert store._rows("SELECT * FROM ticks") == []  # noqa: SLF001
    store.close()


def test_what_was_taken_back_stays_in_the_file(tmp_path: Path) -> None:
    store = Store(tmp_path)
    id_ = store.new("mill")
    for by in ("Ada", "Bo"):
        store.tick(id_, PRINT, Tick(by, "call", now()))
    store.undo("ticks", id_, PRINT)
    assert store.marks(id_).ticks == {}
    kept = store._rows("SELECT * FROM ticks ORDER BY id")  # noqa: SLF001
    assert [(row["by"], row["undone"] is not None) for row in kept] == [("Ada", True), ("Bo", True)]
    store.close()


def test_a_file_of_a_newer_version_is_left_alone_and_an_older_one_is_brought_up(tmp_path: Path) -> None:
    Store(tmp_path).close()
    with sqlite3.connect(tmp_path / NAME) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
        assert db.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        db.execute("PRAGMA user_version = 99")
    db.close()
    with pytest.raises(FactcheckError, match="a newer factcheck wrote this"):
        Store(tmp_path)
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.slow
def test_the_ledger_from_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(tmp_path / "data")
    assert main(["ledger", "--data", data]) == 2
    assert "nothing is kept there" in capsys.readouterr().err
    with running(tmp_path, "-j", "1", "--data", data) as service:
        id_ = begun(service)
        desk = service.client.post("/desk/check", json={"text": UNSOUND, "article": id_, "slug": "mill"}).json()
        ticked(service, id_, desk["rows"][0]["fingerprint"])
        assert main(["ledger", "--data", data]) == 0  # while it is being served
        assert "mill" in capsys.readouterr().out
        assert main(["ledger", "mill", "--data", data, "--output-format", "json"]) == 0
        told = json.loads(capsys.readouterr().out)
        assert [row["figure"] for row in told["rows"]] == ["45%", "£60m", "£50m"]
        assert told["ticks"][desk["rows"][0]["fingerprint"]]["by"] == "Ada"
        assert main(["ledger", id_, "--data", data, "--output-format", "csv"]) == 0
        assert capsys.readouterr().out.splitlines()[1].startswith("1,45%,paragraph 1,amend,")
        assert main(["ledger", id_, "--data", data]) == 0
        assert "mill: 3 figures, 2 remain." in capsys.readouterr().out
        assert main(["ledger", "other", "--data", data]) == 2
        assert "there is no article 'other'" in capsys.readouterr().err
