"""The extractor that is used unless another is handed in."""

from __future__ import annotations

from loaders.extract.interface import Extractor, ExtractSettings


def default_extractor(settings: ExtractSettings) -> Extractor:
    """Load the language model and build the pipeline on it; this takes seconds."""
    # Its imports alone take long: only what extracts may pay for them.
    from loaders.extract.extractor import build_extractor

    return build_extractor(settings)
