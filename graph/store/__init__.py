"""Stores: where actors, documents and claims are kept."""
