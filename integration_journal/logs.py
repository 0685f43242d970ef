"""Structured logs without content or personal data."""

import json
import logging

from django.views.debug import SafeExceptionReporterFilter


class JSONFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(
            {"level": record.levelname, "logger": record.name, "message": record.getMessage()}
        )


class NoLocals(SafeExceptionReporterFilter):
    pass
