"""python -m warraq: a table of documents in, the same with columns of what was found in them out."""
from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from . import __version__
from .errors import WarraqError
from .pool import Pool

if TYPE_CHECKING:
    import pyarrow as pa


def arguments() -> argparse.ArgumentParser:
    """What the command line takes."""
    parser = argparse.ArgumentParser(
        "python -m warraq", description="Parses, extracts from or summarizes the documents in a column of a table. The other columns "
        "stay; in place of the documents come the columns of the results, and error, which tells why a document failed.")
    parser.add_argument("--version", action="version", version=f"warraq {__version__} for Python")
    verbs = parser.add_subparsers(dest="method", required=True, metavar="VERB")
    for verb, tells in (("parse", "clean text, title, authors, dates, language"), ("extract", "mentions, entities, quotes, relations, keyphrases"),
                        ("summarize", "the sentences that say most"), ("analyze", "all three on one parse")):
        command = verbs.add_parser(verb, help=tells, description=f"Makes columns of the documents of a table: {tells}.")
        command.add_argument("input", metavar="IN", help="Parquet, Arrow IPC (Feather) or JSON Lines; - is standard input, for JSON Lines and "
                             "Arrow streams")
        command.add_argument("output", metavar="OUT", nargs="?", help=".parquet, .arrow, .feather, else JSON Lines; none is standard output")
        command.add_argument("--column", help="the column that holds the documents, strings or bytes (default: content, html or text)")
        command.add_argument("--workers", type=int, help="how many workers (default: as many as there are cores)")
        command.add_argument("--timeout", type=float, metavar="SECONDS", help="how long one document may take")
        command.add_argument("--media-type", help="what the documents are, for example text/html; told from each where it is not given")
        if verb == "extract":
            command.add_argument("--kinds", nargs="+", help="the kinds of mentions wanted, for example date money (default: all)")
        if verb == "summarize":
            command.add_argument("--sentences", type=int, help="how many sentences (default: 3)")
        command.add_argument("--progress", action=argparse.BooleanOptionalAction, help="count on standard error (default: where that is a terminal)")
    return parser


def run(input: str, output: str | None, method: str, column: str | None, workers: int | None, **options: Any) -> bool:
    """Reads one table and writes another; tells whether no document failed."""
    from .arrow import content_column, result_schema, results
    from .tables import Batches, write
    batches = Batches(input)
    column = content_column(batches.schema, column)
    with Pool(workers) as pool:
        counts = [0, 0]
        found = results(pool, method, batches, column, total=batches.rows, **options)
        write(output, result_schema(batches.schema, method, column), _counting(found, counts))
    batches.close()
    if counts[1]:
        print(f"{counts[1]} of {counts[0]} documents failed; the last column tells why", file=sys.stderr)
    return not counts[1]


def _counting(batches: Iterable[pa.RecordBatch], counts: list[int]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        counts[0] += batch.num_rows
        counts[1] += batch.num_rows - batch.column(batch.num_columns - 1).null_count
        yield batch


def main() -> None:
    options = {name: value for name, value in vars(arguments().parse_args()).items() if value is not None}
    for name in ("output", "column", "workers"):
        options.setdefault(name, None)
    try:
        sys.exit(0 if run(**{"progress": None, **options}) else 1)
    except (WarraqError, OSError, ValueError) as error:
        sys.exit(f"warraq: {error}")


if __name__ == "__main__":
    main()
