"""Documents to clean text, facts and summaries, by the warraq worker.

    import warraq
    with warraq.Client() as client:
        print(client.parse(pathlib.Path("page.html")).text)
"""
from .client import AsyncClient, Client
from .errors import CallError, NotADocument, StatusCode, WarraqError, WorkerEnded, WorkerNotFound
from .pool import Pool
from .results import Analysis, Document, Extraction, Span, Summary, to_dict

__all__ = ["Analysis", "AsyncClient", "CallError", "Client", "Document", "Extraction", "NotADocument", "Pool", "Span", "StatusCode",
           "Summary", "WarraqError", "WorkerEnded", "WorkerNotFound", "to_dict"]
__version__ = "0.1.0"
