"""The taggers of names: what they are trained on, and the folds that they have not seen.

Corpora: ANERcorp (CC BY-SA 4.0, Benajiba and others, in CAMeL Lab's release), AQMAR (CC BY-SA 3.0, Mohit and others), the open sample
of Wojood (MIT, SinaLab), UNER English-EWT (CC BY-SA 4.0), WNUT17 (CC BY 4.0), wikigold (CC BY 4.0, Balasuriya and others). The
weights are CC BY-SA 4.0. Of re3d (Dstl) only sentences that by their words are of its free sources (CENTCOM, State Department: public
domain; UK government: OGL 3; Australia: CC BY 3.0; Wikipedia: CC BY-SA 3.0), not of the BBC or the EU, which our copy does not tell
apart; and without its pronouns and lower-case phrases.
"""
import functools
import hashlib
import re
import subprocess
import tempfile
from pathlib import Path

import name_lists
import scorers
from figures import DATA, ROOT

GOLD = DATA / "extract" / "gold"
SOURCES = ROOT / "Sources" / "CModels"
LABELS = {"PER": 0, "ORG": 1, "LOC": 2}
CORPORA = {"arabic": ("anercorp", "aqmar", "wojood"), "latin": ("uner", "wnut17", "wikigold", "re3d")}
# Buckets of weights, and how much a token outside of names is held back.
SIZES = {"arabic": (33_000, 1.0), "latin": (52_000, 0.3)}
FREE = re.compile(
    r"ISIL|CJTF|U\. ?S\.|Foreign Secretary|Foreign Office|Ellwood|Hammond|Boris Johnson|Secretary|Ambassador|Department|Operation|"
    r"Australia|Global Coalition|Coalition (military )?forces|Marines|strikes? (engaged|destroyed|disabled)|Minister")
OTHERS = re.compile(
    r"Karim|Sadiq|Anas|Omar|Darayya|librar|book|Skype|Karrada|Jordan|permit|Alzoubi|HRW|Rights Watch|Daquq|Peshmerga|mosque|Azaz|"
    r"Mezzeh|Israel|Hezbollah|Reuters|Associated Press|\bIS\b|Islamic State|Colville|Amnesty|[Uu]niversity|Tigris|Carter|offensive|"
    r"Fakhoury|Rudskoi|\bEU\b|Europe|Mogherini|Astana|Brussels|cessation|Mistura|Turkish Foreign|High Representative")
PRONOUNS = re.compile(r"(I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Uu]s|[Mm]e|[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir)$")
LIST_BUCKETS, CLASS_BUCKETS = 27_000, 12_500
FOLDS = 4
WIKIGOLD_ROWS = 1700


@functools.cache
def rows(name):
    return list(scorers.rows(GOLD / f"{name}.jsonl"))


def tenths(train):
    """ANERcorp's part for training, nine tenths, and the last, which is held back."""
    cut = len(train) * 9 // 10
    return train[:cut], train[cut:]


def is_held_back(row):
    """re3d's: by the text's hash."""
    return hashlib.sha1(row["text"].encode()).hexdigest()[-1] in "cdef"


def trained(name):
    """The rows that shipped weights are trained on."""
    splits = ("train", "dev") if name in ("aqmar", "wikigold", "wnut17") else ("train",)
    part = [row for row in rows(name) if row["split"] in splits]
    if name == "anercorp":
        return tenths(part)[0]
    if name == "re3d":
        return [row for row in part
                if not is_held_back(row) and FREE.search(row["text"]) and not OTHERS.search(row["text"])]
    return part


def fold(name, row):
    """The fold of a row of a set that is cross-validated: AQMAR's by article, wikigold's by quarters."""
    article, number = row["id"].rsplit("-", 1)
    return (hashlib.sha1(article.encode()).digest()[0] if name == "aqmar" else int(number) * FOLDS // WIKIGOLD_ROWS) % FOLDS


def line(row):
    """A row as the tool reads it."""
    text = row["text"].replace("\t", " ").replace("\n", " ")
    size = lambda end: len(text[:end].encode())  # noqa: E731
    names = [name for name in row["entities"] if name["type"] in LABELS]
    if row["source"] == "re3d":
        names = [name for name in names if is_name(text[name["start"]:name["end"]])]
    return f"{text}\t" + ",".join(f"{size(n['start'])}:{size(n['end'])}:{LABELS[n['type']]}" for n in names)


def is_name(phrase):
    return not phrase.islower() and not PRONOUNS.match(phrase)


def examples(script, without=None):
    """The lines to train on; `without` is a set and one of its folds."""
    for name in CORPORA[script]:
        for row in trained(name):
            if without is None or without != (name, fold(name, row)):
                yield line(row)


def tool(arguments, lines):
    names = ROOT / ".build" / "release" / "names"
    done = subprocess.run([names, *map(str, arguments)], input="".join(f"{line}\n" for line in lines).encode(), check=True,
                          stdout=subprocess.PIPE)
    return done.stdout.decode().splitlines()


def written(*arguments, lines):
    """The bytes of the file that the tool writes."""
    with tempfile.NamedTemporaryFile() as file:
        tool((arguments[0], file.name, *arguments[1:]), lines)
        return Path(file.name).read_bytes()


def weights(script, without=None):
    return written("train", *SIZES[script], lines=examples(script, without))


def lists():
    return written("lists", LIST_BUCKETS, lines=name_lists.lines())


def classes():
    return written("classes", CLASS_BUCKETS, lines=name_lists.classes())


# By file, what gives its bytes; the weights are trained with the lists and classes that the tool was built with.
FILES = {"lists.bin": lists, "classes.bin": classes} | {
    f"names.{script}.bin": functools.partial(weights, script) for script in CORPORA}


def cross_validated(name):
    """The names in each row of a set that is trained on, found with weights that have not seen its fold: (row, [(start, end, kind)]),
    in bytes."""
    script = next(script for script, names in CORPORA.items() if name in names)
    found = []
    for number in range(FOLDS):
        held = [row for row in trained(name) if fold(name, row) == number]
        with tempfile.NamedTemporaryFile() as file:
            file.write(weights(script, (name, number)))
            file.flush()
            lines = tool(("tag", file.name, file.name), map(line, held))
        for row, answer in zip(held, lines):
            names = (name.split(":") for name in answer.split(",") if name)
            found.append((row, [(int(start), int(end), int(kind)) for start, end, kind, _ in names]))
    return found
