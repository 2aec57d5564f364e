"""What /proc tells of a worker's processes."""
import pathlib


def kilobytes(process, field):
    """VmRSS, VmHWM and the like of a process."""
    for line in pathlib.Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
        if line.startswith(field + ":"):
            return int(line.split()[1])
    raise KeyError(f"{field} of process {process}")


def resident_mb(process):
    return kilobytes(process, "VmRSS") / 1024


def peak_mb(process):
    """The most that a process ever held in memory."""
    return kilobytes(process, "VmHWM") / 1024


def _parents():
    """{process: (its parent, its state)} of all there are."""
    out = {}
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = path.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has ended since
        out[int(path.parent.name)] = int(parent), state
    return out


def _below(root, parents):
    """The process and its descendants."""
    found = [root]
    for process in found:
        found += [child for child, (parent, _) in parents.items() if parent == process]
    return found


def tree(root):
    return _below(root, _parents())


def zombies(root):
    """The descendants that have ended and that their parent has not waited for."""
    parents = _parents()
    return [process for process in _below(root, parents) if process in parents and parents[process][1] == "Z"]


def proportional_mb(process):
    """A process' memory, what it shares counted in parts; 0 where it has ended."""
    try:
        text = pathlib.Path(f"/proc/{process}/smaps_rollup").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:")), 0) / 1024


def descriptors(process):
    return sum(1 for _ in pathlib.Path(f"/proc/{process}/fd").iterdir())
