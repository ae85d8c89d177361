-- A draft keeps what was typed, readable or not: nobody loses a date that is only half written.
alter table app.clause
  add column general     boolean not null default false, -- addressed to everybody, before the numbered tasks
  add column due_text    text,
  add column target_text text;
alter table app.limitation add column clauses_text text;

-- What the clerk has typed before the document is issued.
alter table app.conclusion
  add column wanted_type   text,
  add column wanted_number text,
  add column wanted_date   text;

-- The directive is drafted first and recorded afterwards; its number and date may follow later, once.
alter table app.directive
  alter column recorded_at drop not null,
  alter column recorded_by drop not null,
  alter column issuer drop not null,
  add column field       text,
  add column pending     boolean not null default false,
  add column number_text text,
  add column date_text   text;
