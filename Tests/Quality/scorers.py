"""The scorers under $WARRAQ_EVAL, used where they are."""
import importlib
import json
import subprocess
import sys
import tempfile

from figures import EVAL, Skipped

sys.dont_write_bytecode = True


def module(folder, name):
    """A scorer as a module; its own folder's modules are found first."""
    path = str(EVAL / folder)
    if path not in sys.path:
        sys.path.insert(0, path)
    return importlib.import_module(name)


def output(folder, script, *arguments):
    """What a scorer prints."""
    command = [sys.executable, str(EVAL / folder / script), *map(str, arguments)]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    if done.returncode:
        raise RuntimeError(f"{script} ended with {done.returncode}")
    return done.stdout.decode()


def rows(path):
    """The objects of a file of JSON lines; raises `Skipped` where the file is missing."""
    if not path.exists():
        raise Skipped(f"{path} is not there")
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def array(path):
    """The objects of a JSON file; raises `Skipped` where it is missing."""
    if not path.exists():
        raise Skipped(f"{path} is not there")
    return json.loads(path.read_text(encoding="utf-8"))


class Lines:
    """A temporary file of JSON lines, for scorers that read files."""

    def __init__(self, objects):
        self._objects = objects

    def __enter__(self):
        self._file = tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8")
        for item in self._objects:
            self._file.write(json.dumps(item, ensure_ascii=False) + "\n")
        self._file.flush()
        return self._file.name

    def __exit__(self, *_):
        self._file.close()
