"""Tests of what happens when a worker does not do its part: python -m unittest."""
import asyncio
import pathlib
import signal
import sys
import time
import unittest
from unittest import mock

import warraq
from warraq import connection
from warraq.program import program
from warraq.requests import Requests

FAKE = [sys.executable, str(pathlib.Path(__file__).with_name("fake_worker.py"))]
LONG = "Word and another. " * 400_000


class CapacityTests(unittest.TestCase):
    def test_requests_together_stay_below_what_the_worker_holds(self):
        worker = pathlib.Path(program()).with_name("testworker")
        if not worker.exists():
            self.skipTest("there is no testworker beside warraq")
        message = bytes(10 << 20)
        with connection.Connection(command=[str(worker)]) as host:
            calls = [host.call("warraq.test.v1.Test/Count", message) for _ in range(40)]
            self.assertEqual({call.result() for call in calls}, {b"%d" % len(message)})


class HangingTests(unittest.TestCase):
    """Workers that are stopped, or wait for ever."""

    def setUp(self):
        for name, seconds in (("GRACE", 0.2), ("TICK", 0.05)):
            patch = mock.patch.object(connection, name, seconds)
            patch.start()
            self.addCleanup(patch.stop)
        self.started = time.monotonic()
        self.addCleanup(lambda: self.assertLess(time.monotonic() - self.started, 10))

    def test_a_deadline_holds_for_a_client(self):
        client = warraq.Client()
        client.connection.process.send_signal(signal.SIGSTOP)
        for text in ("Text.", LONG):
            with self.assertRaises(warraq.CallError) as caught:
                client.parse(text, timeout=0.1)
            self.assertEqual(caught.exception.code, warraq.StatusCode.DEADLINE_EXCEEDED)
        client.connection.process.send_signal(signal.SIGCONT)
        self.assertEqual(client.parse("Text.").text, "Text.")
        client.close()

    def test_a_deadline_holds_for_calls_that_wait_for_a_place(self):
        client = warraq.Client(["--max-calls", "1"])
        client.connection.process.send_signal(signal.SIGSTOP)
        message = Requests("Parse", {}).of("Text.")
        calls = [client.connection.call("warraq.v1.Documents/Parse", message, 0.1) for _ in range(3)]
        for call in calls:
            with self.assertRaises(warraq.CallError) as caught:
                call.result()
            self.assertEqual(caught.exception.code, warraq.StatusCode.DEADLINE_EXCEEDED)
        client.connection.kill()

    def test_a_deadline_holds_for_a_pool(self):
        for ordered in (True, False):
            with warraq.Pool(1, command=FAKE) as pool:
                results = pool.map("parse", ["One.", "HANG", "Three."], ordered=ordered, timeout=0.5)
                codes = {text: getattr(result, "code", None) for text, result in results}
                self.assertEqual(codes, {"One.": None, "HANG": warraq.StatusCode.DEADLINE_EXCEEDED, "Three.": warraq.StatusCode.DEADLINE_EXCEEDED})
                pool._slots[0].connection().kill()

    def test_a_deadline_holds_under_asyncio(self):
        async def parse():
            client = await warraq.AsyncClient().__aenter__()
            client.connection.process.send_signal(signal.SIGSTOP)
            try:
                await client.parse("Text.", timeout=0.1)
            finally:
                await asyncio.to_thread(client.connection.kill)

        with self.assertRaises(warraq.CallError) as caught:
            asyncio.run(parse())
        self.assertEqual(caught.exception.code, warraq.StatusCode.DEADLINE_EXCEEDED)

    def test_a_worker_that_answers_no_ping_is_killed(self):
        with mock.patch.object(connection, "PING", 0.2):
            with warraq.Pool(1, command=FAKE) as pool:
                results = dict(pool.map("parse", ["One.", "HANG", "Three."]))
        self.assertEqual([results["One."].text, results["Three."].text], ["One.", "Three."])
        self.assertEqual(results["HANG"].code, warraq.StatusCode.INTERNAL)
        self.assertIn("Ping", results["HANG"].message)

    def test_a_worker_that_is_busy_is_left_alone(self):
        with mock.patch.object(connection, "PING", 0.1), warraq.Client() as client:
            self.assertGreater(len(client.analyze(LONG[:4_000_000], summarize=False).document.text), 3_000_000)


class FullPipeTests(unittest.TestCase):
    def test_replies_are_read_while_requests_wait_to_be_written(self):
        text = "LARGE " * 30_000
        with warraq.Pool(1, command=FAKE) as pool:
            lengths = [len(document.text) for _, document in pool.map("parse", [text] * 20, timeout=30)]
        self.assertEqual(lengths, [20 * len(text)] * 20)


class EndingTests(unittest.TestCase):
    def test_a_worker_that_drains_loses_nothing(self):
        with warraq.Pool(1) as pool:
            def texts():
                for number in range(100):
                    if number == 50:
                        pool._slots[0].connection().process.send_signal(signal.SIGTERM)
                    yield f"Text {number}."

            self.assertEqual([result.text for _, result in pool.map("parse", texts())], [f"Text {number}." for number in range(100)])

    def test_what_nobody_waits_for_is_cancelled(self):
        with warraq.Pool(1) as pool:
            results = pool.map("extract", ["Text."] + [LONG] * 15)
            next(results)
            results.close()
            started = time.monotonic()
            self.assertEqual(next(pool.map("parse", ["Text."]))[1].text, "Text.")
        self.assertLess(time.monotonic() - started, 5)

    def test_no_thread_or_pipe_is_left(self):
        import os
        import threading
        before = threading.active_count(), len(os.listdir("/dev/fd"))
        for _ in range(20):
            with warraq.Client() as client:
                client.parse("Text.")
        self.assertEqual((threading.active_count(), len(os.listdir("/dev/fd"))), before)

    def test_bytes_that_are_no_frame_are_told(self):
        for bytes_ in (r"\377\377\377\377\17", r"\3xyz"):
            with self.assertRaisesRegex(warraq.WarraqError, "not a frame"):
                warraq.Client(command=["sh", "-c", f"printf '{bytes_}'; exec sleep 10"])


if __name__ == "__main__":
    unittest.main()
