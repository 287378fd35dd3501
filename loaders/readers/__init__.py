"""Readers: bytes in, documents out, and a reason for each input that gives none."""

from loaders.readers.documents import document_of
from loaders.readers.found import Found, ReadSettings, Skipped
from loaders.readers.paths import Collection, Naming, Step, read_paths, read_steps, total_bytes

__all__ = [
    "Collection",
    "Found",
    "Naming",
    "ReadSettings",
    "Skipped",
    "Step",
    "document_of",
    "read_paths",
    "read_steps",
    "total_bytes",
]
