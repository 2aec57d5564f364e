"""Source maps of every page: decoding what a run stands for gives the run's text, and how large the maps are."""
import codecs
import html
import re
import statistics

import scorers
from figures import Part, Skipped
from worker import Worker, document_pb2, page_request, runs_of

SETS = ("scrapinghub", "wcxb-dev", "waddle", "andy", "readability", "trafilatura", "arabic", "arabised", "arabic-made",
        "htmldate")
EVERY_ROLE = [role for role in document_pb2.BlockRole.Value.values() if role]
# Python's names of what the Encoding standard calls otherwise.
CODECS = {"windows-874": "cp874", "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949", "iso-8859-8-i": "iso-8859-8",
          "macintosh": "mac_roman", "x-mac-cyrillic": "mac_cyrillic", "big5": "big5hkscs"}
# Texts shorter than this, bytes, are all borders.
SHORT = 500


def decoded(raw, charset):
    return raw.decode(CODECS.get(charset.lower(), charset), "replace")


def is_exact(content, charset, run):
    """Whether what a run stands for decodes to its text."""
    text, kind, start, end, _ = run
    if kind == 0:
        return not text.strip()
    raw = content[start:end]
    if kind == 1:
        # White space is a space in the text.
        return len(raw) == len(text.encode()) and all(
            a == b or b == 0x20 and a in b"\t\n\f\r" for a, b in zip(raw, text.encode()))
    source = decoded(raw, charset)
    if kind == 3:
        return len(source) == len(text) and all(
            a == b or b == " " and a.isspace() for a, b in zip(source, text))
    if "\ufffd" in text:
        return True  # What it replaces is no text to decode.
    markup = r"(?is)<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^>]*>"
    shown = html.unescape(re.sub(markup, "", source))
    return shown == text or not text.strip() and not shown.strip()


def pages():
    corpora = scorers.module("parse", "corpora")
    found = 0
    for name in SETS:
        try:
            for case in corpora.cases(name):
                found += 1
                yield name, case["id"], corpora.read(case)
        except FileNotFoundError:
            continue
    if not found:
        raise Skipped("no page sets are there")


def measure():
    exact = total = 0
    sizes, wrong = [], []
    everything = list(pages())
    for roles in ((), EVERY_ROLE):
        with Worker() as worker:
            documents = worker.call(
                "Parse", (page_request(raw, roles, True) for _, _, raw in everything), [key for _, key, _ in everything])
        worker.report("sourcemap")
        for (name, key, raw), document in zip(everything, documents):
            if document is None:
                continue
            codecs.lookup(CODECS.get(document.charset.lower(), document.charset))
            for run in runs_of(document):
                total += 1
                good = is_exact(raw, document.charset, run)
                exact += good
                if not good and len(wrong) < 5:
                    wrong.append((name, key, run, raw[run[2]:run[3]][:80]))
            length = len(document.text.encode())
            if not roles and length >= SHORT:
                sizes.append(100 * document.source_map.ByteSize() / length)
    for example in wrong:
        print("sourcemap.exact: not", *example, flush=True)
    return {"sourcemap.exact": exact / total, "sourcemap.runs": total,
            "sourcemap.bytes_per_100": statistics.median(sizes), "sourcemap.bytes_per_100_mean": statistics.mean(sizes)}


PARTS = [Part("sourcemap", measure)]
