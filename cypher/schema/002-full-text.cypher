// Search: names forgiving accents, texts by the stems of their words.

CREATE FULLTEXT INDEX actor_names IF NOT EXISTS
FOR (a:Actor) ON EACH [a.name, a.aliases]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-folding'}};

CREATE FULLTEXT INDEX document_text IF NOT EXISTS
FOR (d:Document) ON EACH [d.title, d.text]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'english'}};
