"""Tests of the client, against the program that `warraq.program` finds: python -m unittest."""
import pathlib
import signal
import threading
import time
import unittest

import warraq
from warraq.requests import Requests

DOCUMENTS = pathlib.Path(__file__).resolve().parents[2] / "documents"


class ClientTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = warraq.Client()

    @classmethod
    def tearDownClass(cls):
        cls.client.close()
        assert cls.client.connection.process.returncode == 0

    def test_parse_gives_blocks_that_slice_the_text(self):
        document = self.client.parse("<h1>Snow ❄️</h1><p>It snowed all night.</p>", media_type="text/html")
        self.assertEqual([block.text for block in document.blocks], ["Snow ❄️", "It snowed all night."])
        self.assertEqual(document.text[document.blocks[1].span.slice], "It snowed all night.")

    def test_spans_point_to_the_text_and_to_the_bytes_sent(self):
        path = DOCUMENTS / "news.ar.html"
        analysis = self.client.analyze(path)
        raw = path.read_bytes()
        self.assertGreater(len(analysis.extraction.mentions), 40)
        for mention in analysis.extraction.mentions:
            self.assertEqual(analysis.document.text[mention.span.slice], mention.text)
            self.assertEqual(raw[mention.input.slice].decode(), mention.text)

    def test_what_is_asked_for_is_what_comes(self):
        extraction = self.client.extract("Ann Lee came on 3 May 2024.", kinds=["date"], include_document=True)
        self.assertEqual([(m.kind, m.value) for m in extraction.mentions], [("date", "2024-05-03")])
        self.assertEqual(extraction.document.text, "Ann Lee came on 3 May 2024.")
        summary = self.client.summarize(DOCUMENTS / "news.en.html", sentences=2)
        self.assertEqual(len(summary.sentences), 2)
        self.assertIsNone(self.client.analyze("Hi.", extract=False).extraction)

    def test_a_wrong_request_tells_the_field(self):
        with self.assertRaises(warraq.CallError) as caught:
            self.client.summarize("Hi.", ratio=3.0)
        self.assertEqual(caught.exception.code, warraq.StatusCode.INVALID_ARGUMENT)
        self.assertIn("summarize.ratio", caught.exception.message)

    def test_a_text_larger_than_every_window_goes_through_whole(self):
        text = "Word and another. " * 300_000
        self.assertEqual(self.client.parse(text).text, text.rstrip())

    def test_calls_that_are_open_when_the_client_is_closed_finish(self):
        text = "Word and another. " * 400_000
        with warraq.Client() as client:
            request = Requests("Extract", {"include_document": True}).of(text)
            call = client.connection.call("warraq.v1.Documents/Extract", request)
        self.assertEqual(len(warraq.Extraction(call.result()).document.text), len(text) - 1)

    def test_a_deadline_ends_the_call(self):
        with self.assertRaises(warraq.CallError) as caught:
            self.client.extract("Word and another. " * 300_000, timeout=0.001)
        self.assertEqual(caught.exception.code, warraq.StatusCode.DEADLINE_EXCEEDED)

    def test_threads_share_a_client(self):
        titles = []

        def work(number):
            titles.append(self.client.parse(f"<title>{number}</title><h1>{number}</h1><p>Text.</p>", media_type="text/html").title)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(titles), sorted(map(str, range(40))))


class FailureTests(unittest.TestCase):
    def test_a_worker_that_is_killed_ends_its_calls(self):
        with warraq.Client() as client:
            process = client.connection.process
            threading.Timer(0.2, process.send_signal, (signal.SIGKILL,)).start()
            with self.assertRaises(warraq.WorkerEnded) as caught:
                while True:
                    client.parse("Word and another. " * 20_000)
            self.assertEqual(caught.exception.exit_code, -signal.SIGKILL)

    def test_a_cancelled_call_ends_and_others_go_on(self):
        with warraq.Client() as client:
            message = Requests("Extract", {}).of("Word and another. " * 400_000)
            call = client.connection.call("warraq.v1.Documents/Extract", message)
            call.cancel("no longer wanted")
            with self.assertRaises(warraq.CallError) as caught:
                call.result()
            self.assertEqual(caught.exception.code, warraq.StatusCode.CANCELLED)
            self.assertEqual(client.parse("Hi.").text, "Hi.")

    def test_a_program_that_is_no_worker_is_told(self):
        started = time.monotonic()
        with self.assertRaises(warraq.WarraqError):
            warraq.Client(command=["cat"])
        with self.assertRaises(warraq.WarraqError):
            warraq.Client(command=["true"])
        self.assertLess(time.monotonic() - started, 20)


if __name__ == "__main__":
    unittest.main()
