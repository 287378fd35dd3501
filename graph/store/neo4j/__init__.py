"""The store on a Neo4j server, 5.26 or newer, Community Edition."""

from graph.store.neo4j.address import Address, neo4j_address
from graph.store.neo4j.store import Neo4jStore

__all__ = ["Address", "Neo4jStore", "neo4j_address"]
