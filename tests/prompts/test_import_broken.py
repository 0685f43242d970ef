"""Broken files: each is told line by line in plain words, and none of them changes anything."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import User
from tests.prompts.broken_files import BROKEN, Broken
from tests.prompts.exchanging import document, item, library_mark, row, table
from tests.prompts.making import draft

pytestmark = pytest.mark.django_db

IMPORT = "/curate/prompts/prompt/import/"
JARGON = re.compile(r"Traceback|Exception|Error|NoneType|\w+\(\)|codec|None\b|0x[0-9a-f]{2}")


@pytest.fixture(autouse=True)
def _here(cora: User) -> None:
    draft(cora, "here", text="What is outside your window?")


def problems(client_for: Any, cora: User, name: str, raw: bytes) -> tuple[int, list[str]]:
    answer = client_for(cora).post(IMPORT, {"file": SimpleUploadedFile(name, raw)})
    if answer.status_code == 302:
        return 302, []
    found = answer.context["problems"] or answer.context["form"].errors.get("file", [])
    return answer.status_code, [str(each) for each in found]


def test_there_are_two_hundred_of_them() -> None:
    assert len({broken.what for broken in BROKEN}) == len(BROKEN) >= 200


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.what)
def test_a_broken_file_is_told_plainly_and_changes_nothing(
    client_for: Any, cora: User, broken: Broken
) -> None:
    before = library_mark()

    status, told = problems(client_for, cora, broken.name, broken.raw)

    assert (status, library_mark()) == (422, before)
    assert broken.said in "\n".join(told)
    assert [each for each in told if JARGON.search(each)] == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("mine.csv", table([row(number) for number in range(3)])), ("mine.yaml", document(item()))],
)
def test_the_files_they_were_made_from_are_sound(
    client_for: Any, cora: User, name: str, text: str
) -> None:
    assert problems(client_for, cora, name, text.encode()) == (302, [])
