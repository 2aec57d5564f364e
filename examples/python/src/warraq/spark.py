"""Documents in Spark: a column of them in, columns of what was found in them out. Needs pyspark 3.5 and pyarrow.

    import warraq.spark
    warraq.spark.analyze(spark.read.parquet("pages"), column="html").select("url", "title", "error")

Each Python worker process of an executor runs warraq workers of its own, which are kept from batch to batch and from task to task. A
document that fails has its `error` in its row and never fails the job.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .arrow import result_schema, results
from .errors import WarraqError
from .pool import Pool

try:
    import pyarrow as pa
    from pyspark.sql import DataFrame
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
except ImportError as missing:
    raise WarraqError("warraq.spark needs pyspark: pip install 'warraq[spark]'") from missing

if TYPE_CHECKING:
    import pandas
    from pyspark.sql.types import StructType

#: The pools of this process, by the number of their workers. They live as long as it: Spark's own end takes their input away.
_pools: dict[int, Pool] = {}


def parse(frame: DataFrame, column: str | None = None, *, workers: int = 1, timeout: float | None = None, **options: Any) -> DataFrame:
    """The frame with, for the column of the documents, those of their results: text, title, authors, published, … and error.

    `column` holds documents, strings or bytes; where it is not named it is content, html or text. `workers` is how many there are for
    each task that runs at the same time, and `options` are those of `Client.parse`.
    """
    return _mapped(frame, "parse", column, workers, timeout, options)


def extract(frame: DataFrame, column: str | None = None, *, workers: int = 1, timeout: float | None = None, **options: Any) -> DataFrame:
    """As `parse`: mentions, entities, attributions, relations and keyphrases."""
    return _mapped(frame, "extract", column, workers, timeout, options)


def summarize(frame: DataFrame, column: str | None = None, *, workers: int = 1, timeout: float | None = None, **options: Any) -> DataFrame:
    """As `parse`: headline, sentences and keyphrases."""
    return _mapped(frame, "summarize", column, workers, timeout, options)


def analyze(frame: DataFrame, column: str | None = None, *, workers: int = 1, timeout: float | None = None, **options: Any) -> DataFrame:
    """As `parse`: the columns of all three."""
    return _mapped(frame, "analyze", column, workers, timeout, options)


def schema(frame: DataFrame, method: str, column: str | None = None) -> StructType:
    """What `in_arrow` and `in_pandas` of a method give for a frame: the schema that `mapInArrow` and `mapInPandas` want."""
    return from_arrow_schema(result_schema(to_arrow_schema(frame.schema), method, column))


def in_arrow(method: str, column: str | None = None, *, workers: int = 1, timeout: float | None = None,
             **options: Any) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """A function for `DataFrame.mapInArrow`."""
    def work(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return results(_pool(workers), method, batches, column, timeout=timeout, **options)
    return work


def in_pandas(method: str, column: str | None = None, *, workers: int = 1, timeout: float | None = None,
              **options: Any) -> Callable[[Iterable[pandas.DataFrame]], Iterator[pandas.DataFrame]]:
    """A function for `DataFrame.mapInPandas`; `in_arrow` is the faster."""
    def work(frames: Iterable[pandas.DataFrame]) -> Iterator[pandas.DataFrame]:
        batches = (pa.RecordBatch.from_pandas(frame, preserve_index=False) for frame in frames)
        for batch in results(_pool(workers), method, batches, column, timeout=timeout, **options):
            yield batch.to_pandas()
    return work


def _mapped(frame: DataFrame, method: str, column: str | None, workers: int, timeout: float | None, options: dict[str, Any]) -> DataFrame:
    return frame.mapInArrow(in_arrow(method, column, workers=workers, timeout=timeout, **options), schema(frame, method, column))


def _pool(workers: int) -> Pool:
    if workers not in _pools:
        _pools[workers] = Pool(workers)
    return _pools[workers]
