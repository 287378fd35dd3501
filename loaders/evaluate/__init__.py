"""How good extraction is, against sentences that people have annotated."""
