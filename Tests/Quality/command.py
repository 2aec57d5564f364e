"""What `run` does here and in Tests/Bench: the right Python, the parts asked for, the table and the file."""
import argparse
import os
import subprocess
import sys
import traceback

from figures import PART, ROOT, Skipped, read, table, write

VENV = ROOT / ".build" / "venv"


def prepare():
    """Goes on in the project's own Python, with the schema's classes up to date."""
    if os.path.realpath(sys.prefix) != os.path.realpath(VENV):
        subprocess.run(["make", "-s", "-C", ROOT, ".build/generated/python"], check=True, stdout=sys.stderr)
        os.execv(VENV / "bin" / "python", [str(VENV / "bin" / "python"), "-B", *sys.argv])


def install(package, module):
    """Puts a package into the project's Python where its module is missing; raises `Skipped` where it can't."""
    if subprocess.run([sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", package]
        if subprocess.run(command).returncode:
            raise Skipped(f"{package} can't be installed")


def wanted(parts, sets):
    """The parts with a key below one of the prefixes, or above it; all where there are none."""
    def touches(a, b):
        return (a + ".").startswith(b + ".") or (b + ".").startswith(a + ".")

    return [part for part in parts if not sets or any(touches(part.prefix, s) for s in sets)]


def main(usage, parts, file, part=PART):
    """Measures the parts that --sets names, prints the table and what was skipped, and writes .build/`file`.

    Returns 1 where a part failed or nothing matched, else 0.
    """
    parser = argparse.ArgumentParser(description=usage, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sets", type=lambda text: [s for s in text.split(",") if s], default=[])
    sets = parser.parse_args().sets
    chosen = wanted(parts, sets)
    if not chosen:
        print(f"no set matches {','.join(sets)}", file=sys.stderr)
        return 1
    figures, notes, failed = measured(chosen)
    print(f"\n{table(figures, part)}\n")
    for note in notes:
        print(f"- {note}")
    path = ROOT / ".build" / file
    write(path, (read(path, part) if sets else {}) | figures, part)
    return int(failed)


def measured(parts):
    """(figures, what was skipped or failed, whether anything failed)."""
    figures, notes, failed = {}, [], False
    for part in parts:
        print(f"{part.prefix} …", file=sys.stderr, flush=True)
        try:
            figures |= part.measure()
        except Skipped as error:
            notes.append(f"{part.prefix}: skipped, {error}")
        except Exception as error:
            failed = True
            traceback.print_exc()
            notes.append(f"{part.prefix}: failed, {error!r}")
    return figures, notes, failed
