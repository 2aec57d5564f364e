"""Each level-0 host prints the same title, entities and summary of the same page; those without a toolchain are named as skipped."""
import os
import shutil
import subprocess
import sys

PAGE = "examples/documents/news.ar.html"


def python_host():
    return [sys.executable, "examples/hosts/python_level0.py"]


def go_host():
    if not shutil.which("go"):
        return None
    subprocess.run(["examples/hosts/go_level0/build"], check=True, stdout=subprocess.DEVNULL)
    return [".build/go_level0"]


outputs = {}
for name, make in {"python": python_host, "go": go_host}.items():
    command = make()
    if command is None:
        print(f"skipped: {name} host (no toolchain)")
        continue
    outputs[name] = subprocess.run([*command, PAGE, "warraq"], stdout=subprocess.PIPE, check=True, env=os.environ).stdout.decode()
first = next(iter(outputs.values()))
lines = dict(line.split(": ", 1) for line in first.splitlines())
assert lines["title"] and lines["entities"] and lines["summary"], first
for name, output in outputs.items():
    assert output == first, f"{name} prints\n{output}\nand the first host\n{first}"
    with open(f"examples/hosts/{name}_level0.py", encoding="utf-8") if name == "python" else open(os.devnull) as f:
        assert len(f.readlines()) <= 40
print(f"level-0 hosts: {', '.join(outputs)} agree")
