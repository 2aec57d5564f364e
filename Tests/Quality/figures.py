"""Figures that a run measured: the goals they are held to, the files and the table they go into."""
import os
import pathlib
from dataclasses import dataclass

ROOT = pathlib.Path(__file__).resolve().parents[2]
DATA = pathlib.Path(os.environ.get("WARRAQ_DATA") or ROOT.parent / "shared" / "data")
EVAL = pathlib.Path(os.environ.get("WARRAQ_EVAL") or ROOT.parent / "shared" / "eval")
BUILD = ROOT / ".build" / os.environ.get("WARRAQ_BUILD", "release")
PART = os.environ.get("PART", "dev")
# The scorers read these too, and nothing may be written beside them.
os.environ.update(WARRAQ_DATA=str(DATA), WARRAQ_EVAL=str(EVAL), PYTHONDONTWRITEBYTECODE="1")


class Skipped(Exception):
    """A set or part that can't be measured here; the message says why."""


@dataclass
class Part:
    """A group of figures measured together: all keys below `prefix`."""

    prefix: str
    measure: "callable"
    """Gives {key: value}, or raises `Skipped`."""


def goals():
    """{key: the best peer's figure, as text} of every goal."""
    out = {}
    for line in (EVAL / "goals.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            _, key, _, _, peer, _ = line.split("\t")
            out[key] = peer
    return out


def read(path, part):
    """{key: value} of a file of figures; empty where there is none or it holds another part's."""
    if not path.exists():
        return {}
    first, *lines = path.read_text(encoding="utf-8").splitlines() or [""]
    if first != f"# {part}":
        return {}
    return {key: float(value) for key, value in (line.split("\t")[:2] for line in lines if line)}


def write(path, figures, part):
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"{key}\t{figures[key]:.6g}\n" for key in sorted(figures))
    path.write_text(f"# {part}\n{lines}", encoding="utf-8")


def table(figures, part):
    """A Markdown table of the figures, in the order measured."""
    peers = goals()
    lines = ["| set | part | measure | ours | best peer |", "| --- | --- | --- | ---: | ---: |"]
    for key, value in figures.items():
        name, _, measure = key.partition(".")
        peer = peers.get(key, "")
        lines.append(f"| {name} | {part} | {measure} | {value:.4g} | {peer} |")
    return "\n".join(lines)
