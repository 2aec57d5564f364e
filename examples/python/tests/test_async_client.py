"""Tests of the client under asyncio: python -m unittest."""
import asyncio
import unittest

import warraq


class AsyncClientTests(unittest.IsolatedAsyncioTestCase):
    async def test_many_calls_at_once(self):
        async with warraq.AsyncClient() as client:
            documents = await asyncio.gather(*(client.parse(f"Text {number}.") for number in range(150)))
        self.assertEqual([document.text for document in documents], [f"Text {number}." for number in range(150)])

    async def test_errors_are_raised(self):
        async with warraq.AsyncClient() as client:
            with self.assertRaises(warraq.CallError) as caught:
                await client.summarize("Text.", ratio=3.0)
            self.assertEqual(caught.exception.code, warraq.StatusCode.INVALID_ARGUMENT)

    async def test_a_cancelled_task_cancels_its_call(self):
        async with warraq.AsyncClient() as client:
            task = asyncio.create_task(client.extract("Word and another. " * 400_000))
            while not client.connection.open_calls:
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.05)
            task.cancel()
            with self.assertRaises(asyncio.CancelledError):
                await task
            self.assertEqual((await client.parse("Hi.")).text, "Hi.")

    async def test_a_timeout_of_asyncio_works(self):
        async with warraq.AsyncClient() as client:
            with self.assertRaises(asyncio.TimeoutError):
                await asyncio.wait_for(client.extract("Word and another. " * 400_000), 0.2)
            self.assertEqual((await client.parse("Hi.")).text, "Hi.")


if __name__ == "__main__":
    unittest.main()
