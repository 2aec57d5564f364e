"""Tests of warraq.spark on a local cluster of two cores; they need pyspark and Java 17: python -m unittest discover -s tests/spark."""
import os
import pathlib
import re
import sys
import tempfile
import unittest

import pyarrow
from pyarrow import parquet
from pyspark.sql import SparkSession

import warraq
import warraq.spark

DOCUMENTS = pathlib.Path(__file__).resolve().parents[3] / "documents"
README = pathlib.Path(__file__).resolve().parents[2] / "README.md"
#: Larger than the worker takes.
HUGE = b"Word and another. " * (65 << 20 >> 4)


class SparkTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        os.environ["PYSPARK_PYTHON"] = sys.executable
        cls.session = (SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").config("spark.log.level", "ERROR")
                       .config("spark.sql.shuffle.partitions", "2")
                       .config("spark.sql.execution.arrow.maxRecordsPerBatch", "16").getOrCreate())
        cls.addClassCleanup(cls.session.stop)
        cls.pages = [(path.name, path.read_bytes()) for path in sorted(DOCUMENTS.glob("*.html"))]
        cls.frame = cls.session.createDataFrame([(name, bytearray(page)) for name, page in cls.pages] * 20, "name string, html binary").repartition(3)

    def test_columns_are_those_of_a_pool(self):
        rows = {row["name"]: row for row in warraq.spark.analyze(self.frame).collect()}
        with warraq.Pool(1) as pool:
            for (name, page), (_, result) in zip(self.pages, pool.map("analyze", [page for _, page in self.pages])):
                row = rows[name]
                self.assertEqual((row["text"], row["title"] or "", row["authors"], row["published"] or "", row["language"], row["error"]),
                                 (result.document.text, result.document.title, result.document.authors, result.document.published,
                                  result.document.language, None))
                self.assertEqual([(m.kind, m.text, m.span.start, m.value or "") for m in row["mentions"]],
                                 [(m.kind.upper(), m.text, m.span.start, m.value) for m in result.extraction.mentions])
                self.assertEqual([s.text for s in row["sentences"]], [s.text for s in result.summary.sentences])

    def test_spans_are_those_of_sql(self):
        frame = warraq.spark.analyze(self.frame, summarize=False).selectExpr("text", "explode(mentions) as mention")
        wrong = frame.where("substring(text, mention.span.start + 1, mention.span.end - mention.span.start) <> mention.text").count()
        self.assertEqual(wrong, 0)

    def test_options_are_heard(self):
        self.assertEqual({len(row["sentences"]) for row in warraq.spark.summarize(self.frame, sentences=1).collect()}, {1})
        kinds = warraq.spark.extract(self.frame, kinds=["date"]).selectExpr("explode(mentions.kind)").distinct().collect()
        self.assertEqual([kind[0] for kind in kinds], ["DATE"])

    def test_a_document_that_fails_is_an_error_of_its_row(self):
        frame = self.session.createDataFrame([(1, "Good."), (2, None)], "id int, text string")
        rows = {row["id"]: row for row in warraq.spark.parse(frame).collect()}
        self.assertEqual((rows[1]["text"], rows[1]["error"]), ("Good.", None))
        self.assertEqual((rows[2]["text"], rows[2]["error"]), (None, "there is no document"))
        with tempfile.TemporaryDirectory() as folder:
            parquet.write_table(pyarrow.table({"html": [b"Good.", HUGE, b"Good too."]}), f"{folder}/pages.parquet")
            rows = warraq.spark.parse(self.session.read.parquet(folder)).select("text", "error").collect()
        self.assertEqual([row["text"] for row in rows], ["Good.", None, "Good too."])
        self.assertIn("RESOURCE_EXHAUSTED", rows[1]["error"])

    def test_no_rows_give_none(self):
        empty = self.session.createDataFrame([("Text.",)], "text string").repartition(4)  # three partitions without a row
        self.assertEqual(warraq.spark.parse(empty).count(), 1)
        self.assertEqual(warraq.spark.parse(empty.where("false")).count(), 0)

    def test_a_worker_serves_many_tasks(self):
        def worker(batches):
            from warraq.spark import _pool
            for batch in batches:
                process = _pool(1)._slots[0].connection().process.pid
                yield pyarrow.RecordBatch.from_pydict({"worker": [process]})

        frame = self.frame.repartition(12)
        workers = frame.mapInArrow(worker, "worker long").distinct().count()
        self.assertLessEqual(workers, 3)

    def test_both_maps_take_it(self):
        options = {"method": "extract", "column": "html"}
        by_arrow = self.frame.mapInArrow(warraq.spark.in_arrow(**options), warraq.spark.schema(self.frame, **options))
        by_pandas = self.frame.mapInPandas(warraq.spark.in_pandas(**options), warraq.spark.schema(self.frame, **options))
        self.assertEqual(sorted(by_arrow.collect(), key=str), sorted(by_pandas.collect(), key=str))

    def test_a_column_that_is_not_there_is_told_at_once(self):
        with self.assertRaisesRegex(warraq.WarraqError, "no column page"):
            warraq.spark.parse(self.frame, "page")

    def test_the_examples_of_the_readme_are_true(self):
        (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
        with tempfile.TemporaryDirectory() as folder:
            self.frame.withColumnRenamed("name", "url").write.parquet(f"{folder}/pages")
            exec(code.replace('"pages"', f'"{folder}/pages"').replace('"found"', f'"{folder}/found"'), {"spark": self.session})
            self.assertEqual(self.session.read.parquet(f"{folder}/found").count(), self.frame.count())


if __name__ == "__main__":
    unittest.main()
