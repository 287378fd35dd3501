"""Why there is a claim, or none: every decision of the extractor, sentence by sentence."""

from loaders.extract.explain.explainer import explain
from loaders.extract.explain.model import ExplainedDocument, ExplainedSentence
from loaders.extract.explain.page import render_page

__all__ = ["ExplainedDocument", "ExplainedSentence", "explain", "render_page"]
