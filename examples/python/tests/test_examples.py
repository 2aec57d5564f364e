"""The examples in docstrings are true, and the program is found where it is said to be: python -m unittest."""
import doctest
import os
import unittest
from unittest import mock

import warraq
from warraq import client, pool, program


def load_tests(_, tests, __):
    for module in (client, pool):
        tests.addTests(doctest.DocTestSuite(module))
    return tests


class ProgramTests(unittest.TestCase):
    def test_a_variable_that_names_no_program_is_told(self):
        with mock.patch.dict(os.environ, WARRAQ="/no/such/program"):
            with self.assertRaisesRegex(warraq.WorkerNotFound, "/no/such/program"):
                program.program()

    def test_the_path_is_searched(self):
        folder = os.path.dirname(program.program())
        without = {name: value for name, value in os.environ.items() if name != "WARRAQ"}
        with mock.patch.dict(os.environ, without | {"PATH": folder}, clear=True):
            self.assertEqual(program.program(), os.path.join(folder, "warraq"))

    def test_results_become_plain_dictionaries(self):
        self.assertEqual(warraq.to_dict([warraq.Span(1, 3)]), [{"start": 1, "end": 3}])


if __name__ == "__main__":
    unittest.main()
