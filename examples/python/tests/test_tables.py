"""Tests of tables of documents; they need pyarrow: python -m unittest."""
import importlib.util
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

import warraq

DOCUMENTS = pathlib.Path(__file__).resolve().parents[2] / "documents"
HAS_ARROW = importlib.util.find_spec("pyarrow") is not None


def run(*arguments, **options):
    return subprocess.run([sys.executable, "-m", "warraq", *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


class CommandTests(unittest.TestCase):
    def test_the_command_tells_of_itself(self):
        self.assertEqual(run("--version").stdout.decode(), f"warraq {warraq.__version__} for Python\n")
        self.assertIn(b"summarize", run("--help").stdout)
        self.assertEqual(run().returncode, 2)

    @unittest.skipIf(HAS_ARROW, "pyarrow is installed")
    def test_what_is_missing_is_told(self):
        done = run("parse", DOCUMENTS / "news.en.html")
        self.assertEqual((done.returncode, done.stderr), (1, b"warraq: tables of documents need pyarrow: pip install 'warraq[arrow]'\n"))


@unittest.skipUnless(HAS_ARROW, "pyarrow is not installed")
class TableTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.pages = [{"id": number, "html": path.read_bytes()} for number, path in enumerate(sorted(DOCUMENTS.glob("*.html")))]
        cls.pages.append({"id": -1, "html": None})

    def path(self, name):
        return pathlib.Path(self.folder.name, name)

    def table(self, name, rows):
        import pyarrow
        from pyarrow import feather, parquet
        write = {".parquet": parquet.write_table, ".arrow": feather.write_feather}[self.path(name).suffix]
        write(pyarrow.Table.from_pylist(rows), self.path(name))
        return self.path(name)

    def rows(self, name):
        from pyarrow import feather, parquet
        if name.endswith(".parquet"):
            return parquet.read_table(self.path(name)).to_pylist()
        if name.endswith(".arrow"):
            return feather.read_table(self.path(name)).to_pylist()
        return [json.loads(line) for line in self.path(name).read_text(encoding="utf-8").splitlines()]

    def test_results_are_those_of_a_pool(self):
        source = self.table("pages.parquet", self.pages * 60)  # more than one batch
        done = run("analyze", source, self.path("out.parquet"), "--workers", "1")
        self.assertEqual(done.stderr.decode(), "60 of 540 documents failed; the last column tells why\n")
        rows = self.rows("out.parquet")
        self.assertEqual([row["id"] for row in rows], [page["id"] for page in self.pages] * 60)
        with warraq.Pool(1) as pool:
            for row, (page, result) in zip(rows[-len(self.pages):], pool.map("analyze", [page["html"] for page in self.pages])):
                self.assertNotIn("html", row)
                if page is None:
                    self.assertEqual((row["error"], row["text"], row["mentions"]), ("there is no document", None, None))
                    continue
                self.assertEqual((row["text"], row["error"]), (result.document.text, None))
                self.assertEqual((row["title"] or "", row["published"] or "", row["authors"]),
                                 (result.document.title, result.document.published, result.document.authors))
                self.assertEqual([(m["kind"], m["text"], m["span"]["start"], m["entity"]) for m in row["mentions"]],
                                 [(m.kind.upper(), m.text, m.span.start, m.entity) for m in result.extraction.mentions])
                self.assertEqual([(s["text"], s["input"]["start"]) for s in row["sentences"]],
                                 [(s.text, s.input.start) for s in result.summary.sentences])

    def test_the_schema_says_what_comes(self):
        from warraq.arrow import result_schema
        import pyarrow
        for method, name in (("parse", "confidence"), ("extract", "mentions"), ("summarize", "headline")):
            schema = result_schema(pyarrow.schema([("text", pyarrow.string())]), method)
            self.assertEqual(schema.names[-1], "error")
            self.assertIn(name, schema.names)
        schema = pyarrow.schema([("text", pyarrow.string()), ("html", pyarrow.binary())])
        self.assertLessEqual({"text", "warraq_text"}, set(result_schema(schema, "parse").names))

    def test_json_lines_go_in_and_out(self):
        self.path("in.jsonl").write_text('{"id": 1, "text": "Ann Lee came on 3 May 2024."}\n\n{"id": 2, "text": null}\n', encoding="utf-8")
        done = run("extract", self.path("in.jsonl"), "--kinds", "date")
        rows = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([row["id"] for row in rows], [1, 2])
        self.assertEqual([mention["value"] for mention in rows[0]["mentions"]], ["2024-05-03"])
        self.assertEqual(rows[1]["error"], "there is no document")

    def test_arrow_goes_in_and_out_and_options_are_heard(self):
        source = self.table("pages.arrow", self.pages)
        self.assertEqual(run("summarize", source, self.path("out.arrow"), "--sentences", "1").returncode, 1)  # of one without a document
        self.assertEqual({len(row["sentences"]) for row in self.rows("out.arrow")[:-1]}, {1})

    def test_a_document_that_takes_too_long_is_an_error_of_its_row(self):
        source = self.table("long.parquet", [{"text": "Word and another. " * 400_000}, {"text": "Text."}])
        run("extract", source, self.path("long.jsonl"), "--timeout", "0.3")
        errors = [row["error"] for row in self.rows("long.jsonl")]
        self.assertIn("DEADLINE_EXCEEDED", errors[0])
        self.assertIsNone(errors[1])

    def test_what_is_wrong_is_told(self):
        self.path("bad.jsonl").write_text('{"text": "a"}\n' * 256 + '{"text": 3}\n', encoding="utf-8")
        self.path("empty.jsonl").write_text("")
        number = self.table("number.parquet", [{"text": 3}])
        for arguments, message in (
                (["parse", "/no/such/file"], b"No such file"), (["parse", number], b"holds int64"),
                (["parse", number, "--column", "x"], b"no column x"),
                (["parse", self.path("bad.jsonl")], b"lines 257 to 257"), (["parse", self.path("empty.jsonl")], b"there is nothing in it"),
                (["parse", DOCUMENTS / "news.en.html"], b"line 1 is no JSON")):
            done = run(*arguments)
            self.assertEqual(done.returncode, 1)
            self.assertIn(message, done.stderr)


if __name__ == "__main__":
    unittest.main()
