"""peers.py — pages a second from Python of a pool of 2 workers, against trafilatura, recognizers-text and sumy in 2 processes.

Both find the main text, times and amounts, and three sentences that say most, of the same English HTML pages: ours by one `analyze`,
the peers by trafilatura.extract, recognizers-text (numbers, numbers with units, dates and times) and sumy's LexRank, each on the text that
trafilatura found. The peers get as many pages as fit into PEER_SECONDS, both are measured on these, ours in ROUNDS. Needs
trafilatura, lxml_html_clean, recognizers-text-suite, emoji<2, sumy, nltk and numpy. sumy splits by regular expressions, which need no data
of NLTK's and are faster. Prints JSON: both speeds, their ratio, and of how many pages.
"""
import json
import multiprocessing
import os
import re
import statistics
import time

from pages import pages

import warraq

PEER_SECONDS = float(os.environ.get("PEER_SECONDS", "60"))
ROUNDS, TIMES = 5, 10


class Tokenizer:
    """What sumy asks of one."""

    def to_sentences(self, text):
        return re.split(r"(?<=[.!?])\s+", text)

    def to_words(self, text):
        return re.findall(r"\w+", text)


def prepare():
    """Loads the peers' models, for the processes to inherit."""
    global of_page
    import trafilatura
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    culture = "en-us"
    numbers, units, times = NumberRecognizer(culture), NumberWithUnitRecognizer(culture), DateTimeRecognizer(culture)
    models = [numbers.get_number_model(), numbers.get_ordinal_model(), numbers.get_percentage_model(), units.get_currency_model(),
              units.get_dimension_model(), units.get_temperature_model(), units.get_age_model(), times.get_datetime_model()]
    tokenizer, summarizer = Tokenizer(), LexRankSummarizer()

    def of_page(page):
        text = trafilatura.extract(page) or ""
        found = [model.parse(text) for model in models]
        return len(text), sum(map(len, found)), len(summarizer(PlaintextParser.from_string(text, tokenizer).document, 3))

    of_page(b"<html><body><article><p>It was 3 May 2024. It cost 5 dollars.</p></article></body></html>")


def by_peers(page):
    return of_page(page)


def main():
    documents = pages()
    prepare()
    with multiprocessing.get_context("fork").Pool(2) as processes:
        begun, done = time.perf_counter(), 0
        for _ in processes.imap(by_peers, documents):
            done, seconds = done + 1, time.perf_counter() - begun
            if seconds > PEER_SECONDS:
                break
        processes.terminate()
    documents = documents[:done]
    with warraq.Pool(2) as pool:
        rates = []
        for _ in range(ROUNDS + 1):
            begun = time.perf_counter()
            results = [result for _, result in pool.map("analyze", documents * TIMES)]
            rates.append(len(results) / (time.perf_counter() - begun))
            assert not any(isinstance(result, Exception) for result in results)
    ours, theirs = statistics.median(rates[1:]), done / seconds
    print(json.dumps({"ours": ours, "peers": theirs, "ratio": ours / theirs, "pages": done}))


if __name__ == "__main__":
    main()
