"""Structured logs: one line an event, with the trace id where there is one; JSON for machines by setting."""

from __future__ import annotations

import logging
import sys

import structlog

from linkstar.core.settings import Settings


def set_up_logs(settings: Settings) -> None:
    """Sends structlog's events to standard error in the form and from the level that the settings say."""
    # No local variables in tracebacks: they hold addresses, tokens and passwords.
    tracebacks = structlog.tracebacks.ExceptionDictTransformer(show_locals=False)
    console = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
    traced = structlog.processors.ExceptionRenderer(tracebacks)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            traced if settings.log_json else structlog.processors.StackInfoRenderer(),
            structlog.processors.JSONRenderer() if settings.log_json else console,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[settings.log_level]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
