"""Level-0 hosts print the same of the same page and tell why a call failed; those that lack something are skipped."""
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HOSTS = "examples/hosts"
# What each host needs, programs and files, and the command that runs it once its `build`, where it has one, was run.
TABLE = {
    "python": ([], [sys.executable, f"{HOSTS}/python_level0.py"]),
    "c": (["cc", "protoc-c", "/usr/include/protobuf-c/protobuf-c.h"], [".build/c_level0"]),
    "cpp": (["c++", "protoc", "/usr/include/google/protobuf/message.h"], [".build/cpp_level0"]),
    "go": (["go", "protoc", "protoc-gen-go", "/usr/share/gocode/src/google.golang.org/protobuf"], [".build/go_level0"]),
    "java": (["java", "javac", "jar", "protoc", "/usr/share/java/protobuf.jar"],
             ["java", "-jar", ".build/java_level0.jar"]),
    "node": (["node"], ["node", f"{HOSTS}/node_level0.mjs"]),
    "ruby": (["ruby", "protoc", "/usr/lib/ruby/vendor_ruby/google/protobuf.rb"],
             ["ruby", "-I", ".build/generated/ruby", f"{HOSTS}/ruby_level0/main.rb"]),
    "rust": (["cargo", "protoc", "protoc-gen-rust", "/usr/share/cargo/registry/protobuf-2.27.1"],
             [".build/rust/debug/rust_level0"]),
}
# Lines that a source file may have; Node's has a decoder in it, since there is no package of one to be had.
LIMITS = {".c": 40, ".cpp": 40, ".h": 40, ".java": 40, ".mjs": 90, ".py": 40, ".rb": 40, ".rs": 40}
# Workers that fail, and the line that the host then writes to standard error, where the worker's own lines are too.
FAILURES = {
    "warraq serve --max-message 4K": r"(Parse|Extract|Summarize): a message of \d+ bytes exceeds the limit of 4096",
    "warraq serve --max-memory 1K": r"Hello: --max-memory: .*",
    "sh -c 'cat >/dev/null'": r"the worker ended with 3 calls open",
    "false": r"the worker ended with 3 calls open",
}


def build(name, needs):
    """Builds a host; false where it lacks something."""
    missing = [need for need in needs if not (os.path.exists(need) if need.startswith("/") else shutil.which(need))]
    if missing:
        print(f"skipped: {name} host (needs {', '.join(missing)})")
    elif os.path.exists(script := f"{HOSTS}/{name}_level0/build"):
        subprocess.run([script], check=True, stdout=subprocess.DEVNULL)
    return not missing


def run(command, page, worker):
    return subprocess.run([*command, page, *worker], capture_output=True, encoding="utf-8", timeout=120)


for folder, _, names in os.walk(HOSTS):
    for name in names:
        if limit := LIMITS.get(os.path.splitext(name)[1]):
            with open(os.path.join(folder, name), encoding="utf-8") as source:
                assert (count := len(source.readlines())) <= limit, f"{folder}/{name} has {count} lines"

commands = {name: command for name, (needs, command) in TABLE.items() if build(name, needs)}
page = "examples/documents/news.ar.html"
with tempfile.NamedTemporaryFile(suffix=".txt") as large:  # Its responses come in many chunks and several parts.
    with open("examples/documents/news.ar.txt", "rb") as text:
        large.write(text.read() * 400)
    large.flush()
    for path in page, large.name:
        outputs = {name: run(command, path, ["warraq"]) for name, command in commands.items()}
        expected = outputs["python"].stdout
        assert re.fullmatch(r"title: .+\nentities: .+, .+\nsummary: .+\n", expected), expected
        for name, output in outputs.items():
            assert output.returncode == 0 and output.stdout == expected, f"{name}: {output}\nand not\n{expected}"
for worker, message in FAILURES.items():
    for name, command in commands.items():
        output = run(command, page, shlex.split(worker))
        assert output.returncode == 1 and output.stdout == "", f"{name} with {worker}: {output}"
        assert re.search(f"^{message}$", output.stderr, re.MULTILINE), f"{name} with {worker}: {output.stderr}"
print(f"level-0 hosts: {', '.join(commands)} agree")
