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
