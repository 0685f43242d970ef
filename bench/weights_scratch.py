"""What travels for a page: itself, and on a first visit everything it names."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import reverse

FIRST_VISIT, PAGE, SCRIPTS, TIMELINE = 60, 100, 30, 60  # kB: compressed, raw, compressed, raw
LINKED = re.compile(r'<(?:link|script|img)[^>]*?(?:href|src)="(/static/[^"]+)"')
IMPORTED = re.compile(r'(?:\bfrom|^\s*import|\bimport\()\s*["\'](\.[^"\']+)["\']', re.M)
FETCHED_WHEN = re.compile(r'\["[^"]*\[(data-[\w-]+)\]", \(\) => import\("([^"]+)"\)\]')
Figure = dict[str, Any]


def weights(browser: Client, stranger: Client) -> Iterator[Figure]:
    """Each page raw and compressed, and a first visit to it compressed with all it names."""
    for name, visitor, route in (
        ("timeline", browser, "journal:timeline"),
        ("today", browser, "journal:today"),
        ("editor", browser, "journal:entry-new"),
        ("help", stranger, "help"),
        ("log-in", stranger, "account_login"),
        ("home", stranger, "home"),
    ):
        page = visitor.get(reverse(route)).content
        with_it = named_by(page.decode())
        scripts = [path for path in with_it if path.suffix == ".js"]
        yield weight(f"{name}, raw", len(page), TIMELINE if name == "timeline" else PAGE)
        yield weight(f"{name}, gzip", packed(page), None)
        yield weight(f"{name}, scripts, gzip", total(scripts), SCRIPTS)
        yield weight(f"{name}, first visit, gzip", packed(page) + total(with_it), FIRST_VISIT)


def named_by(page: str) -> list[Path]:
    """Every file a browser fetches for a page, scripts as far as the page calls for them."""
    found: list[Path] = []
    waiting = [static_file(url) for url in LINKED.findall(page)]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        found.append(path)
        if path.suffix == ".js":
            waiting += [path.parent / name for name in imports(path.read_text(), page)]
    return found


def imports(script: str, page: str) -> list[str]:
    lazy = {name: mark for mark, name in FETCHED_WHEN.findall(script)}
    return [name for name in IMPORTED.findall(script) if name not in lazy or lazy[name] in page]


def static_file(url: str) -> Path:
    return Path(settings.STATIC_ROOT) / url.removeprefix(settings.STATIC_URL)


def total(paths: list[Path]) -> int:
    return sum(packed(path.read_bytes()) for path in paths)


def packed(content: bytes) -> int:
    return len(gzip.compress(content, 6))


def weight(name: str, size: int, budget: int | None) -> Figure:
    line = {"name": f"weight: {name}", "value": round(size / 1000, 1), "unit": "kB", "n": 1}
    return line | ({"budget": budget} if budget else {})
