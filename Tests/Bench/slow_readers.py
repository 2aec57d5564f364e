"""Hosts that stop reading: what that does to the other calls, and to the worker's memory."""
import collections
import statistics
import time
from dataclasses import dataclass

import bench
import processes
from figures import Part
from frames import Host, fields, framed, opening, unary
from worker import wire

TEST = "warraq.test.v1.Test/"
PIECE = 64 << 10
OPEN = 100
CALLS = 1000
RESOURCE_EXHAUSTED = 8
# Calls whose last bytes may be in the pipe, or in the write that waits for it, so that others were admitted for them.
IN_PIPE = 3
# A worker whose peak has not moved for so long has taken all it takes, seconds.
SETTLED = 1


class Replies:
    """What came back of each call; where there are credits, the host grants as much as it reads."""

    def __init__(self, host, has_credits):
        self._host, self._has_credits = host, has_credits
        self.bytes, self.ends = collections.Counter(), collections.defaultdict(list)

    def take(self, grants):
        """The replies of one read."""
        credit = []
        for frame in self._host.read():
            size = len(frame.chunk.data)
            self.bytes[frame.call] += size
            if frame.HasField("end"):
                self.ends[frame.call].append(frame.end)
            elif size:
                credit.append(framed(frame.call, fields(credit=wire.Credit(bytes=size))))
        if self._has_credits and grants:
            self._host.write(b"".join(credit))


class OneOfMany:
    """A level-1 host with 100 calls open but for the last, whose consumer has stopped or isn't there.

    `busy` of the others are unary calls, each begun again once it has ended; the rest are streams that wait.
    """

    TIMES = 64
    STOPPED = 2 * OPEN - 1

    def __init__(self, method, busy, is_stopped):
        self._host = Host([bench.program("testworker")], credits=True)
        self._frames = {call: framed(call, unary(TEST + method, b"x" * 64)) for call in range(1, 2 * busy, 2)}
        for call in range(2 * busy + 1, self.STOPPED, 2):
            self._host.write(framed(call, fields(start=opening(TEST + "EchoStream"))))
        self._replies = Replies(self._host, has_credits=True) if is_stopped else None
        if is_stopped:
            self._stop()

    def _stop(self):
        """Opens the last call and takes what its window holds."""
        request = unary(TEST + "Repeat", b"y" * PIECE, {"times": self.TIMES})
        self._host.write(framed(self.STOPPED, request))
        while self._replies.bytes[self.STOPPED] < self._host.hello.window:
            self._replies.take(grants=False)
        if self._host.is_readable(0.2):
            raise RuntimeError("a call goes on beyond its window")

    def median(self, total):
        """The median seconds of so many unary calls."""
        begun, times, waiting, left = {}, [], list(self._frames), total
        while len(times) < total:
            waiting = waiting[:left]
            left -= len(waiting)
            begun.update(dict.fromkeys(waiting, time.perf_counter()))
            self._host.write(b"".join(self._frames[call] for call in waiting))
            replies, now = self._host.read(), time.perf_counter()
            if any(not frame.HasField("end") or frame.end.status.code for frame in replies):
                raise RuntimeError("an echo failed")
            waiting = [frame.call for frame in replies]
            times += [now - begun[call] for call in waiting]
        return statistics.median(times)

    def close(self):
        """Reads what the stopped call still gives, so that it is known to have been open all the time."""
        if self._replies:
            self._host.write(framed(self.STOPPED, fields(credit=wire.Credit(bytes=self._host.hello.window))))
            while self.STOPPED not in self._replies.ends:
                self._replies.take(grants=True)
            if self._replies.bytes[self.STOPPED] != self.TIMES * PIECE:
                raise RuntimeError("the stopped call lost replies")
        self._host.close()


def slowdown(method, busy, total):
    """The median call's time with a stopped consumer over that without, over interleaved rounds."""
    stopped, free = (OneOfMany(method, busy, is_stopped) for is_stopped in (True, False))
    got = bench.rounds({"stopped": lambda: stopped.median(total), "free": lambda: free.median(total)},
                       4 * bench.ROUNDS)
    stopped.close()
    free.close()
    return bench.ratio(got["stopped"], got["free"])


def slow_consumer():
    """The worst of brief handlers and of those handed over, one call at a time and 99 in flight."""
    out = {f"bench.call.slow_consumer_{method.lower()}_{name}": slowdown(method, busy, total)
           for method in ("Echo", "Relay") for name, busy, total in (("alone", 1, 2000), ("busy", OPEN - 1, 5000))}
    return {"bench.call.slow_consumer": max(out.values())} | out


@dataclass
class Load:
    """A call that gives back at least what its window holds: a stream of messages, or one message many times."""

    method: str
    size: int
    messages: int = 1
    times: int = 1

    def request(self, call):
        start = opening(TEST + self.method, {"times": self.times})
        message = framed(call, fields(chunk=wire.Chunk(data=b"z" * self.size)))
        return framed(call, fields(start=start)) + message * self.messages + framed(call, fields(end=wire.End()))

    @property
    def replied(self):
        return self.size * self.messages * self.times


LOADS = {"echo": Load("Echo", 256 << 10), "stream": Load("EchoStream", PIECE, messages=4),
         "small": Load("EchoStream", 64, messages=4096), "repeat": Load("Repeat", PIECE, times=32)}


def settled_peak(process):
    """A process' peak once it does not move."""
    since, peak = time.monotonic(), 0
    while time.monotonic() - since < SETTLED:
        time.sleep(0.05)
        if processes.peak_mb(process) > peak:
            since, peak = time.monotonic(), processes.peak_mb(process)
    return peak


def check(replies, load, admitted):
    """Every call has one End; so many are whole, and the others were refused."""
    whole = 0
    for call in range(1, 2 * CALLS, 2):
        (end,) = replies.ends[call]
        if not end.HasField("status") and replies.bytes[call] == load.replied:
            whole += 1
        elif end.status.code != RESOURCE_EXHAUSTED or not end.refused or replies.bytes[call]:
            raise RuntimeError(f"call {call} gave {replies.bytes[call]} bytes and ended with {end}")
    if not admitted <= whole <= admitted + IN_PIPE:
        raise RuntimeError(f"{whole} calls were admitted and the limit is {admitted}")


def stopped_reader(load, has_credits):
    """Megabytes above max_calls windows and an idle worker's memory: (while nobody reads, with the reading after)."""
    host = Host([bench.program("testworker")], has_credits)
    process, hello = host.process.pid, host.hello
    allowed = processes.resident_mb(process) + hello.max_calls * hello.window / (1 << 20)
    for call in range(1, 2 * CALLS, 2):
        host.write(load.request(call))
    stopped = settled_peak(process)
    replies = Replies(host, has_credits)
    while len(replies.ends) < CALLS:
        replies.take(grants=True)
    _, late = host.ping()
    peak = processes.peak_mb(process)
    if late or host.close():
        raise RuntimeError("a call gave more than its End, or the worker failed")
    check(replies, load, hello.max_calls)
    return stopped - allowed, peak - allowed


def stopped_readers():
    out = {}
    for name, load in LOADS.items():
        for level in (0, 1):
            stopped, whole = stopped_reader(load, level == 1)
            out[f"bench.call.stopped_reader_{name}_level{level}_mb"] = stopped
            out[f"bench.call.stopped_reader_{name}_level{level}_after_mb"] = whole
    return {"bench.call.stopped_reader_mb": max(out.values())} | out


PARTS = [Part("bench.call.slow_consumer", slow_consumer), Part("bench.call.stopped_reader_mb", stopped_readers)]
