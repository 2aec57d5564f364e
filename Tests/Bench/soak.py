"""Many mixed calls, some cancelled, late or crashing: exactly one right End each, and memory that does not grow.

CALLS says how many, ISOLATE in how many processes their handlers run; with 0 in none, and then none crash. CRASHES is
how many of 10,000 crash, and KINDS=NAME,… makes only calls of these kinds, to narrow a fault down.
"""
import collections
import os
import random
import select
import statistics
import time
from dataclasses import dataclass, field

import bench
import processes
from figures import Part
from frames import Host, fields, framed, opening, unary
from worker import wire

CALLS = int(os.environ.get("CALLS", "1000000"))
ISOLATE = int(os.environ.get("ISOLATE", "2"))
CRASHES = int(os.environ.get("CRASHES", "10")) if ISOLATE else 0
KINDS = [name for name in os.environ.get("KINDS", "").split(",") if name]
TEST = "warraq.test.v1.Test/"
IN_FLIGHT = 64
# Numbers are used again late, so that a second End is not taken for another call's.
NUMBERS = 1 << 17
SEED = 1
# A worker that says nothing for so long hangs, seconds.
PATIENCE = 60
# Between two looks at the worker's memory, seconds.
INTERVAL = 0.2
# A sample's columns.
MEMORY, DESCRIPTORS = 0, 1
# More descriptors at the end than near the start mean a leak; a process that is just being started takes a few.
SPARE_DESCRIPTORS = 16
OK, CANCELLED, UNKNOWN, DEADLINE_EXCEEDED, NOT_FOUND, INTERNAL = 0, 1, 2, 4, 5, 13


@dataclass
class Kind:
    """Calls that are alike: what is sent, what must come back, and how they may end."""

    name: str
    share: int
    """Of 10,000 calls."""
    opening: list
    """The fields of the frames that are sent at once."""
    messages: list = field(default_factory=list)
    """The replies of a call that ends with OK."""
    codes: tuple = (OK,)
    later: tuple = ()
    """The fields of frames sent one by one, each after one more reply."""
    is_cancelled: bool = False
    head: bool = False

    def __post_init__(self):
        self.reply, self.count = b"".join(self.messages), len(self.messages)
        # Only what outgrows its window needs credit.
        self.is_long = len(self.reply) > 200_000


def chunk(data, more=False):
    return wire.Chunk(data=data, more=more)


def echo(name, share, size, method="Echo"):
    message = b"e" * size
    return Kind(name, share, [unary(TEST + method, message)], [message])


def repeat(name, share, size, times, **others):
    message = b"r" * size
    return Kind(name, share, [unary(TEST + "Repeat", message, {"times": times})], [message] * times, **others)


def stream(name, share, *messages, **others):
    """A message at a time, each once the last one's echo is there; never half-closed where it is cancelled."""
    first = fields(start=opening(TEST + "EchoStream"), chunk=chunk(messages[0]))
    later = tuple(fields(chunk=chunk(message)) for message in messages[1:]) + (fields(end=wire.End()),)
    return Kind(name, share, [first], list(messages), later=() if others else later, **others)


def count(name, share):
    """Two messages, the first in two pieces."""
    return Kind(name, share, [fields(start=opening(TEST + "Count"), chunk=chunk(b"c" * 3000, more=True)),
                              fields(chunk=chunk(b"c" * 2000)), fields(chunk=chunk(b"c" * 7), end=wire.End())],
                [b"5007"])


def without_reply(name, share, method, code, metadata=None, **start):
    return Kind(name, share, [unary(TEST + method, b"", metadata, **start)], [], (code,))


def cancelled(kind, *codes):
    kind.is_cancelled, kind.codes = True, codes
    return kind


LONG_SLEEP = {"milliseconds": 60_000}


def kinds():
    """1 % are cancelled, 1 % have a deadline that passes; 0.1 % crash where they may."""
    every = [
        echo("empty", 500, 0), echo("echo", 4000, 64), echo("kilobyte", 1500, 1000), echo("16 kB", 200, 16_000),
        echo("100 kB", 20, 100_000), echo("relay", 1500, 64, "Relay"), repeat("repeat", 400, 1000, 5),
        repeat("beyond the window", 10, 8192, 50), stream("stream", 500, b"s" * 200, b"t" * 300, b"u"),
        count("count", 500), without_reply("fail", 300, "Fail", NOT_FOUND, {"code": NOT_FOUND}),
        without_reply("throw", 200, "Throw", UNKNOWN),
        Kind("metadata", 160, [unary(TEST + "Metadata", b"", {"key": "value"})], [b""], head=True),
        cancelled(without_reply("cancelled sleep", 25, "Sleep", CANCELLED, LONG_SLEEP), CANCELLED),
        cancelled(echo("cancelled relay", 25, 1000, "Relay"), OK, CANCELLED),
        cancelled(repeat("cancelled repeat", 25, 8192, 50), OK, CANCELLED),
        cancelled(stream("cancelled stream", 25, b"s" * 200, codes=()), CANCELLED),
        without_reply("late", 50, "Sleep", DEADLINE_EXCEEDED, LONG_SLEEP, timeout_ms=1),
        without_reply("too late", 50, "Sleep", DEADLINE_EXCEEDED, LONG_SLEEP, timeout_ms=0),
        without_reply("crash", CRASHES, "Crash", INTERNAL)]
    return [kind for kind in every if not KINDS or kind.name in KINDS]


class OpenCall:
    """What came of a call so far."""

    __slots__ = ("kind", "reply", "messages", "has_head")

    def __init__(self, kind):
        self.kind, self.reply, self.messages, self.has_head = kind, [], 0, False


class Soak:
    """The calls on their way; what is wrong is collected in `faults`."""

    def __init__(self, host):
        self._host = host
        self._open, self._number = {}, -1
        self._cancels = collections.deque()
        self._random, self._kinds = random.Random(SEED), kinds()
        self._next = iter(())
        self._pending = b""
        self.begun = 0
        self.faults = []
        self.ends = collections.Counter()
        """How many calls ended, by the kind's name and the code."""
        os.set_blocking(host.input, False)

    def run(self, total, watch):
        """Makes so many calls; `watch` is called again and again."""
        while self.begun < total or self._open:
            out = [self._begin() for _ in range(min(IN_FLIGHT - len(self._open), total - self.begun))]
            while self._cancels and (self._cancels[0][0] <= self.begun or self.begun == total):
                _, number, call = self._cancels.popleft()
                if self._open.get(number) is call:
                    out.append(framed(number, fields(cancel=wire.Cancel())))
            self._pending += b"".join(out)
            self._exchange()
            watch()

    def _begin(self):
        """A new call's first frames."""
        kind = next(self._next, None)
        if not kind:
            self._next = iter(self._random.choices(self._kinds, [kind.share for kind in self._kinds], k=10_000))
            kind = next(self._next)
        self.begun += 1
        self._number = (self._number + 2) % NUMBERS
        while self._number in self._open:
            self._number = (self._number + 2) % NUMBERS
        call = self._open[self._number] = OpenCall(kind)
        if kind.is_cancelled:
            self._cancels.append((self.begun + self._random.randrange(IN_FLIGHT), self._number, call))
        return b"".join([framed(self._number, encoded) for encoded in kind.opening])

    def _exchange(self):
        """Writes what the pipe takes and reads what is there, and waits until either can be."""
        readable, writable, _ = select.select(
            [self._host.output], [self._host.input] if self._pending else [], [], PATIENCE)
        if not readable and not writable:
            stuck = collections.Counter(call.kind.name for call in self._open.values())
            raise RuntimeError(f"the worker says nothing with these calls open: {dict(stuck)}, "
                               f"after {len(self.faults)} faults: {self.faults[:5]}")
        if writable:
            self._pending = self._pending[os.write(self._host.input, self._pending):]
        if readable:
            self._pending += b"".join([self._take(frame) for frame in self._host.read()])

    def _take(self, frame):
        """What a frame calls for in answer."""
        number = frame.call
        call = self._open.get(number)
        if not call:
            self.faults.append(f"call {number} is not open: {frame}")
            return b""
        answer = b""
        if frame.HasField("head"):
            call.has_head = [(entry.key, entry.text) for entry in frame.head.metadata] == [("key", "value")]
        if frame.HasField("chunk"):
            call.reply.append(frame.chunk.data)
            call.messages += not frame.chunk.more
            if call.kind.is_long:
                answer = framed(number, fields(credit=wire.Credit(bytes=len(frame.chunk.data))))
            elif not frame.chunk.more and call.messages <= len(call.kind.later):
                answer = framed(number, call.kind.later[call.messages - 1])
        if frame.HasField("end"):
            del self._open[number]
            self._judge(call, frame.end)
        return answer

    def _judge(self, call, end):
        kind, code = call.kind, end.status.code
        self.ends[kind.name, code] += 1
        if code == OK:
            is_whole = (b"".join(call.reply) == kind.reply and call.messages == kind.count
                        and call.has_head == kind.head)
            if not is_whole or OK not in kind.codes:
                self.faults.append(f"{kind.name}: OK with {call.messages} messages of {kind.count}")
        elif code not in kind.codes and not self._fell_with_its_process(call, end):
            self.faults.append(f"{kind.name}: {code}, {end.status.message}")

    def _fell_with_its_process(self, call, end):
        """A call that had replied when another one crashed its process can't be tried again."""
        return (ISOLATE and call.kind.name != "crash" and end.status.code == INTERNAL
                and (call.messages or call.reply or call.has_head))


class Watch:
    """The memory of a worker's processes and the first one's descriptors, sampled over time."""

    def __init__(self, process):
        self._process = process
        self._due = 0
        self.samples = []

    def __call__(self):
        now = time.monotonic()
        if now >= self._due:
            self._due = now + INTERVAL
            memory = sum(map(processes.proportional_mb, processes.tree(self._process)))
            self.samples.append((memory, processes.descriptors(self._process)))

    def tenths(self, column):
        """A column's samples in ten parts of the time."""
        count = len(self.samples)
        if count < 10:
            raise RuntimeError(f"{count} samples show no growth: more CALLS are needed")
        return [[sample[column] for sample in self.samples[count * part // 10:count * (part + 1) // 10]]
                for part in range(10)]


def rest(host):
    """Waits until no handler runs; the processes that nobody has waited for then, and frames that came too many."""
    surplus = []
    for _ in range(100):
        pong, frames = host.ping()
        surplus += frames
        zombies = processes.zombies(host.process.pid)
        if not pong.running and not zombies:
            break
        time.sleep(0.05)
    return zombies, surplus


def faults_of_process(host, watch):
    """What is wrong with the worker itself once all calls are over."""
    zombies, surplus = rest(host)
    out = [f"processes that nobody waited for: {zombies}"] if zombies else []
    out += [f"after every End: {frame}" for frame in surplus]
    _, early, *_, late = map(statistics.median, watch.tenths(DESCRIPTORS))
    if late > early + SPARE_DESCRIPTORS:
        out.append(f"{late} descriptors after {early}")
    if host.close():
        out.append(f"exit code {host.process.returncode}")
    return out


def soak():
    host = Host([bench.program("testworker"), *(["--isolate", str(ISOLATE)] if ISOLATE else [])], credits=True)
    calls, watch = Soak(host), Watch(host.process.pid)
    begun = time.monotonic()
    calls.run(CALLS, watch)
    seconds = time.monotonic() - begun
    os.set_blocking(host.input, True)
    faults = calls.faults + faults_of_process(host, watch)
    if faults:
        often = collections.Counter(faults).most_common(10)
        raise RuntimeError(f"{len(faults)} faults: " + "; ".join(f"{fault} ({count}×)" for fault, count in often))
    memory = list(map(statistics.mean, watch.tenths(MEMORY)))
    print("soak: megabytes by tenths of the time:", ", ".join(f"{each:.1f}" for each in memory), flush=True)
    codes = collections.Counter()
    for (_, code), number in calls.ends.items():
        codes[code] += number
    return {"soak.calls": calls.ends.total(), "soak.growth": memory[9] / memory[1], "soak.memory_mb": memory[9],
            "soak.calls_s": CALLS / seconds, "soak.cancelled": codes[CANCELLED],
            "soak.late": codes[DEADLINE_EXCEEDED], "soak.crashed": calls.ends["crash", INTERNAL],
            "soak.fell_with_others": codes[INTERNAL] - calls.ends["crash", INTERNAL]}


PARTS = [Part("soak", soak)]
