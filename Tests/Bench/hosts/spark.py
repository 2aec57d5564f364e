"""spark.py — documents a second of Spark on 2 cores (a task and a worker each) against a pool of 2 workers, on the same pages.

Both analyze the pages (parse, extract, summarize) from one Parquet file; Spark has all columns written to nowhere. Prints JSON: the pages a
second of both, the median of rounds that take turns after two to warm up, their ratio, and how long Spark took to start.
"""
import json
import os
import pathlib
import statistics
import sys
import tempfile
import time

import pyarrow
from pages import pages
from pyarrow import parquet
from pyspark.sql import SparkSession

import warraq.spark

# Each task costs Python 0.2 s (Spark has it read the directory of pyspark.zip anew), so they are few and large, as they would be.
ROUNDS, WARM, TIMES, FILES = 3, 2, 12, 4


def seconds(run):
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def main():
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    documents = pages() * TIMES
    with tempfile.TemporaryDirectory() as folder:
        for part in range(FILES):
            parquet.write_table(pyarrow.table({"html": documents[part::FILES]}), pathlib.Path(folder, f"{part}.parquet"))
        begun = time.perf_counter()
        session = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.log.level", "ERROR")
                   .config("spark.driver.memory", "2g").config("spark.sql.files.minPartitionNum", FILES)
                   .config("spark.sql.execution.arrow.maxRecordsPerBatch", "256").getOrCreate())
        start = time.perf_counter() - begun
        frame = warraq.spark.analyze(session.read.parquet(folder))

        def by_spark():
            frame.write.format("noop").mode("overwrite").save()

        with warraq.Pool(2) as pool:
            def by_pool():
                for path in sorted(pathlib.Path(folder).iterdir()):
                    for _, result in pool.map("analyze", parquet.read_table(path).column("html").to_pylist()):
                        assert isinstance(result, warraq.Analysis), result

            first = seconds(by_spark)
            for _ in range(WARM):
                by_spark()
                by_pool()
            rounds = [(seconds(by_pool), seconds(by_spark)) for _ in range(ROUNDS)]
        session.stop()
    share = statistics.median(pool / spark for pool, spark in rounds)
    pool, spark = (len(documents) / statistics.median(times) for times in zip(*rounds))
    print(json.dumps({"share": share, "pool_pages_s": pool, "pages_s": spark, "start_s": start, "first_pass_extra_s": first - len(documents) / spark}))


if __name__ == "__main__":
    main()
