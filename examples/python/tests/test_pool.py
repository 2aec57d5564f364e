"""Tests of the pool: python -m unittest."""
import itertools
import pathlib
import sys
import unittest

import warraq

FAKE = [sys.executable, str(pathlib.Path(__file__).with_name("fake_worker.py"))]


class PoolTests(unittest.TestCase):
    def test_results_come_in_the_order_of_the_documents(self):
        texts = [f"Text {number}. " * (1 + number % 7 * 100) for number in range(200)]
        with warraq.Pool(2) as pool:
            results = list(pool.map("parse", texts))
        self.assertEqual([document for document, _ in results], texts)
        self.assertEqual([result.text for _, result in results], [text.rstrip() for text in texts])

    def test_results_come_as_they_are_complete(self):
        texts = [f"Text {number}." for number in range(100)]
        with warraq.Pool(2) as pool:
            results = list(pool.map("summarize", texts, ordered=False, summarize={"sentences": 1}))
        self.assertEqual(sorted(results_of(results)), sorted(texts))

    def test_documents_are_taken_as_there_is_room(self):
        taken = itertools.count()
        texts = (f"Text {next(taken)}." for _ in itertools.count())
        with warraq.Pool(1, in_flight=4) as pool:
            for _, result in itertools.islice(pool.map("parse", texts), 10):
                self.assertTrue(result.text)
        self.assertLess(next(taken), 20)

    def test_replies_larger_than_the_window_come_whole(self):
        text = "Word and another. " * 200_000
        with warraq.Pool(1) as pool:
            ((_, analysis),) = pool.map("analyze", [text], extract=True)
        self.assertEqual(len(analysis.document.text), len(text) - 1)

    def test_a_document_that_crashes_twice_fails_alone(self):
        texts = [f"Text {number}." if number % 10 else f"CRASH {number}" for number in range(1, 41)]
        with warraq.Pool(2, command=FAKE) as pool:
            results = list(pool.map("parse", texts))
        for text, result in results:
            if "CRASH" in text:
                self.assertEqual(result.code, warraq.StatusCode.INTERNAL)
            else:
                self.assertEqual(result.text, text)

    def test_a_document_that_cannot_be_read_is_a_result(self):
        with warraq.Pool(1) as pool:
            results = [result for _, result in pool.map("parse", [pathlib.Path("/no/such/file"), "Text."])]
        self.assertIsInstance(results[0], FileNotFoundError)
        self.assertEqual(results[1].text, "Text.")

    def test_an_error_of_one_call_is_a_result(self):
        with warraq.Pool(1) as pool:
            ((_, error),) = pool.map("summarize", ["Text."], summarize={"ratio": 2.0})
        self.assertEqual(error.code, warraq.StatusCode.INVALID_ARGUMENT)


def results_of(results):
    return [summary.sentences[0].text for _, summary in results]


if __name__ == "__main__":
    unittest.main()
