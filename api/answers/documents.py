"""Documents by filter and by id."""

from __future__ import annotations

from api.answers.views import check_interval
from api.models import DocumentAnswer, DocumentItem, DocumentPage
from api.parameters import DocumentQuery
from graph.errors import NotFound
from graph.query import DocumentFilter
from graph.store.protocol import Reader


async def document_page(store: Reader, query: DocumentQuery, version: int) -> DocumentPage:
    """One page of documents, latest first; ``version`` is one that the store had reached."""
    check_interval(query.since, query.until)
    where = DocumentFilter(q=query.q, since=query.since, until=query.until)
    page = await store.documents(where, limit=query.limit, cursor=query.cursor)
    items = [DocumentItem.of(summary) for summary in page.items]
    return DocumentPage(version=version, items=items, next=page.next)


async def find_document(store: Reader, document_id: str, version: int) -> DocumentAnswer:
    found = await store.document(document_id)
    if found is None:
        raise unknown_document(document_id)
    return DocumentAnswer.whole(*found, version)


def unknown_document(document_id: str) -> NotFound:
    return NotFound(
        f"there is no document {document_id!r}", hint="GET /v1/documents lists those there are"
    )
