"""A count of what is done, on standard error."""
from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")
#: Seconds between two lines.
EVERY = 0.2


def counted(items: Iterable[Item], total: int | None, show: bool | None) -> Iterator[Item]:
    """The items as they come, counted by tqdm or, without it, in a line; `show` None means where standard error is a terminal."""
    if not (sys.stderr.isatty() if show is None else show):
        return iter(items)
    try:
        from tqdm import tqdm
    except ImportError:
        return _counted(items, total)
    return iter(tqdm(items, total=total, unit=" documents", file=sys.stderr))


def _counted(items: Iterable[Item], total: int | None) -> Iterator[Item]:
    begun = shown = time.monotonic()
    count = 0
    for count, item in enumerate(items, 1):
        yield item
        if time.monotonic() - shown > EVERY:
            shown = time.monotonic()
            print(f"\r{_line(count, total, shown - begun)}", end="", file=sys.stderr, flush=True)
    print(f"\r{_line(count, total, time.monotonic() - begun)}", file=sys.stderr)


def _line(count: int, total: int | None, seconds: float) -> str:
    return f"{count}{f' of {total}' if total is not None else ''} documents, {count / max(seconds, 1e-9):.0f}/s "
