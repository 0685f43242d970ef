"""The root key ring says in one sentence what is wrong with it, and shows no key."""

import base64
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from encryption.errors import Unreadable
from encryption.new_key_ring import fresh_ring, with_new_version
from encryption.ring import parse_key_ring
from tests.encryption.rings import BOTH, ROOT_1, ring_json

SHORT = base64.b64encode(bytes(31)).decode()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[]", "exactly"),
        ("{}", "exactly"),
        (json.dumps({"current": 1, "keys": {"1": ROOT_1}}), "exactly"),
        (json.dumps(json.loads(ring_json()) | {"more": 1}), "exactly"),
        (ring_json(deployment=""), "short text"),
        (ring_json(deployment="x" * 201), "short text"),
        (json.dumps({"deployment": 1, "current": 1, "keys": {"1": ROOT_1}}), "short text"),
        (json.dumps({"deployment": "x", "current": 1, "keys": {}}), "at least one"),
        (json.dumps({"deployment": "x", "current": 1, "keys": [ROOT_1]}), "at least one"),
        (ring_json(2), "current"),
        (json.dumps(json.loads(ring_json()) | {"current": "1"}), "current"),
        (json.dumps(json.loads(ring_json()) | {"current": True}), "current"),
        (ring_json(**{"0": ROOT_1}), "numbers from 1"),
        (ring_json(**{"one": ROOT_1}), "numbers from 1"),
        (ring_json(**{"²": ROOT_1}), "numbers from 1"),
        (ring_json(**{"4294967296": ROOT_1}), "numbers from 1"),
        (ring_json(**{"1": SHORT}), "key 1 must be 32 bytes"),
        (ring_json(**{"1": ROOT_1[:-1]}), "key 1 must be 32 bytes"),
        (ring_json(**{"1": "not base64 at all"}), "key 1 must be 32 bytes"),
        (json.dumps({"deployment": "x", "current": 1, "keys": {"1": 7}}), "key 1 must be 32"),
    ],
)
def test_a_malformed_ring_is_refused_in_a_sentence(text: str, says: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=says) as refusal:
        parse_key_ring(text)

    assert "python -m encryption.new_key_ring" in str(refusal.value)
    assert ROOT_1 not in str(refusal.value)


def test_a_ring_shows_no_key_and_stays_in_its_process() -> None:
    ring = parse_key_ring(ring_json(2, **BOTH))

    assert repr(ring) == "<key ring tests, version 2>"
    assert ring.versions == [1, 2]
    with pytest.raises(TypeError):
        pickle.dumps(ring)


def test_a_version_that_left_the_ring_opens_nothing() -> None:
    with pytest.raises(Unreadable):
        parse_key_ring(ring_json()).cipher(2)


def test_a_new_ring_is_accepted_and_unlike_any_other() -> None:
    first, second = fresh_ring(), fresh_ring()

    assert parse_key_ring(json.dumps(first)).current == 1
    assert first["deployment"] != second["deployment"]
    assert first["keys"] != second["keys"]


def test_a_new_version_becomes_current_and_the_old_ones_stay() -> None:
    ring = fresh_ring()

    newer = with_new_version(ring)

    assert parse_key_ring(json.dumps(newer)).current == 2
    assert newer["deployment"] == ring["deployment"]
    assert newer["keys"]["1"] == ring["keys"]["1"]
    assert newer["keys"]["2"] != ring["keys"]["1"]


def test_the_command_needs_no_settings(tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        command = [sys.executable, "-m", "encryption.new_key_ring", *arguments]
        return subprocess.run(
            command, env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=True
        ).stdout

    (tmp_path / "ring.json").write_text(run())
    (tmp_path / "two.json").write_text(run("--add", str(tmp_path / "ring.json")))

    assert parse_key_ring((tmp_path / "two.json").read_text()).versions == [1, 2]
    assert parse_key_ring(run("--drop-old", str(tmp_path / "two.json"))).versions == [2]


def test_a_malformed_ring_stops_the_start() -> None:
    environment = os.environ | {"KEY_RING": "{}"}

    started = subprocess.run(
        [sys.executable, "manage.py", "check"], env=environment, capture_output=True, text=True
    )

    assert started.returncode == 1
    assert "KEY_RING cannot be used" in started.stderr
