"""A level-0 client of the worker that keeps many calls in flight."""
import collections
import itertools
import subprocess
import sys
import threading

from figures import BUILD, ROOT

sys.path.insert(0, str(ROOT / ".build" / "generated" / "python"))

from google.protobuf.proto import parse_length_prefixed, serialize_length_prefixed  # noqa: E402
from warraq.v1 import document_pb2, documents_pb2, extraction_pb2, summary_pb2  # noqa: E402
from warraq.wire.v1 import frame_pb2 as wire  # noqa: E402

MAGIC = 0x71727257
SERVICE = "warraq.v1.Documents/"
RESPONSES = {"Parse": document_pb2.Document, "Extract": extraction_pb2.Extraction,
             "Summarize": summary_pb2.Summary, "Analyze": documents_pb2.Analysis}
# A call without an answer for so long means that the worker hangs, seconds.
PATIENCE = 300


class CallError(Exception):
    """A call that ended with a status, or with the worker."""


class WorkerEnded(Exception):
    """The worker ended with calls open; `open` holds their numbers."""

    def __init__(self, code, open_calls):
        super().__init__(f"the worker ended with {code}")
        self.open = open_calls


class Connection:
    """One worker process."""

    def __init__(self, command=None, credits=False):
        command = command or [str(BUILD / "warraq"), "serve"]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._send(wire.Frame(hello=wire.Hello(magic=MAGIC, credits=credits)))
        self.process.stdin.flush()
        frame = parse_length_prefixed(wire.Frame, self.process.stdout)
        if frame is None or not frame.HasField("hello"):
            raise CallError("the worker's first frame is not a Hello")
        self.hello = frame.hello
        self.in_flight = min(16, frame.hello.max_calls or 16)

    def _send(self, frame):
        serialize_length_prefixed(frame, self.process.stdin)

    def close(self):
        """Ends the input and waits, or kills the worker where it does not end by itself."""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()

    def run(self, method, requests, in_flight=None):
        """Calls `method` once for each of (number, request) and yields (number, response or CallError).

        Responses come in the order in which they are complete. Raises `WorkerEnded`.
        """
        state = _Calls(in_flight or self.in_flight)
        reader = threading.Thread(target=self._read, args=(state, RESPONSES[method]), daemon=True)
        reader.start()
        requests = iter(requests)
        while True:
            batch = list(itertools.islice(requests, state.room()))
            try:
                for number, request in batch:
                    call = state.open(number)
                    self._send(wire.Frame(
                        call=call, start=wire.Start(method=SERVICE + method),
                        chunk=wire.Chunk(data=request.SerializeToString()), end=wire.End()))
                self.process.stdin.flush()
            except BrokenPipeError:
                pass  # the reader sees the end and says so
            if not batch and not state.is_busy():
                break
            yield from state.take(self.process)
        state.finish()
        try:  # the reader waits for a frame: a Pong, or the worker's end
            self._send(wire.Frame(ping=wire.Ping()))
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        reader.join()

    def _read(self, state, response):
        pieces, responses = collections.defaultdict(bytes), collections.defaultdict(response)
        while (frame := self._receive()) is not None:
            call = frame.call
            if frame.HasField("pong") and state.is_finished:
                return
            if frame.HasField("chunk"):
                pieces[call] += frame.chunk.data
                if not frame.chunk.more:  # a whole part of the response
                    responses[call].MergeFromString(pieces.pop(call))
            if frame.HasField("end"):
                status = frame.end.status
                pieces.pop(call, None)
                got = responses.pop(call, None) or response()
                state.close(call, CallError(f"{status.code}: {status.message}") if status.code else got)
        state.end()

    def _receive(self):
        try:
            return parse_length_prefixed(wire.Frame, self.process.stdout)
        except Exception as error:  # a broken frame ends the connection as an end of file does
            print(f"worker: {error}", file=sys.stderr)
            self.process.kill()
            return None


class _Calls:
    """What the sending and the reading thread share."""

    def __init__(self, limit):
        self._limit, self._changed = limit, threading.Condition()
        self._numbers, self._done = {}, []
        self._next, self._has_ended, self.is_finished = 1, False, False

    def room(self):
        with self._changed:
            return self._limit - len(self._numbers)

    def is_busy(self):
        with self._changed:
            return bool(self._numbers or self._done)

    def open(self, number):
        with self._changed:
            call, self._next = self._next, self._next + 2
            self._numbers[call] = number
            return call

    def close(self, call, response):
        with self._changed:
            self._done.append((self._numbers.pop(call), response))
            self._changed.notify()

    def end(self):
        with self._changed:
            self._has_ended = True
            self._changed.notify()

    def finish(self):
        self.is_finished = True

    def take(self, process):
        """What is done by now; waits until something is."""
        with self._changed:
            if not self._changed.wait_for(lambda: self._done or self._has_ended, PATIENCE):
                process.kill()
                self._changed.wait_for(lambda: self._has_ended)
            done, self._done = self._done, []
            if not done and self._has_ended:
                raise WorkerEnded(process.wait(), list(self._numbers.values()))
        return done


class Worker:
    """Calls the worker and starts it again where it dies."""

    def __init__(self, command=None):
        self._command, self._connection = command, None
        self.failures = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        if self._connection:
            self._connection.close()
            self._connection = None

    def report(self, name):
        """Prints how many calls failed, and the first few."""
        if self.failures:
            print(f"{name}: {len(self.failures)} failed: " + "; ".join(self.failures[:3]), flush=True)

    def call(self, method, requests, names=None):
        """The responses to the requests, in order; None where a call failed, which `failures` records.

        Where the worker dies, the calls that were open are tried again one by one, so that only the guilty one fails.
        """
        requests = list(requests)
        answers, waiting, alone = {}, collections.deque(range(len(requests))), []
        while waiting or alone:
            single = bool(alone)
            batch = [alone.pop(0)] if single else list(waiting)
            try:
                for number, answer in self._connected().run(
                        method, ((n, requests[n]) for n in batch), 1 if single else None):
                    answers[number] = answer
            except WorkerEnded as ended:
                self.close()
                if single:
                    answers[batch[0]] = CallError(str(ended))
                else:
                    alone += sorted(n for n in ended.open if n not in answers)
            waiting = collections.deque(n for n in waiting if n not in answers and n not in alone)
        return [self._result(method, names[n] if names else n, answers[n]) for n in range(len(requests))]

    def _connected(self):
        if not self._connection:
            self._connection = Connection(self._command)
        return self._connection

    def _result(self, method, name, answer):
        if isinstance(answer, CallError):
            self.failures.append(f"{method} {name}: {answer}")
            return None
        return answer


def _options(media_type, language, source_map=False):
    return document_pb2.ParseOptions(
        media_type=media_type, language=language, source_map=source_map,
        offset_unit=document_pb2.OffsetUnit.UNICODE_SCALARS)


def page_request(content, roles=(), source_map=False):
    """A request for a page; its text holds the main content or, where roles are given, the blocks that have them."""
    options = _options("text/html", "", source_map)
    options.roles.extend(roles)
    return documents_pb2.ParseRequest(options=options, content=[content])


def text_request(kind, text, language=""):
    """A request of any kind over plain text; offsets in Unicode scalars, with what `aligned` needs."""
    request = kind(options=_options("text/plain; charset=utf-8", language, True), content=[text.encode()])
    if kind is not documents_pb2.ParseRequest:
        request.include_document = True
    return request


def aligned(document, sent):
    """A function from spans of the document's text to (start, end) in the code points of what was sent.

    Even of plain text the reader may leave out white space and list markers; the source map tells where.
    """
    if document.text == sent:
        return lambda span: (span.start, span.end)
    places = list(_input_ranges(document))
    scalars = {}
    for index, offset in enumerate(itertools.accumulate((len(c.encode()) for c in sent), initial=0)):
        scalars[offset] = index
    if len(places) != len(document.text) or any(end not in scalars for _, end in places):
        raise ValueError("the source map does not fit the texts")

    def moved(span):
        if span.start == span.end:
            return 0, 0
        return scalars[places[span.start][0]], scalars[places[span.end - 1][1]]

    return moved


def runs_of(document):
    """(text, type, start, end, size) of each run of the source map: see SourceMap in document.proto."""
    source, text, offset, at = document.source_map, document.text.encode(), 0, 0
    skips, sizes = iter(source.skips), iter(source.sizes)
    for run in source.runs:
        part = text[offset:offset + run // 4].decode()
        offset += run // 4
        if run % 4 == 0:
            yield part, 0, at, at, 0
            continue
        start = at + next(skips)
        size = next(sizes) if run % 4 > 1 else 0
        at = start + {1: run // 4, 2: size, 3: size * len(part)}[run % 4]
        yield part, run % 4, start, at, size


def _input_ranges(document):
    """The input's bytes of each character of the document's text."""
    for part, kind, start, end, size in runs_of(document):
        for character in part:
            if kind in (1, 3):
                end = start + (size or len(character.encode()))
            yield start, end
            if kind in (1, 3):
                start = end
