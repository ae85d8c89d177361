-- The register of cited documents as people look through it: without accents, and from a document to what cites it.
alter table app.cited_document add column search text
  generated always as (app.folded(coalesce(symbol, '') || ' ' || coalesce(issuer, '') || ' ' || coalesce(subject, '')
                                  || ' ' || original)) stored;
create index cited_document_by_match on app.cited_document (same_as) where same_as is not null;
create index cited_document_by_successor on app.cited_document (replaced_by) where replaced_by is not null;
create index document_alias_by_document on app.document_alias (document_id);
create index review_subject_by_document on app.review_subject (document_id) where document_id is not null;
