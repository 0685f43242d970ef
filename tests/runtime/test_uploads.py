"""A file of any size takes no more room than the largest one we ask for."""

from typing import Any, cast

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from accounts.models import User
from integration_journal.uploads import LARGEST_FILE
from prompts.exchange import LARGEST
from tests.conftest import ClientFor


def upload(size: int) -> SimpleUploadedFile:
    return SimpleUploadedFile("mine.csv", b"x" * size)


def kept(size: int) -> int:
    """How much of a file of this size is there to be read."""
    request = RequestFactory().post("/", {"file": upload(size), "after": "the file"})
    assert request.POST["after"] == "the file"
    with cast(Any, request.FILES["file"]) as file:
        return len(file.read())


def test_what_is_asked_for_comes_whole() -> None:
    assert kept(LARGEST) == LARGEST


def test_the_rest_of_an_endless_file_is_dropped_as_it_comes() -> None:
    assert LARGEST_FILE < kept(20_000_000) < LARGEST_FILE + 200_000  # one chunk more


def test_whoever_chose_it_is_told_that_it_is_too_large(cora: User, client_for: ClientFor) -> None:
    answer = client_for(cora).post("/curate/prompts/prompt/import/", {"file": upload(20_000_000)})

    assert (answer.status_code, "larger than 2 MB" in answer.content.decode()) == (422, True)


def test_many_files_at_once_are_refused(db: None) -> None:
    files = {f"file{number}": upload(10) for number in range(3)}

    assert Client().post("/account/login/", files).status_code == 400
