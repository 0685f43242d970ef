"""Structured logs without content or personal data.

A line says what kind of thing happened and where in the code. Words of an exception, arguments,
addresses, paths, bodies and settings never reach it: a violated constraint names the e-mail it
tripped over, and a path may carry a token.
"""

import json
import logging
import re
import traceback
from collections.abc import ItemsView, Iterator, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

from django.http import HttpRequest
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

ROOT = Path(__file__).resolve().parent.parent
request_id: ContextVar[str] = ContextVar("request_id", default="")

# Our rooms log ids only, by law; the others may put anything into their arguments.
OUR_ROOMS = {
    *("integration_journal", "encryption", "audit", "accounts", "prompts", "reminders"),
    *("journal", "practices", "care", "lifecycle"),
}
HARMLESS = ("name", "id", "runtime")  # what Celery says of a task: its name, its id, its seconds
LONGEST = 200
SECRETS = re.compile(r"(/(?:now|open|key|feed)/)[^\s/'\"]+")  # in the address of a link
ODD = "Invalid request"  # gunicorn goes on with who sent it, and with a piece of it


class JSONFormatter(logging.Formatter):
    """One JSON object per line."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": _message(record),
        }
        line |= getattr(record, "said", {})
        if request_id.get():
            line["request"] = request_id.get()
        if record.exc_info and record.exc_info[1]:
            line["errors"] = list(_errors(record.exc_info[1]))
        return json.dumps(line)


def _message(record: logging.LogRecord) -> str:
    """Return what may be said: our own words whole, of others only the words without values."""
    if record.name.partition(".")[0] in OUR_ROOMS:
        return record.getMessage()
    asked = getattr(record, "request", None)
    if asked is not None:  # Django's own lines about a request name its path
        return f"{getattr(record, 'status_code', '')} at {route_of(asked)}".strip()
    words = _without_addresses(record)[:LONGEST]
    if not isinstance(record.args, Mapping):
        return words
    known = {name: str(record.args[name]) for name in HARMLESS if name in record.args}
    return f"{words} {json.dumps(known)}" if known else words


def _without_addresses(record: logging.LogRecord) -> str:
    """Return the words of somebody else's line; a request nobody understands may hold anything."""
    words = str(record.msg)
    return ODD if words.startswith(ODD) else SECRETS.sub(r"\1...", words)


def _errors(error: BaseException) -> Iterator[dict[str, Any]]:
    """Name the error, what led to it, and their places; never their words."""
    seen: BaseException | None = error
    while seen is not None:
        yield {"type": type(seen).__qualname__, "in": _places(seen.__traceback__)}
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)


def _places(trace: TracebackType | None) -> list[str]:
    """Return file, line and function of each step; `FrameSummary.line` and locals stay out."""
    frames = traceback.StackSummary.extract(traceback.walk_tb(trace), lookup_lines=False)
    return [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]


def _short(filename: str) -> str:
    path = Path(filename)
    if path.is_relative_to(ROOT) and ".venv" not in path.parts:
        return str(path.relative_to(ROOT))
    return "/".join(path.parts[-2:])


def route_of(request: HttpRequest) -> str:
    """Return the name of the page that was asked for, never its path."""
    match = getattr(request, "resolver_match", None)
    return (match and match.view_name) or "-"


class NoLocals(SafeExceptionReporterFilter):
    """Keeps variables, forms, cookies and settings out of any error report, always."""

    def is_active(self, request: HttpRequest | None) -> bool:
        """Hold also where Django would show all."""
        return True

    def get_safe_settings(self) -> dict[str, Any]:
        """Show no setting."""
        return {}

    def get_safe_request_meta(self, request: HttpRequest) -> dict[str, Any]:
        """Show no header and no address."""
        return {}

    def get_safe_cookies(self, request: HttpRequest) -> dict[str, Any]:
        """Show no cookie."""
        return {}

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        """Show nothing that was sent."""
        return {}

    def get_traceback_frame_variables(
        self, request: HttpRequest, tb_frame: Any
    ) -> ItemsView[str, Any]:
        """Show no local variable."""
        return {}.items()


class PlacesOnly(ExceptionReporter):
    """An error report that is the log's: kinds and places, no words."""

    def get_traceback_text(self) -> str:  # type: ignore[override]
        """Return the report."""
        return json.dumps(list(_errors(self.exc_value)) if self.exc_value else [], indent=1)

    def get_traceback_html(self) -> str:  # type: ignore[override]
        """Return the same; there is no richer one."""
        return self.get_traceback_text()
