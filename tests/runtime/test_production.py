"""The commands of docker-compose.yml, outside Docker: production mode on real parts."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
import yaml
from django.conf import settings as django_settings

from reminders.new_push_key import fresh_key

ROOT = Path(__file__).resolve().parent.parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
OURS = ["migrate", "web", "worker", "beat"]
READY = {"database": "ok", "redis": "ok", "key ring": "ok"}


@pytest.fixture(scope="module")
def database_url() -> Iterator[str]:
    """Return a new, empty database of its own."""
    url = os.environ["DATABASE_URL"]
    name = f"production_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
    with psycopg.connect(url.replace("postgres://", "postgresql://", 1), autocommit=True) as admin:
        admin.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        admin.execute(f'CREATE DATABASE "{name}"')
        yield url.rpartition("/")[0] + f"/{name}"
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(scope="module")
def production(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the environment compose gives: secrets from files, nothing of the demo's."""
    folder = tmp_path_factory.mktemp("production")
    secrets = {
        "SECRET_KEY": "production's own, for this test alone: forty characters and more",
        "KEY_RING": os.environ["KEY_RING"],
        "DATABASE_URL": database_url,
        "REDIS_URL": django_settings.REDIS_URL,
        "VAPID_PRIVATE_KEY": fresh_key(),
    }
    for name, secret in secrets.items():
        (folder / name).write_text(f"{secret}\n")
    return {
        **{f"{name}_FILE": str(folder / name) for name in secrets},
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONWARNINGS": "ignore:You're running the worker with superuser",  # no container does
        "SITE_URL": "https://journal.example",
        "ALLOWED_HOSTS": "journal.example",
        "DATA_DIR": str(folder),
        "STATIC_ROOT": str(django_settings.STATIC_ROOT),
    }


@pytest.fixture(scope="module")
def logs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where each process writes what it says."""
    return tmp_path_factory.mktemp("logs")


@pytest.fixture(scope="module")
def port(production: dict[str, str], logs: Path) -> Iterator[int]:
    """Run migrate to its end and web, worker and beat beside each other; return web's port."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        number: int = free.getsockname()[1]
    subprocess.run(command_of("migrate"), cwd=ROOT, env=production, check=True, capture_output=True)
    running = [start(name, number, production, logs) for name in ("web", "worker", "beat")]
    try:
        wait_for(lambda: ask(number, "/healthz")[0] == 200)
        yield number
    finally:
        for process in running:
            process.terminate()
        codes = [process.wait(20) for process in running]
    assert codes == [0, 0, 0]


def start(name: str, port: int, env: dict[str, str], logs: Path) -> "subprocess.Popen[bytes]":
    """Start one of our services as compose would."""
    with (logs / f"{name}.log").open("wb") as log:
        return subprocess.Popen(command_of(name, port), cwd=ROOT, env=env, stdout=log, stderr=log)


def command_of(service: str, port: int = 8000) -> list[str]:
    """Return a service's command, its address and files moved to where a test may go."""
    beat_file = f"{django_settings.DATA_DIR}/beat-{port}"
    moved = {"0.0.0.0:8000": f"127.0.0.1:{port}", "/tmp/beat-schedule": beat_file}
    return [moved.get(part, part) for part in SERVICES[service]["command"]]


def ask(port: int, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask web as the proxy would; 0 when it does not answer."""
    web = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        web.request("GET", path, headers={"Host": "journal.example", **headers})
        answer = web.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read()
    except OSError:
        return 0, {}, b""
    finally:
        web.close()


def wait_for(is_so: Any, seconds: float = 30) -> None:
    """Wait until something is so, or fail."""
    until = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < until
        time.sleep(0.1)


def test_every_part_is_ready(port: int) -> None:
    status, _, body = ask(port, "/readyz")

    assert (status, json.loads(body)) == (200, READY)


def test_plain_http_is_sent_to_https(port: int) -> None:
    status, headers, _ = ask(port, "/")

    assert (status, headers["location"]) == (301, "https://journal.example/")


def test_behind_the_proxy_it_serves_with_every_header(port: int) -> None:
    status, headers, body = ask(port, "/account/login/", **{"X-Forwarded-Proto": "https"})

    assert status == 200
    assert headers["strict-transport-security"] == "max-age=63072000; includeSubDomains; preload"
    assert "__Host-csrftoken" in headers["set-cookie"]
    assert "secure" in headers["set-cookie"].lower()
    assert not any(character.isdigit() for character in headers.get("server", ""))
    assert b"<html" in body


def test_an_unknown_host_is_refused(port: int) -> None:
    assert ask(port, "/", Host="other.example")[0] == 400


def test_the_worker_answers(port: int, production: dict[str, str]) -> None:
    name = f"celery@{socket.gethostname()}"
    check = ["celery", "-A", "integration_journal", "inspect", "ping", "--timeout", "9", "-d", name]

    done = subprocess.run(
        check, cwd=ROOT, env=production, capture_output=True, text=True, check=False
    )

    assert "pong" in done.stdout


def test_the_image_collects_its_static_files_without_a_secret(tmp_path: Path) -> None:
    plain = {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "STATIC_ROOT": str(tmp_path),
    }

    subprocess.run(["deploy/collect"], cwd=ROOT, env=plain, check=True)

    assert "RUN PATH=/opt/venv/bin:$PATH deploy/collect" in (ROOT / "Dockerfile").read_text()
    assert (tmp_path / "staticfiles.json").is_file()


@pytest.mark.parametrize("name", SERVICES)
def test_every_container_is_hardened(name: str) -> None:
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert "healthcheck" in service
    assert service.get("user") or service["cap_add"] == ["NET_BIND_SERVICE"]
    assert not service.get("privileged")


def test_only_the_proxy_is_open_to_the_world() -> None:
    open_to_all = [
        name for name, service in SERVICES.items()
        for published in service.get("ports", []) if not published.startswith("127.0.0.1:")
    ]  # fmt: skip

    assert set(open_to_all) == {"proxy"}


def test_the_database_and_redis_have_no_way_out() -> None:
    assert COMPOSE["networks"]["back"] == {"internal": True}
    assert SERVICES["postgres"]["networks"] == SERVICES["redis"]["networks"] == ["back"]


@pytest.mark.parametrize("name", OURS)
def test_secrets_come_from_files_alone(name: str) -> None:
    environment = SERVICES[name]["environment"]

    for secret in ("SECRET_KEY", "KEY_RING", "DATABASE_URL", "REDIS_URL", "VAPID_PRIVATE_KEY"):
        assert secret not in environment
        file = environment[f"{secret}_FILE"]
        assert file.removeprefix("/run/secrets/") in SERVICES[name]["secrets"]


def test_every_name_a_service_uses_is_declared() -> None:
    for service in SERVICES.values():
        assert set(service.get("networks", [])) <= set(COMPOSE["networks"])
        assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"])
        assert set(service.get("depends_on", {})) <= set(SERVICES)
        named = {volume.partition(":")[0] for volume in service.get("volumes", [])}
        assert {volume for volume in named if not volume.startswith(".")} <= set(COMPOSE["volumes"])


def test_every_process_logs_json_alone(port: int, logs: Path) -> None:
    ask(port, "/account/login/?next=/secret-token/", **{"X-Forwarded-Proto": "https"})

    written = {path.stem: path.read_text().splitlines() for path in logs.glob("*.log")}

    assert set(written) == {"web", "worker", "beat"}
    assert [line for line in written["web"] if "account_login" in json.loads(line).values()]
    for line in (line for lines in written.values() for line in lines):
        assert set(json.loads(line)) >= {"at", "level", "logger", "message"}
        assert "secret-token" not in line
