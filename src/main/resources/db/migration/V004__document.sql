-- The register of cited documents: 28-NQ/TW of 2008 is not 28-NQ/TW of 2013. What is not known stays empty and is flagged.
create table app.cited_document (
  id            uuid not null constraint cited_document_pk primary key,
  style         text constraint cited_document_style check (style in ('PARTY', 'STATE')),
  document_type text,
  number        integer,
  -- “Chương trình số 20 ngày 10/2/2014” gives a number and no symbol
  body          text,
  symbol        text,
  symbol_key    text,
  issuer        text,
  issuer_key    text,
  subject       text,
  dated_on      date,
  precision     text not null constraint cited_document_precision check (precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  confidence    text not null constraint cited_document_confidence check (confidence in ('FULL', 'PARTIAL')),
  original      text not null,
  registered_at timestamptz not null,
  -- a partial citation that was later matched with a known document
  same_as       uuid constraint cited_document_same_fk references app.cited_document,
  constraint cited_document_date check ((dated_on is null) = (precision = 'UNKNOWN')),
  constraint cited_document_full check (confidence = 'PARTIAL' or num_nulls(style, body, symbol, symbol_key, dated_on, issuer) = 0),
  constraint cited_document_not_itself check (same_as <> id)
);
create index cited_document_by_symbol on app.cited_document (symbol_key);
create unique index cited_document_once on app.cited_document (symbol_key, issuer_key, dated_on) where confidence = 'FULL';

create table app.document_alias (
  alias_key   text not null constraint document_alias_pk primary key,
  alias       text not null,
  document_id uuid not null constraint document_alias_document_fk references app.cited_document
);

-- How a body numbers its documents, where that differs from the usual.
create table app.document_body (
  issuer      text not null constraint document_body_pk primary key
              constraint document_body_issuer_fk references app.org_unit,
  body        text not null,
  style       text not null constraint document_body_style check (style in ('PARTY', 'STATE')),
  -- the unit that keeps the register: a committee and its standing committee number in one series
  series_unit text not null constraint document_body_series_fk references app.org_unit,
  -- a state body keeps one series over all types, unless its rules give each type its own
  per_type    boolean not null default false
);

-- Terms of a Party committee: its series restart with each.
create table app.committee_term (
  series_unit text not null constraint committee_term_unit_fk references app.org_unit,
  label       text not null,
  starts_on   date not null,
  ends_on     date,
  constraint committee_term_pk primary key (series_unit, label),
  constraint committee_term_start_once unique (series_unit, starts_on),
  constraint committee_term_lifetime check (ends_on is null or ends_on >= starts_on)
);

-- The last number given; whoever issues a document holds this row until the transaction ends.
create table app.number_series (
  series_unit text not null constraint number_series_unit_fk references app.org_unit,
  scope       text not null,
  counter     text not null,
  last_number integer not null default 0,
  constraint number_series_pk primary key (series_unit, scope, counter)
);

create table app.issued_document (
  id            uuid not null constraint issued_document_pk primary key,
  issuer        text not null constraint issued_document_issuer_fk references app.org_unit,
  series_unit   text not null constraint issued_document_series_fk references app.org_unit,
  style         text not null constraint issued_document_style check (style in ('PARTY', 'STATE')),
  document_type text not null,
  body          text not null,
  field         text,
  series_scope  text,
  number        integer constraint issued_document_number check (number > 0),
  symbol        text,
  subject       text not null,
  issued_on     date,
  precision     text not null constraint issued_document_precision check (precision in ('DAY', 'MONTH', 'YEAR', 'UNKNOWN')),
  cited_as      uuid constraint issued_document_cited_fk references app.cited_document,
  registered_at timestamptz not null,
  registered_by text not null,
  constraint issued_document_number_once unique (series_unit, series_scope, document_type, number),
  constraint issued_document_date check ((issued_on is null) = (precision = 'UNKNOWN')),
  constraint issued_document_pending check
    ((number is null) = (series_scope is null) and (number is null) = (symbol is null) and (number is null or issued_on is not null))
);
create index issued_document_by_issuer on app.issued_document (issuer, issued_on);

-- Why a number of a series was never used.
create table app.number_gap (
  series_unit   text not null constraint number_gap_unit_fk references app.org_unit,
  series_scope  text not null,
  document_type text not null,
  number        integer not null,
  reason        text not null,
  explained_at  timestamptz not null,
  explained_by  text not null,
  constraint number_gap_pk primary key (series_unit, series_scope, document_type, number)
);
