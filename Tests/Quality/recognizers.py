"""Times, numbers and values against the specs of Recognizers-Text."""
import functools
import re

import scorers
from extractions import Text, extracted
from figures import DATA, PART, Part, Skipped

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
    "AED": "United Arab Emirates dirham", "ILS": "Israeli new shekel",
}
# The specs leave a dollar, pound or franc of no stated country as it is.
BARE = {"dollar": "Dollar", "dollars": "Dollar", "$": "Dollar", "pound": "Pound", "pounds": "Pound",
        "£": "Pound", "franc": "Franc", "francs": "Franc", "bucks": "Dollar", "rupees": "Rupee"}
COUNTRIES = ("american", "us", "u.s.", "u.s", "states", "british", "sterling", "swiss", "canadian", "hong",
             "australian")
UNITS = {
    "km": "Kilometer", "m": "Meter", "dm": "Decimeter", "cm": "Centimeter", "mm": "Millimeter",
    "nm": "Nanometer", "um": "Micrometer", "[mi_i]": "Mile", "[ft_i]": "Foot", "[in_i]": "Inch",
    "[yd_i]": "Yard", "m2": "Square meter", "km2": "Square kilometer", "[sft_i]": "Square foot",
    "[smi_us]": "Square mile", "har": "Hectare", "ha": "Hectare", "[acr_us]": "Acre", "m3": "Cubic meter",
    "[cft_i]": "Cubic foot", "kg": "Kilogram", "g": "Gram", "mg": "Milligram", "ug": "Microgram", "t": "Ton",
    "[lb_av]": "Pound", "[oz_av]": "Ounce", "l": "Liter", "L": "Liter", "mL": "Milliliter", "ml": "Milliliter",
    "[gal_us]": "Gallon", "[bbl_us]": "Barrel", "By": "Byte", "kBy": "Kilobyte", "MBy": "Megabyte",
    "GBy": "Gigabyte", "TBy": "Terabyte", "km/h": "Kilometer per hour", "[mi_i]/h": "Mile per hour",
    "rad": "Radian", "deg": "Degree", "Hz": "Hertz",
}
AGES = {"a": "Year", "mo": "Month", "wk": "Week", "d": "Day"}
DEGREES = {"Cel": "C", "[degF]": "F", "K": "K", "deg": "Degree"}
DIGITS = re.compile(
    r"[-−]?\s*[\d٠-٩][\d٠-٩.,٬٫ ]*(?:\s*(?:hundred|thousand|million|billion|trillion"
    r"|ألف|آلاف|مليون|ملايين|مليار|مليارات|تريليون))*", re.I)
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


def number_span(mention, kind, span):
    """Where the number of a mention stands that may have a unit too; None where it can't be told."""
    if kind == "NUMBER":
        return span
    digits = DIGITS.search(mention.text)
    if digits and digits.group().strip():
        start = span["start"] + digits.start()
        return {"start": start, "end": start + len(digits.group().rstrip(" .,"))}
    number, blank, _ = mention.text.rpartition(" ")
    return {"start": span["start"], "end": span["start"] + len(number)} if blank else None


def currency(mention):
    if mention.text[:1] in ("$", "£"):
        return BARE[mention.text[0]]
    words = mention.text.lower().replace("million", "").split()
    bare = [BARE[word] for word in words if word in BARE]
    if bare and not any(word in COUNTRIES for word in words):
        return bare[0]
    return CURRENCIES.get(mention.unit, mention.unit)


def amount(mention, kind):
    """(type, resolution) of a number by its kind, or None where the specs have no such type."""
    value = mention.value
    if kind == "ORDINAL":
        return "ordinal", {"value": value}
    if kind == "PERCENTAGE":
        return "percentage", {"value": value + "%"}
    if kind == "NUMBER_RANGE" and mention.start:
        return "numberrange", {"value": f"[{mention.start},{mention.end})"}
    if kind == "MONEY":
        return "currency", {"value": value, "unit": currency(mention)}
    if kind == "QUANTITY" and mention.unit in UNITS:
        unit = "Metric ton" if "metric" in mention.text else UNITS[mention.unit]
        return "dimension", {"value": value, "unit": unit}
    if kind == "AGE":
        return "age", {"value": value, "unit": AGES.get(mention.unit, mention.unit)}
    if kind == "TEMPERATURE":
        return "temperature", {"value": value, "unit": DEGREES.get(mention.unit, mention.unit)}
    return None


def items(mention, kind, span):
    """What the specs call one mention: a type each for it and for the number within it."""
    if kind in TIMES:
        return [span | {"type": TIMES[kind], "resolution": moment(mention)}]
    if kind in SEQUENCES:
        return [span | {"type": SEQUENCES[kind], "resolution": {"value": mention.text}}]
    out = []
    part = number_span(mention, kind, span) if kind in NUMERIC and mention.value else None
    if part:
        out.append(part | {"type": "number", "resolution": {"value": mention.value}})
    whole = amount(mention, kind)
    if whole:
        out.append(span | {"type": whole[0], "resolution": whole[1]})
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
    return {key: [item for m, kind in got.mentions(KINDS) for item in items(m, kind, got.span(m.span))]
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


def plain_dates():
    """French, German and Spanish dates: the values right, of all and of those found with the exact span."""
    recspec = scorers.module("extract", "recspec")
    languages = ("fr", "de", "es")
    found = predictions(languages)
    gold = hits = right = 0
    for case in recspec.cases(languages, SPLIT, core=True):
        if not is_plain_date(case):
            continue
        spans = {recspec.trimmed(case["text"], p["start"], p["end"]): p for p in found.get(case["id"], [])
                 if p["type"] in recspec.DATETIME}
        for want in case["gold"]:
            gold += 1
            got = spans.get((want["start"], want["end"]))
            if got:
                hits += 1
                right += bool(recspec.value_ok(want, got, "DateTime"))
    if not gold:
        raise Skipped("there are no such cases")
    return {"recspec.frdees.date.value": 100 * right / gold,
            "recspec.frdees.date.value_of_hits": 100 * right / max(hits, 1),
            "recspec.frdees.date.hit": 100 * hits / gold, "recspec.frdees.date.gold": gold}


PARTS = [
    *(Part(f"recspec.{language}.{name}", functools.partial(family, language, name))
      for language in ("en", "ar") for name in FAMILIES),
    Part("recspec.frdees", plain_dates),
]
