"""Frozen boxes and streams open in WebCrypto too, the formats written anew in JavaScript."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.encryption import test_stream as streams
from tests.encryption.test_vectors import HERE, VECTORS, changed


@pytest.fixture
def web_crypto(chromium: Browser) -> Iterator[Page]:
    """Return a page in a secure context; its one address is answered here, without network."""

    def answer(route: Route) -> None:
        route.fulfill(body="<!doctype html><title>vectors</title>", content_type="text/html")

    page = chromium.new_page()
    page.route("**/*", answer)
    page.goto("https://vectors.invalid/")
    yield page
    page.close()


def test_a_second_implementation_agrees(web_crypto: Page) -> None:
    open_boxes = (HERE / "open_box.js").read_text()

    assert web_crypto.evaluate(open_boxes, VECTORS) == [vector["content"] for vector in VECTORS]
    assert set(web_crypto.evaluate(open_boxes, list(changed()))) == {"refused"}
    open_streams = (HERE / "open_stream.js").read_text()

    assert web_crypto.evaluate(open_streams, streams.VECTORS) == streams.as_frozen()
    changed_streams = list(streams.changed_vectors())
    assert set(web_crypto.evaluate(open_streams, changed_streams)) == {"refused"}
