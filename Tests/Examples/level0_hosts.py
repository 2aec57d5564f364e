"""Level-0 hosts print the same of the same page and tell why a call failed; those that lack something are skipped."""
import os
import pathlib
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
    "shell": (["sh", "jq"], [f"{HOSTS}/shell_level0.sh"]),
    "rust": (["cargo", "protoc", "protoc-gen-rust", "/usr/share/cargo/registry/protobuf-2.27.1"],
             [".build/rust/debug/rust_level0"]),
}
# Lines that a host may have in all its source files. Node's has a decoder in it, since there is no package of one to be
# had, C's does for itself what the libraries of others do, and Go's is laid out by gofmt.
LIMITS = dict.fromkeys(TABLE, 40) | {"c": 60, "go": 48, "node": 90}
SOURCES = {".c", ".cpp", ".go", ".h", ".java", ".mjs", ".py", ".rb", ".rs", ".sh"}
BUILD_SCRIPTS = {"build.rs"}
SHELL = {"c", "cpp"}  # Hosts that start the worker with popen and so take its command as one argument.
# Workers that fail, and the line that the host then writes to standard error, where the worker's own lines are too.
FAILURES = {
    "warraq serve --max-message 4K": r"(Parse|Extract|Summarize|Analyze|warraq: RESOURCE_EXHAUSTED): a message of .+ exceeds the limit of 4096",
    "warraq serve --max-memory 1K": r"(Hello|warraq: FAILED_PRECONDITION): --max-memory: .*",
    "sh -c 'cat >/dev/null'": r".*the worker ended with ([13] calls open|0 before it answered)",
    "false": r".*the worker ended with ([13] calls open|1 before it answered)",
}


def build(name, needs):
    """Builds a host; false where it lacks something."""
    missing = [need for need in needs if not (os.path.exists(need) if need.startswith("/") else shutil.which(need))]
    if missing:
        print(f"skipped: {name} host (needs {', '.join(missing)})")
    elif os.path.exists(script := f"{HOSTS}/{name}_level0/build"):
        subprocess.run([script], check=True, stdout=subprocess.DEVNULL)
    return not missing


def run(name, page, worker):
    worker = [shlex.join(worker)] if name in SHELL else worker
    return subprocess.run([*commands[name], page, *worker], capture_output=True, encoding="utf-8", timeout=120)


def lines(name):
    """How many lines a host's source files have together."""
    paths = [path for path in pathlib.Path(HOSTS).rglob("*") if path.relative_to(HOSTS).parts[0].startswith(f"{name}_")]
    sources = [path for path in paths if path.suffix in SOURCES and path.name not in BUILD_SCRIPTS]
    assert sources, f"no source of the {name} host"
    return sum(len(path.read_text(encoding="utf-8").splitlines()) for path in sources)


for name, limit in LIMITS.items():
    assert lines(name) <= limit, f"the {name} host has {lines(name)} lines, not {limit}"

commands = {name: command for name, (needs, command) in TABLE.items() if build(name, needs)}
page = "examples/documents/news.ar.html"
with tempfile.NamedTemporaryFile(suffix=".txt") as large:  # Its responses come in many chunks and several parts.
    with open("examples/documents/news.ar.txt", "rb") as text:
        large.write(text.read() * 400)
    large.flush()
    for path in page, large.name:
        outputs = {name: run(name, path, ["warraq"]) for name in commands}
        expected = outputs["python"].stdout
        assert re.fullmatch(r"title: .+\nentities: .+, .+\nsummary: .+\n", expected), expected
        for name, output in outputs.items():
            assert output.returncode == 0 and output.stdout == expected, f"{name}: {output}\nand not\n{expected}"
for worker, message in FAILURES.items():
    for name in commands:
        output = run(name, page, shlex.split(worker))
        assert output.returncode == 1 and output.stdout == "", f"{name} with {worker}: {output}"
        assert re.search(f"^{message}$", output.stderr, re.MULTILINE), f"{name} with {worker}: {output.stderr}"
print(f"level-0 hosts: {', '.join(commands)} agree")
