"""Hosts that die, never read or leave processes behind: what the worker's processes do then."""
import os
import pathlib
import signal
import subprocess
import sys
import time

from google.protobuf.proto import parse_length_prefixed, serialize_length_prefixed
from warraq.wire.v1 import frame_pb2 as wire

METHOD = "warraq.test.v1.Test/"


def start(*arguments, **options):
    return greeted(["testworker", *arguments], **options)


def greeted(command, **options):
    """A worker that has answered our Hello."""
    worker = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, **options)
    send(worker, wire.Frame(hello=wire.Hello(magic=0x71727257)))
    assert parse_length_prefixed(wire.Frame, worker.stdout).HasField("hello")
    return worker


def send(worker, frame):
    serialize_length_prefixed(frame, worker.stdin)
    worker.stdin.flush()


def call(worker, number, method, **metadata):
    entries = [wire.Entry(key=key, text=str(value)) for key, value in metadata.items()]
    send(worker, wire.Frame(call=number, start=wire.Start(method=METHOD + method, metadata=entries),
                            chunk=wire.Chunk(), end=wire.End()))


def end(worker):
    while not (frame := parse_length_prefixed(wire.Frame, worker.stdout)).HasField("end"):
        pass
    return frame.end


def state(pid):
    """A process' state letter, "" where there is none."""
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def family(pid):
    """A process and all that come from it."""
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid] + [member for child in children for member in family(int(child))]


def gone(pids, seconds=2.0):
    """Whether all processes end in time; one that nobody has reaped has ended."""
    limit = time.monotonic() + seconds
    while any(state(pid) not in ("", "Z") for pid in pids):
        if time.monotonic() > limit:
            return False
        time.sleep(0.01)
    return True


def a_killed_host_takes_the_worker_along():
    for arguments in ([], ["--isolate", "2"]):
        host = subprocess.Popen([sys.executable, __file__, "host", *arguments], stdout=subprocess.PIPE)
        worker = int(host.stdout.readline())
        members = family(worker)
        assert len(members) == (4 if arguments else 1), members
        host.kill()
        host.wait()
        assert gone(members), f"{arguments}: still there: {[pid for pid in members if state(pid)]}"


def host(arguments):
    worker = start(*arguments)
    call(worker, 1, "Sleep", milliseconds=600_000)
    print(worker.pid, flush=True)
    signal.pause()


def a_killed_front_takes_its_processes_along():
    worker = start("--isolate", "2")
    call(worker, 1, "Spin")
    members = family(worker.pid)
    worker.kill()
    worker.wait()
    assert gone(members), [pid for pid in members if state(pid)]


def no_process_is_left_behind():
    worker = start("--isolate", "2")
    for number in range(1, 20, 2):
        call(worker, number, "Crash")
    codes = [end(worker).status.code for _ in range(10)]
    assert codes == [13] * 10, codes
    members = family(worker.pid)
    assert len(members) <= 6 and all(state(pid) != "Z" for pid in members), [(pid, state(pid)) for pid in members]
    worker.stdin.close()
    assert worker.wait() == 0
    assert all(state(pid) == "" for pid in members), [(pid, state(pid)) for pid in members]


def state_of_all(pids):
    return [(pid, state(pid)) for pid in pids]


def a_lost_spawner_ends_the_worker():
    worker = start("--isolate", "1")
    call(worker, 1, "Sleep", milliseconds=600_000)
    members = family(worker.pid)
    os.kill(members[1], signal.SIGKILL)
    frames = []
    while (frame := parse_length_prefixed(wire.Frame, worker.stdout)) is not None:
        frames.append(frame)
    assert worker.wait() == 70 and frames[0].drain.why.code == 14, frames
    assert gone(members), state_of_all(members)


def processes_that_stop_are_replaced():
    worker = start("--isolate", "2", "--kill-after-ms", "100")
    for child in family(worker.pid)[2:]:
        os.kill(child, signal.SIGSTOP)
    message = b"x" * 1_000_000
    for number in (1, 3, 5, 7):
        send(worker, wire.Frame(call=number, start=wire.Start(method=METHOD + "Relay", timeout_ms=300),
                                chunk=wire.Chunk(data=message), end=wire.End()))
    codes = [end(worker).status.code for _ in range(4)]
    assert set(codes) <= {0, 4}, codes
    send(worker, wire.Frame(call=9, start=wire.Start(method=METHOD + "Relay"), chunk=wire.Chunk(data=b"y"), end=wire.End()))
    assert not end(worker).status.code
    worker.stdin.close()
    assert worker.wait() == 0


def a_closed_standard_error_harms_nothing():
    for arguments in ("", "--isolate 1"):
        worker = greeted(["sh", "-c", f"exec testworker {arguments} 2>&-"])
        for number in range(1, 20, 2):
            call(worker, number, "Throw")
        assert [end(worker).status.code for _ in range(10)] == [2] * 10
        worker.stdin.close()
        assert worker.wait() == 0


def the_memory_of_the_host_is_not_the_workers():
    ballast = b"x" * 400_000_000
    worker = start("--max-memory", "200M")
    call(worker, 1, "Echo")
    assert not end(worker).status.code and ballast
    worker.stdin.close()
    assert worker.wait() == 0


def standard_error_that_is_never_read_blocks_nothing():
    worker = start(stderr=subprocess.PIPE)
    call(worker, 1, "Log", lines=100_000)
    assert not end(worker).status.code
    worker.stdin.close()
    assert worker.wait(10) == 0


def many_short_lives_leave_nothing():
    for _ in range(1000):
        worker = start()
        call(worker, 1, "Echo")
        assert not end(worker).status.code
        worker.stdin.close()
        assert worker.wait() == 0
        worker.stdout.close()
    assert len(os.listdir("/proc/self/fd")) < 10, os.listdir("/proc/self/fd")


if sys.argv[1:2] == ["host"]:
    host(sys.argv[2:])
else:
    for check in (a_killed_host_takes_the_worker_along, a_killed_front_takes_its_processes_along,
                  no_process_is_left_behind, a_lost_spawner_ends_the_worker, processes_that_stop_are_replaced,
                  a_closed_standard_error_harms_nothing, the_memory_of_the_host_is_not_the_workers, standard_error_that_is_never_read_blocks_nothing,
                  many_short_lives_leave_nothing):
        check()
    print("rough hosts: nothing hangs and nothing is left behind")
