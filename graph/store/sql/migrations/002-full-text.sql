-- Full text over documents, and trigrams over names for search that forgives typing errors.
-- Both index what other tables hold; triggers keep them in step.

CREATE VIRTUAL TABLE document_text USING fts5 (
    title, text,
    content = 'document', content_rowid = 'key',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER document_text_insert AFTER INSERT ON document BEGIN
    INSERT INTO document_text (rowid, title, text) VALUES (new.key, new.title, new.text);
END;
CREATE TRIGGER document_text_delete AFTER DELETE ON document BEGIN
    INSERT INTO document_text (document_text, rowid, title, text)
    VALUES ('delete', old.key, old.title, old.text);
END;
CREATE TRIGGER document_text_update AFTER UPDATE OF title, text ON document BEGIN
    INSERT INTO document_text (document_text, rowid, title, text)
    VALUES ('delete', old.key, old.title, old.text);
    INSERT INTO document_text (rowid, title, text) VALUES (new.key, new.title, new.text);
END;

CREATE VIRTUAL TABLE actor_name_trigrams USING fts5 (
    folded,
    content = 'actor_name', content_rowid = 'key',
    tokenize = 'trigram case_sensitive 1'
);
CREATE TRIGGER actor_name_insert AFTER INSERT ON actor_name BEGIN
    INSERT INTO actor_name_trigrams (rowid, folded) VALUES (new.key, new.folded);
END;
CREATE TRIGGER actor_name_delete AFTER DELETE ON actor_name BEGIN
    INSERT INTO actor_name_trigrams (actor_name_trigrams, rowid, folded)
    VALUES ('delete', old.key, old.folded);
END;
