"""commands.py README…: the commands of a README run as written, and what it shows of their output is true.

A fenced block `sh` holds commands; a fenced block `output` right after it is what they print, where "…" at the end of a line stands
for its rest and a line "…" for any lines. Blocks `sh` that begin with make are run by the Makefile's own targets and passed over here.
"""
import re
import subprocess
import sys


def matches(shown, got):
    pattern = "".join(
        r"(?:.*\n)*?" if line == "…" else re.escape(line[:-1]) + r".*\n" if line.endswith("…") else re.escape(line) + r"\n"
        for line in shown.splitlines())
    return re.fullmatch(pattern, got if got.endswith("\n") or not got else got + "\n") is not None


count = 0
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as f:
        blocks = re.findall(r"```(sh|output)\n(.*?)```", f.read(), re.S)
    for index, (kind, text) in enumerate(blocks):
        if kind != "sh" or text.startswith("make"):
            continue
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", text], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        if done.returncode:
            sys.exit(f"{path}: this failed with {done.returncode}:\n{text}{done.stderr}")
        if index + 1 < len(blocks) and blocks[index + 1][0] == "output" and not matches(blocks[index + 1][1], done.stdout):
            sys.exit(f"{path}: this\n{text}printed\n{done.stdout}and the page shows\n{blocks[index + 1][1]}")
        count += 1
print(f"commands: {count} blocks run as written")
