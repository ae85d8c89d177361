-- The format in which a document was issued stays with it, whatever guidance comes later; null while its number is pending.
alter table app.issued_document add column format text;
