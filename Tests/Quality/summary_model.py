"""The weights of the ranking of sentences, tuned on what summaries are measured by.

CNN's validation articles tune those of Latin script: the expected ROUGE of three sentences, drawn with a chance that
grows with the sum of their scores, is climbed exactly over all triples of an article's first sentences. EASC's
development half tunes those of Arabic: too few texts to leave what position alone would choose by much, so the weights
start from it and are drawn back to it (REINFORCE over Plackett-Luce orders).
"""
import collections
import dataclasses
import functools
import hashlib
import itertools
import re

import models
import scorers
import trees
from figures import DATA, PART, ROOT, Skipped

GOLD = DATA / "summarize" / "gold"
FOLDS = 5
PATH = ROOT / "Sources" / "Summarization" / "RankingWeights.swift"
FILES = {"latin": "cnndm_val", "arabic": "easc"}
# What is not tuned: no article there has a title, headings or lists, and ROUGE does not mind a sentence that hangs in
# the air, but readers do.
GIVEN = {"latin": {"titleWords": 4.0, "isHeading": -6.0, "isListItem": 0.0, "endsInColon": -3.0, "isDangling": -1.0,
                   "isUnbalanced": -3.0},
         # Nor do EASC's texts have words of the first person, Latin names or capitals enough to tell.
         "arabic": {"titleWords": 1.0, "isDangling": -0.5, "isUnbalanced": -0.5, "personShare": -5.0,
                    "capitalShare": 0.0, "hasNames": 0.0, "topNames": 0.0, "newNames": 0.0}}
# How far the last sentence may pass a budget: a share of it, but so many words in any case.
SLACK, SLACK_WORDS = 0.2, 10


@dataclasses.dataclass
class Text:
    row: dict
    spans: list
    words: list
    sizes: list
    features: "numpy.ndarray"
    redundant: set
    memo: dict = dataclasses.field(default_factory=dict)

    @functools.cached_property
    def references(self):
        words = scorers.module("summarize", "textnorm").words
        references = [[word for line in text.split("\n") for word in words(line)] for text in self.row["refs"]]
        return [(collections.Counter(r), collections.Counter(itertools.pairwise(r)), len(r)) for r in references]

    @functools.cached_property
    def votes(self):
        """The share of annotators who chose each sentence, as the scorer counts them."""
        pairs = [set(reference[1]) for reference in self.references]
        out = []
        for words in self.words:
            own = set(itertools.pairwise(words))
            out.append(sum(len(own & other) / len(own) >= .6 for other in pairs) / len(pairs) if own else 0)
        return out

    def rouge(self, chosen):
        """(ROUGE-1, ROUGE-2), the mean F1 over the references in per cent."""
        if chosen not in self.memo:
            flat = [word for index in chosen for word in self.words[index]]
            one, two = collections.Counter(flat), collections.Counter(itertools.pairwise(flat))
            first = second = 0
            for words, pairs, count in self.references:
                first += 2 * (one & words).total() / max(1, len(flat) + count)
                second += 2 * (two & pairs).total() / max(1, len(flat) + count - 2)
            self.memo[chosen] = 100 * first / len(self.references), 100 * second / len(self.references)
        return self.memo[chosen]

    def vote(self, chosen):
        total = sum(len(self.words[index]) for index in chosen)
        return 100 * sum(len(self.words[index]) * self.votes[index] for index in chosen) / max(1, total)

    def chosen(self, scores, sentences=None, words=None):
        """What the summarizer chooses by these scores."""
        _, numpy = models.libraries()
        left = sentences or words
        slack = 0 if sentences else max(int(words * SLACK), SLACK_WORDS)
        out = []
        for index in numpy.argsort(-scores, kind="stable"):
            if left <= 0:
                break
            if any((other, index) in self.redundant for other in out):
                continue
            size = 1 if sentences else self.sizes[index]
            if out and size > left + slack:
                break
            out.append(int(index))
            left -= size
        return tuple(sorted(out))


def gold(name, part=PART):
    """A set's rows of a part that have references."""
    is_held = scorers.module("summarize", "score_summary").is_held
    rows = [row for row in scorers.rows(GOLD / f"{name}.jsonl") if row["refs"]]
    if not name.startswith("cnndm"):
        rows = [row for row in rows if is_held(row) == (part == "test")]
    if not rows:
        raise Skipped(f"{name} has no rows of this part")
    return rows


def reference_words(row):
    """The mean length of the references, the budget of every system on these sets."""
    words = scorers.module("summarize", "textnorm").words
    return round(sum(len(words(reference)) for reference in row["refs"]) / len(row["refs"]))


@functools.cache
def features():
    """The names of SentenceFeature's cases, in order."""
    return next(trees.answers("sentences", [])).decode().split()


@functools.cache
def texts(script):
    """The texts that weights of a script are tuned on, as the summarizer sees them."""
    _, numpy = models.libraries()
    words = scorers.module("summarize", "textnorm").words
    found = []
    rows = gold(FILES[script], "dev")
    _, *records = trees.answers("sentences", [row["text"].encode() for row in rows])
    for row, record in zip(rows, records, strict=True):
        numbers = numpy.frombuffer(record, "<u4")
        count, width = int(numbers[0]), int(numbers[1])
        table = numbers[2:2 + count * (3 + width)].reshape(count, 3 + width)
        rest = numbers[2 + count * (3 + width):]
        sent = row["text"].encode()
        spans = [(int(start), int(end)) for start, end in table[:, :2]]
        found.append(Text(
            row, spans, [words(sent[start:end].decode()) for start, end in spans], [int(n) for n in table[:, 2]],
            table[:, 3:].copy().view("<f4").astype(float),
            {(int(a), int(b)) for a, b in rest[1:].reshape(-1, 2)}))
    return found


def fold(text):
    return int(hashlib.sha1(text.row["id"].encode()).hexdigest(), 16) % FOLDS


@functools.cache
def scales(script):
    """Mean and deviation of each feature."""
    _, numpy = models.libraries()
    table = numpy.concatenate([text.features for text in texts(script)])
    return table.mean(0), table.std(0)


class Adam:
    """Steps of gradient ascent from a start, which weights that are given keep."""

    def __init__(self, script, start):
        _, deviation = scales(script)
        self.given = [features().index(name) for name in GIVEN[script]]
        for index, value in zip(self.given, GIVEN[script].values()):
            start[index] = value * (deviation[index] + 1e-6)
        self.weights, self.first, self.second, self.count = start.copy(), 0 * start, 0 * start, 0

    def step(self, gradient, rate):
        gradient[self.given] = 0
        self.count += 1
        self.first = .9 * self.first + .1 * gradient
        self.second = .99 * self.second + .01 * gradient ** 2
        mean, square = self.first / (1 - .9 ** self.count), self.second / (1 - .99 ** self.count)
        self.weights = self.weights + rate * mean / (square ** .5 + 1e-8)


L2 = .25
# How many sentences of an article are looked at for triples.
DEPTH = 16


@functools.cache
def triples():
    """(standardised rows, rewards, mask) of the articles, padded to the same number of sentences."""
    _, numpy = models.libraries()
    all_triples = list(itertools.combinations(range(DEPTH), 3))
    mean, deviation = scales("latin")
    table = numpy.zeros((len(texts("latin")), DEPTH, len(features())))
    rewards = numpy.zeros((len(table), len(all_triples)))
    mask = numpy.zeros_like(rewards, bool)
    for place, text in enumerate(texts("latin")):
        count = min(DEPTH, len(text.features))
        table[place, :count] = ((text.features - mean) / (deviation + 1e-6))[:count]
        for number, triple in enumerate(all_triples):
            if triple[-1] < count:
                one, two = text.rouge(triple)
                rewards[place, number], mask[place, number] = one + 2 * two, True
    incidence = numpy.zeros((len(all_triples), DEPTH))
    for number, triple in enumerate(all_triples):
        incidence[number, list(triple)] = 1
    return table, rewards, mask, incidence


def latin(wanted):
    """Weights by all triples of the articles at these places."""
    _, numpy = models.libraries()
    table, rewards, mask, incidence = triples()
    table, rewards, mask = table[wanted], rewards[wanted], mask[wanted]
    rewards = numpy.where(mask, rewards, 0)
    adam = Adam("latin", numpy.zeros(len(features())))
    for step in range(300):
        sums = numpy.where(mask, (table @ adam.weights) @ incidence.T, -1e9)
        chance = numpy.exp(sums - sums.max(1, keepdims=True)) * mask
        chance /= numpy.maximum(chance.sum(1, keepdims=True), 1e-12)
        gain = chance * (rewards - (chance * rewards).sum(1, keepdims=True))
        gradient = numpy.einsum("ds,dsk->k", gain @ incidence, table) / len(table)
        adam.step(gradient - L2 * adam.weights, .05 if step < 210 else .01)
    return adam.weights


# Budgets in words, None for the references' mean, and their part in the reward.
BUDGETS = {None: 1.0, 50: .35, 100: .35}


def arabic(wanted):
    """Weights by drawn orders of the sentences of the texts at these places."""
    _, numpy = models.libraries()
    random = numpy.random.default_rng(1)
    mean, deviation = scales("arabic")
    found = texts("arabic")
    tables = {place: (found[place].features - mean) / (deviation + 1e-6) for place in wanted}
    lengths = {place: reference_words(found[place].row) for place in wanted}
    known = {}

    def reward(place, chosen, budget):
        if (place, chosen, budget) not in known:
            text = found[place]
            known[place, chosen, budget] = text.vote(chosen) + (0 if budget else 1.5 * text.rouge(chosen)[1])
        return known[place, chosen, budget]

    start = numpy.zeros(len(features()))
    start[features().index("earliness")] = 4
    adam = Adam("arabic", start)
    for step in range(150):
        gradient = numpy.zeros(len(features()))
        for place in wanted:
            text, table = found[place], tables[place]
            scores = table @ adam.weights
            budget = list(BUDGETS)[random.integers(len(BUDGETS))]
            rewards, slopes = [], []
            for _ in range(12):
                drawn = scores + random.gumbel(size=len(scores))
                chosen = text.chosen(drawn, words=budget or lengths[place])
                slope, left = numpy.zeros(len(scores)), numpy.ones(len(scores), bool)
                for index in sorted(chosen, key=lambda index: -drawn[index]):
                    chance = numpy.exp(scores - scores.max()) * left
                    slope -= chance / chance.sum()
                    slope[index] += 1
                    left[index] = False
                rewards.append(reward(place, chosen, budget))
                slopes.append(slope)
            rewards = numpy.array(rewards)
            gradient += BUDGETS[budget] * ((rewards - rewards.mean())[:, None] * slopes).mean(0) @ table
        adam.step(gradient / len(wanted) - 5 * (adam.weights - start), .05 if step < 90 else .015)
    return adam.weights


TRAINERS = {"latin": latin, "arabic": arabic}


def weights(script, wanted):
    """Weights of the features as they are, tuned on the texts at these places."""
    found = TRAINERS[script](wanted)
    _, deviation = scales(script)
    found = found / (deviation + 1e-6) * (deviation > 1e-4)
    for name, value in GIVEN[script].items():
        found[features().index(name)] = value
    return found


@functools.cache
def cross_validated(script):
    """By text, the scores of its sentences by weights that were tuned without its fold."""
    _, numpy = models.libraries()
    folds = numpy.array([fold(text) for text in texts(script)])
    tuned = [weights(script, numpy.flatnonzero(folds != number)) for number in range(FOLDS)]
    return [text.features @ tuned[fold(text)] for text in texts(script)]


def script_of(name):
    """That of a set's texts."""
    return "arabic" if name.startswith("easc") else "latin"


def predictions(name, budget, scores=None):
    """{id: scorer's prediction} of a set by scores of each text, cross-validated ones unless given; `budget` gives that
    of a row."""
    out = {}
    for text, own in zip(texts(script_of(name)), scores or cross_validated(script_of(name))):
        chosen = text.chosen(own, **budget(text.row))
        sent = text.row["text"].encode()
        places = [(len(sent[:a].decode()), len(sent[:b].decode())) for a, b in (text.spans[i] for i in chosen)]
        out[text.row["id"]] = {"id": text.row["id"], "sentences": [{"start": a, "end": b} for a, b in places]}
    return out


def shipped(name, budget):
    """The same by the weights in the package: what the worker itself should choose."""
    _, numpy = models.libraries()
    script = script_of(name)
    listed = re.search(rf"{script}: \[Float\] = \[(.*?)\]", PATH.read_text(encoding="utf-8"), re.S)[1]
    own = numpy.array([float(number) for number in re.findall(r"^ *(\S+),", listed, re.M)])
    return predictions(name, budget, [text.features @ own for text in texts(script)])


def source():
    """RankingWeights.swift."""
    def array(script):
        values = weights(script, range(len(texts(script))))
        return "\n".join(f"    {value:.4g},  // {name}" for name, value in zip(features(), values))
    return f"""// Written by Tests/Quality/train (make train), tuned on CNN's validation articles and EASC's development half.

/// The weights of ``SentenceFeature``, in its order.
enum RankingWeights {{
  static let latin: [Float] = [
{array("latin")}
  ]

  static let arabic: [Float] = [
{array("arabic")}
  ]
}}
"""
