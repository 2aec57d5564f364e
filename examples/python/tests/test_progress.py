"""Tests of the count on standard error: python -m unittest."""
import contextlib
import io
import sys
import types
import unittest
from unittest import mock

import warraq


def written(progress, documents, tqdm):
    """What a map writes to standard error with a module for tqdm, None where there is none."""
    errors = io.StringIO()
    with mock.patch.dict(sys.modules, {"tqdm": tqdm}), contextlib.redirect_stderr(errors), warraq.Pool(1) as pool:
        list(pool.map("parse", documents, progress=progress))
    return errors.getvalue()


class ProgressTests(unittest.TestCase):
    def test_a_line_counts_where_there_is_no_tqdm(self):
        self.assertRegex(written(True, ["One.", "Two."], None), r"\r2 of 2 documents, \d+/s \n$")
        self.assertRegex(written(True, (text for text in ["One."]), None), r"\r1 documents, \d+/s \n$")

    def test_nothing_is_written_unless_there_is_a_terminal_or_it_is_asked_for(self):
        self.assertEqual(written(False, ["One."], None), "")
        self.assertEqual(written(None, ["One."], None), "")

    def test_tqdm_is_told_the_total(self):
        bar = mock.Mock(side_effect=lambda items, **_: items)
        written(True, ["One.", "Two."], types.SimpleNamespace(tqdm=bar))
        self.assertEqual(bar.call_args.kwargs["total"], 2)


if __name__ == "__main__":
    unittest.main()
