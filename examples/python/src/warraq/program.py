"""Where the warraq program is."""
import os
import pathlib
import shutil

from .errors import WorkerNotFound

PACKAGE = pathlib.Path(__file__).resolve().parent


def program() -> str:
    """The path of the warraq program.

    $WARRAQ where it is set; else the one in this package (a wheel has it), on $PATH, or, for a package that is used from its
    checkout without being copied (`pip install --editable`), built there. Raises `WorkerNotFound`.
    """
    named = os.environ.get("WARRAQ")
    if named:
        if not os.access(named, os.X_OK):
            raise WorkerNotFound(f"$WARRAQ is {named}, which is no program")
        return named
    built = [parent / ".build" / "release" / "warraq" for parent in PACKAGE.parents[2:5]]
    for path in (PACKAGE / "bin" / "warraq", shutil.which("warraq"), *built):
        if path and os.access(path, os.X_OK) and os.path.isfile(path):
            return str(path)
    raise WorkerNotFound("no warraq program: set $WARRAQ, put it on $PATH, or run make release in its checkout")
