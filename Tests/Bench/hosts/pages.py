"""The pages that the benches read: the English ones of Scrapinghub's article extraction benchmark, in $WARRAQ_DATA."""
import gzip
import json
import os
import pathlib

DATA = pathlib.Path(os.environ.get("WARRAQ_DATA") or pathlib.Path(__file__).resolve().parents[4] / "shared" / "data")


def pages():
    """The pages' bytes."""
    folder = DATA / "parse" / "scrapinghub"
    ids = sorted(json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")))
    return [gzip.decompress((folder / "html" / f"{id}.html.gz").read_bytes()) for id in ids]
