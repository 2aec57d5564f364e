"""Times, numbers and values against the specs of Recognizers-Text."""
import functools
import re

import scorers
from extractions import Text, extracted
from figures import DATA, PART, Part, Skipped
from worker import extraction_pb2

MODIFIER = extraction_pb2.Modifier.Value
SPLIT = "held" if PART == "test" else "dev"
TIMES = {"DATE": "date", "DATE_RANGE": "daterange", "TIME": "time", "TIME_RANGE": "timerange",
         "DATE_TIME": "datetime", "DATE_TIME_RANGE": "datetimerange", "DURATION": "duration", "SET": "set"}
SEQUENCES = {"URL": "url", "EMAIL": "email", "PHONE": "phonenumber", "IP_ADDRESS": "ip", "GUID": "guid",
             "HASHTAG": "hashtag", "HANDLE": "mention"}
# Kinds that hold a number which the specs list on its own too.
NUMERIC = ("NUMBER", "QUANTITY", "MONEY", "AGE", "TEMPERATURE")
CURRENCIES = {
    "USD": "United States dollar", "EUR": "Euro", "GBP": "British pound", "JPY": "Japanese yen",
    "CNY": "Chinese yuan", "CHF": "Swiss franc", "INR": "Indian rupee", "RUB": "Russian ruble",
    "TRY": "Turkish lira", "CAD": "Canadian dollar", "AUD": "Australian dollar", "HKD": "Hong Kong dollar",
    "KRW": "South Korean won", "SAR": "Saudi riyal", "BTC": "Bitcoin", "MXN": "Mexican peso",
    "SEK": "Swedish krona", "DKK": "Danish krone", "FRF": "French franc", "NOK": "Norwegian krone",
    "AED": "United Arab Emirates dirham", "ILS": "Israeli new shekel", "FIM": "Finnish markka", "ESP": "Peseta",
    "GEL": "Georgian lari", "LAK": "Lao kip", "cent": "Cent", "satoshi": "Satoshi",
}
# The specs leave a dollar, pound or franc of no stated country as it is.
BARE = {"dollar": "Dollar", "dollars": "Dollar", "$": "Dollar", "pound": "Pound", "pounds": "Pound",
        "£": "Pound", "franc": "Franc", "francs": "Franc", "bucks": "Dollar", "rupees": "Rupee"}
COUNTRIES = ("american", "us", "u.s", "states", "british", "sterling", "swiss", "canadian", "hong", "australian",
             "cad", "c", "a", "hk", "usd", "gbp", "can", "au", "ca", "sri", "indian", "pakistani", "french")
UNITS = {
    "km": "Kilometer", "m": "Meter", "dm": "Decimeter", "cm": "Centimeter", "mm": "Millimeter",
    "nm": "Nanometer", "um": "Micrometer", "[mi_i]": "Mile", "[ft_i]": "Foot", "[in_i]": "Inch",
    "[yd_i]": "Yard", "m2": "Square meter", "km2": "Square kilometer", "[sft_i]": "Square foot",
    "[smi_us]": "Square mile", "har": "Hectare", "ha": "Hectare", "[acr_us]": "Acre", "m3": "Cubic meter",
    "[cft_i]": "Cubic foot", "kg": "Kilogram", "g": "Gram", "mg": "Milligram", "ug": "Microgram", "t": "Ton",
    "[lb_av]": "Pound", "[oz_av]": "Ounce", "l": "Liter", "L": "Liter", "mL": "Milliliter", "ml": "Milliliter",
    "[gal_us]": "Gallon", "[bbl_us]": "Barrel", "By": "Byte", "kBy": "Kilobyte", "MBy": "Megabyte",
    "GBy": "Gigabyte", "TBy": "Terabyte", "km/h": "Kilometer per hour", "[mi_i]/h": "Mile per hour",
    "rad": "Radian", "deg": "Degree", "Hz": "Hertz", "bit": "Bit", "circ": "Turn", "pm": "Picometer",
    "[tbs_us]": "Tablespoon", "[tsp_us]": "Teaspoon", "[cup_us]": "Cup", "[pt_us]": "Pint",
}
AGES = {"a": "Year", "mo": "Month", "wk": "Week", "d": "Day"}
DEGREES = {"Cel": "C", "[degF]": "F", "K": "K", "deg": "Degree"}
# Words after which a bound is itself among the numbers meant.
INCLUSIVE = re.compile(
    r"equal|at (?:least|most)|(?:no|not) (?:less|fewer|more)|up to|(?:or|and) (?:more|greater|higher|above|over|less|fewer|lower|below|up)"
    r"|يساوي|تساوي|على ال[أا](?:قل|كثر)|ل[ان] (?:[أا]قل|[أا]كثر|ت?ي?قل|ت?ي?زيد)|أو (?:أكثر|أكبر|أقل)|او (?:اكثر|اكبر|اقل)|[يت]صل|>\s*=|<\s*=", re.I)
# Arabic spans of the specs begin with the preposition of a range.
OPENING = re.compile(r"(?:^|(?<=\s))(?:بين|من)\s+$")
# … and those of weekdays alone go without the word for day.
DAY_HEAD = re.compile(r"^يوم\s+(?=(?:ال)?(?:[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|سبت|[أا]حد))")
FAMILIES = {"datetime": "DateTime", "number": "Number", "unit": "NumberWithUnit", "sequence": "Sequence"}
DURATION = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?")
SECONDS = (31536000, 2592000, 604800, 86400, 3600, 60, 1)


def resolved(text):
    """An ISO 8601 value as the specs write resolved ones: a blank for T, seconds, durations in seconds."""
    duration = DURATION.fullmatch(text)
    if duration and any(duration.groups()):
        seconds = sum(float(n or 0) * unit for n, unit in zip(duration.groups(), SECONDS))
        return f"{seconds:.0f}"
    clock = re.fullmatch(r"(?:(\d{4}-\d\d-\d\d))?T(\d\d)(?::(\d\d))?(?::(\d\d))?", text)
    if not clock:
        return text
    time = f"{clock[2]}:{clock[3] or '00'}:{clock[4] or '00'}"
    return f"{clock[1]} {time}" if clock[1] else time


def moment(mention):
    value = {"timex": mention.timex}
    ends = {"start": mention.start, "end": mention.end} if mention.start or mention.end else {"value": mention.value}
    return {"values": [value | {key: resolved(text) for key, text in ends.items() if text}]}


def currency(mention):
    if mention.text[:1] in ("$", "£"):
        return BARE[mention.text[0]]
    if mention.text.rstrip()[-1:] in ("$", "£"):
        return BARE[mention.text.rstrip()[-1]]
    words = re.findall(r"[a-z.]+|[$£]", mention.text.lower())
    bare = [BARE[word] for word in words if word in BARE]
    if bare and not any(word.strip(".") in COUNTRIES for word in words):
        return bare[0]
    if mention.unit == "penny":
        return "Penny" if "penny" in words else "Pence"
    return CURRENCIES.get(mention.unit, mention.unit)


def amount(mention, kind):
    """(type, resolution) of a number by its kind, or None where the specs have no such type."""
    value = mention.value
    if kind == "ORDINAL":
        return "ordinal", {"value": value}
    if kind == "PERCENTAGE":
        return "percentage", {"value": value + "%"}
    if kind == "MONEY":
        return "currency", {"value": value, "unit": currency(mention)}
    if kind == "QUANTITY" and mention.unit in UNITS:
        unit = "Metric ton" if "metric" in mention.text else UNITS[mention.unit]
        return "dimension", {"value": value, "unit": unit}
    if kind == "AGE":
        return "age", {"value": value, "unit": AGES.get(mention.unit, mention.unit)}
    if kind == "TEMPERATURE" and mention.unit == "deg" and re.search(r"[°]$", mention.text):
        return None
    if kind == "TEMPERATURE":
        return "temperature", {"value": value, "unit": DEGREES.get(mention.unit, mention.unit)}
    return None


def opened(text, span):
    """A span of Arabic with the preposition before it."""
    before = OPENING.search(text[:span["start"]])
    return span | {"start": before.start()} if before else span


def bounds(mention, found):
    """The specs' interval of a number, as "[1,5)", and its span; None where it is no range."""
    text, span = found.text, found.span(mention.span)
    if mention.start and mention.end:
        words = text[span["start"]:span["end"]]
        number = re.search(r"[\d٠-٩]|\b(?:and|but)\b| و", words)
        low, high = (words[:number.end()], words[number.end():]) if number else (words, "")
        is_between = not re.match(r"\W*(?:more|less|great|larg|small|bigg|above|below|at |no |not |أك|أق|أص|أع|لا|على|فوق|تحت|اك)", words, re.I)
        left = "[" if is_between or INCLUSIVE.search(low) else "("
        right = "]" if not is_between and INCLUSIVE.search(high) else ")"
        return f"{left}{mention.start},{mention.end}{right}", opened(text, span)
    if mention.modifier not in (MODIFIER.MINIMUM, MODIFIER.MAXIMUM, MODIFIER.EXACT) or not mention.HasField("qualifier"):
        return None
    words = found.span(mention.qualifier)
    number = found.span(mention.number) if mention.HasField("number") else span
    whole = {"start": min(words["start"], number["start"]), "end": max(words["end"], number["end"])}
    is_inclusive = INCLUSIVE.search(text[words["start"]:words["end"]])
    if mention.modifier == MODIFIER.EXACT:
        return f"[{mention.value},{mention.value}]", whole
    if mention.modifier == MODIFIER.MINIMUM:
        return f"{'[' if is_inclusive else '('}{mention.value},)", whole
    return f"(,{mention.value}{']' if is_inclusive else ')'}", whole


def items(mention, kind, found):
    """What the specs call one mention: a type each for it and for the number within it."""
    text, span = found.text, found.span(mention.span)
    if kind in TIMES:
        if mention.start and mention.end:
            span = opened(text, span)
        head = DAY_HEAD.match(text[span["start"]:span["end"]])
        if head and kind == "DATE":
            span = span | {"start": span["start"] + head.end()}
        return [span | {"type": TIMES[kind], "resolution": moment(mention)}]
    if kind in SEQUENCES:
        value = mention.value if kind == "IP_ADDRESS" else mention.text
        return [span | {"type": SEQUENCES[kind], "resolution": {"value": value}}]
    out = []
    number = found.span(mention.number) if mention.HasField("number") else span if kind == "NUMBER" else None
    # A number with its unit's letters right after it is none of its own to the specs.
    if number and kind in NUMERIC and mention.value and (kind == "NUMBER" or not text[number["end"]:][:1].isalpha()):
        out.append(number | {"type": "number", "resolution": {"value": mention.value}})
    whole = amount(mention, kind)
    if whole:
        out.append(span | {"type": whole[0], "resolution": whole[1]})
    interval = bounds(mention, found) if kind != "PERCENTAGE" else None
    if interval:
        out.append(interval[1] | {"type": "numberrange", "resolution": {"value": interval[0]}})
    return out


KINDS = {kind: kind for kind in (*TIMES, *SEQUENCES, *NUMERIC, "ORDINAL", "PERCENTAGE", "NUMBER_RANGE")}


@functools.cache
def predictions(languages):
    """{id: items} of the core cases of this part."""
    if not (DATA / "extract" / "recognizers" / "Specs").exists():
        raise Skipped("the specs are not there")
    recspec = scorers.module("extract", "recspec")
    cases = list(recspec.cases(languages, SPLIT, core=True))
    texts = (Text(case["id"], case["text"], case["lang"], case["ref"] or "") for case in cases)
    found = extracted("recspec", texts)
    return {key: [item for m, kind in got.mentions(KINDS) for item in items(m, kind, got)]
            for key, got in found.items()}


@functools.cache
def table(language):
    """{family: the percentages of the scorer's line over all its models} of one language."""
    rows = ({"id": key, "items": found} for key, found in predictions((language,)).items())
    with scorers.Lines(rows) as path:
        printed = scorers.output("extract", "recspec.py", "score", path, "--core", "--lang", language,
                                 "--split", SPLIT)
    columns = ("pass", "span", "recall", "overlap", "type", "value")
    out = {}
    for line in printed.splitlines():
        match = re.match(rf"{language} (\w+) \(all\) +(\d+) +(.*)", line)
        if match:
            values = (None if text == "-" else float(text) for text in match[3].split())
            out[match[1]] = {"cases": int(match[2])} | dict(zip(columns, values))
    return out


def family(language, name):
    got = table(language).get(FAMILIES[name])
    if not got:
        raise Skipped("there are no such cases")
    return {f"recspec.{language}.{name}.{measure}": value for measure, value in got.items() if value is not None}


def is_plain_date(case):
    """A DateTimeModel case whose results are all dates of a day, with a year or without."""
    recspec = scorers.module("extract", "recspec")
    return case["model"] == "DateTimeModel" and bool(case["gold"]) and all(
        g["type"] == "date" and all(re.fullmatch(r"(\d{4}|XXXX)-\d\d-\d\d", t or "") for t in recspec.gold_timex(g))
        for g in case["gold"])


def is_answerable(case, want):
    """Whether the reference that a relative date needs is stated; most French cases state none."""
    recspec = scorers.module("extract", "recspec")
    absolute = any(t.startswith("XXXX") for t in recspec.gold_timex(want)) or re.search(
        r"\d{2}|\d\D+\b(?:19|20)\d\d", case["text"][want["start"]:want["end"]])
    return bool(case["ref"] or absolute)


def plain_dates():
    """French, German and Spanish dates: the values right, of all and of those found with the exact span."""
    recspec = scorers.module("extract", "recspec")
    languages = ("fr", "de", "es")
    found = predictions(languages)
    gold = hits = right = answerable = 0
    for case in recspec.cases(languages, SPLIT, core=True):
        if not is_plain_date(case):
            continue
        spans = {recspec.trimmed(case["text"], p["start"], p["end"]): p for p in found.get(case["id"], [])
                 if p["type"] in recspec.DATETIME}
        for want in case["gold"]:
            gold += 1
            answerable += is_answerable(case, want)
            got = spans.get((want["start"], want["end"]))
            if got:
                hits += 1
                right += bool(recspec.value_ok(want, got, "DateTime"))
    if not gold:
        raise Skipped("there are no such cases")
    return {"recspec.frdees.date.value": 100 * right / gold,
            "recspec.frdees.date.value_of_answerable": 100 * right / max(answerable, 1),
            "recspec.frdees.date.hit": 100 * hits / gold, "recspec.frdees.date.gold": gold,
            "recspec.frdees.date.answerable": answerable}


PARTS = [
    *(Part(f"recspec.{language}.{name}", functools.partial(family, language, name))
      for language in ("en", "ar") for name in FAMILIES),
    Part("recspec.frdees", plain_dates),
]
