"""Cancelling what is done to a 100 MB page: how soon the call ends, and how soon its handler returns."""
import functools
import statistics
import time

import bench
from figures import ROOT, Part
from frames import Host, fields, framed, opening
from worker import SERVICE, documents_pb2, extraction_pb2, page_request, summary_pb2, wire

SIZE = 100_000_000
# A message has at most 64 MiB.
CONTENT = 32 << 20
PIECE = 64 << 10
CANCELLED = 1
CALL, STOPPED = 1, 3
EVERYTHING = (1 << 32) - 1
# Between a Ping and the next while a handler still runs, seconds.
PAUSE = 0.001


def body_of(path, size):
    """A page with the body of another again and again."""
    page = path.read_bytes()
    start, end = page.index(b">", page.index(b"<body")) + 1, page.index(b"</body>")
    return page[:start] + page[start:end] * (size // (end - start))


def repeated(unit, before=b""):
    return before + unit * (SIZE // len(unit))


ordinary = functools.partial(body_of, ROOT / "examples/documents/news.en.html")
PAGES = {"ordinary": functools.partial(ordinary, SIZE),
         "paragraph": functools.partial(repeated, b"Words and more words. ", b"<p>"),
         "nested": functools.partial(repeated, b"<div>"),
         "rows": functools.partial(repeated, b"<tr><td>x", b"<table>"),
         "attribute": functools.partial(repeated, b"x ", b'<p title="')}


def request_messages(kind, page):
    """The page in several messages of one request, encoded."""
    pieces = [kind(content=[page[at:at + CONTENT]]) for at in range(0, len(page), CONTENT)]
    pieces[0].options.media_type = "text/html"
    if kind is documents_pb2.AnalyzeRequest:
        pieces[0].extract.CopyFrom(extraction_pb2.ExtractOptions())
        pieces[0].summarize.CopyFrom(summary_pb2.SummarizeOptions())
    return [piece.SerializeToString() for piece in pieces]


class PageHost:
    """A host of one large call, at level 1 beside another call whose reader has stopped."""

    def __init__(self, method, kind, page, level):
        self._host = Host([bench.program("warraq"), "serve"], credits=level == 1)
        self._method, self._level = SERVICE + method, level
        self._messages = request_messages(kind, page)
        self._credit, self._end = {}, None
        if level == 1:
            self._stop_another()

    def _stop_another(self):
        """Opens a call whose reply is larger than its window, and takes what that holds."""
        window = self._host.hello.window
        self._credit[STOPPED] = window
        self._host.write(framed(STOPPED, fields(start=opening(SERVICE + "Parse"))))
        self._send(STOPPED, page_request(ordinary(10 * window)).SerializeToString())
        self._host.write(framed(STOPPED, fields(end=wire.End())))
        came = 0
        while came < window:
            came += sum(len(frame.chunk.data) for frame in self._host.read())
        if self._host.is_readable(0.2):
            raise RuntimeError("a call goes on beyond its window")

    def _take(self):
        """One read: the credit for what is sent, and the large call's End."""
        for frame in self._host.read():
            if frame.HasField("credit"):
                self._credit[frame.call] += frame.credit.bytes
            if frame.HasField("end"):
                self._end = frame.end

    def _send(self, call, message):
        """A message whole, or at level 1 in pieces, each as soon as it is granted."""
        if self._level == 0:
            self._host.write(framed(call, fields(chunk=wire.Chunk(data=message))))
            return
        for at in range(0, len(message), PIECE):
            piece = message[at:at + PIECE]
            while self._credit[call] < len(piece):
                self._take()
            self._credit[call] -= len(piece)
            chunk = wire.Chunk(data=piece, more=at + PIECE < len(message))
            self._host.write(framed(call, fields(chunk=chunk)))

    def _open(self):
        """Sends the whole request; the time."""
        self._end, self._credit[CALL] = None, self._host.hello.window
        self._host.write(framed(CALL, fields(start=opening(self._method, window=EVERYTHING))))
        for message in self._messages:
            self._send(CALL, message)
        self._host.write(framed(CALL, fields(end=wire.End())))
        return time.monotonic()

    def _wait(self, until):
        """Reads until a time, or the call's End."""
        while not self._end and (left := until - time.monotonic()) > 0:
            if self._host.is_readable(left):
                self._take()

    def whole(self):
        """Seconds from the request's end to the call's, undisturbed."""
        begun = self._open()
        while not self._end:
            self._take()
        if self._end.HasField("status"):
            raise RuntimeError(f"the page failed: {self._end.status.message}")
        return time.monotonic() - begun

    def cancelled(self, delay):
        """Seconds from the Cancel, sent so long after the request, to (End, the handler's return).

        None where the call was over before.
        """
        self._wait(self._open() + delay)
        begun = time.monotonic()
        self._host.write(framed(CALL, fields(cancel=wire.Cancel())))
        while not self._end:
            self._take()
        ended = time.monotonic() - begun
        while self._host.ping()[0].stuck:
            time.sleep(PAUSE)
        return (ended, time.monotonic() - begun) if self._end.status.code == CANCELLED else None

    def close(self):
        self._host.close()


def throughout(level, count=10):
    """What cancelling costs at so many points of the time that parsing takes."""
    host = PageHost("Parse", documents_pb2.ParseRequest, PAGES["ordinary"](), level)
    whole = host.whole()
    got = [host.cancelled(whole * (number + 0.5) / count) for number in range(count)]
    host.close()
    return [each for each in got if each]


def doubling(method, kind, page, delays):
    """The same at these points, as long as the call is not over before."""
    host, got = PageHost(method, kind, page, level=0), []
    for delay in delays:
        each = host.cancelled(delay)
        if not each:
            break
        got.append(each)
    host.close()
    return got


def cancel():
    """All milliseconds; the key is the worst of all."""
    got = {"parse_level0": throughout(0), "parse_level1": throughout(1),
           "analyze": doubling("Analyze", documents_pb2.AnalyzeRequest, PAGES["ordinary"](),
                               (0.5, 1, 2, 4, 8, 16, 32))}
    for name, page in PAGES.items():
        if name != "ordinary":
            got[name] = doubling("Parse", documents_pb2.ParseRequest, page(), (0.1, 0.2, 0.4, 0.8, 1.6, 3.2))
    out = {}
    for index, what in enumerate(("cancel", "cancel_stuck")):
        times = {name: [1e3 * each[index] for each in found] for name, found in got.items()}
        every = sum(times.values(), [])
        out |= {f"bench.call.{what}_ms": max(every), f"bench.call.{what}_median_ms": statistics.median(every)}
        out |= {f"bench.call.{what}_{name}_ms": max(each) for name, each in times.items() if each}
    return out | {"bench.call.cancels": len(every)}


PARTS = [Part("bench.call.cancel_ms", cancel)]
