"""What goes wrong: calls that end with a status, and workers that end."""
from __future__ import annotations

import enum
from collections.abc import Iterable

from google.protobuf.any_pb2 import Any


class StatusCode(enum.IntEnum):
    """gRPC's status codes."""

    OK = 0
    CANCELLED = 1
    UNKNOWN = 2
    INVALID_ARGUMENT = 3
    DEADLINE_EXCEEDED = 4
    NOT_FOUND = 5
    ALREADY_EXISTS = 6
    PERMISSION_DENIED = 7
    RESOURCE_EXHAUSTED = 8
    FAILED_PRECONDITION = 9
    ABORTED = 10
    OUT_OF_RANGE = 11
    UNIMPLEMENTED = 12
    INTERNAL = 13
    UNAVAILABLE = 14
    DATA_LOSS = 15
    UNAUTHENTICATED = 16


class WarraqError(Exception):
    """Anything that this package raises by itself."""


class WorkerNotFound(WarraqError):
    """There is no warraq program where one is looked for."""


class NotADocument(WarraqError, TypeError):
    """What was given as a document is neither bytes nor a string nor a path."""


class CallError(WarraqError):
    """A call that ended with a status other than OK.

    `code` is a `StatusCode` (a plain number where it is none of gRPC's), `message` says what, where and the limit, and `details` are
    the google.protobuf.Any messages that came with it. `refused` means that the handler never ran, so that the call may be tried again.
    """

    def __init__(self, code: int, message: str, details: Iterable[Any] = (), refused: bool = False):
        try:
            code = StatusCode(code)
        except ValueError:
            pass
        super().__init__(f"{getattr(code, 'name', code)}: {message}")
        self.code, self.message, self.details, self.refused = code, message, tuple(details), refused


class WorkerEnded(CallError):
    """The worker ended while the call was open: UNAVAILABLE. `exit_code` is the process' own, `log` its last lines."""

    def __init__(self, exit_code: int, log: str = ""):
        message = f"the worker ended with {exit_code}"
        super().__init__(StatusCode.UNAVAILABLE, f"{message}; its last lines: {log}" if log else message)
        self.exit_code, self.log = exit_code, log
