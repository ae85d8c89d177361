-- Until when a person has seen what others did, and when they were on the first page: now and the time before.
create table app.home_visit (
  user_id     text not null constraint home_visit_pk primary key,
  seen_until  timestamptz not null,
  previous_at timestamptz,
  latest_at   timestamptz not null
);

-- Words inside long texts are found by their groups of three letters. A database that somebody else runs may not have the
-- extension: everything is found there too, only by reading it all.
do $$
declare
  opclass text;
  wanted  record;
begin
  if not exists (select from pg_extension where extname = 'pg_trgm') then
    if not exists (select from pg_available_extensions where name = 'pg_trgm') then
      raise notice 'pg_trgm is not available: searching reads whole tables';
      return;
    end if;
    begin
      create extension pg_trgm with schema app;
    exception when insufficient_privilege then
      raise notice 'pg_trgm may not be created by this user: searching reads whole tables';
      return;
    end;
  end if;
  select format('%I.gin_trgm_ops', n.nspname) into opclass
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'pg_trgm';
  for wanted in
    select * from (values
      ('review_cycle_by_words', 'review_cycle', 'search'),
      ('clause_by_words', 'clause', 'search'),
      ('issued_document_by_words', 'issued_document', 'search'),
      ('cited_document_by_words', 'cited_document', 'search'),
      ('limitation_by_words', 'limitation', '(app.folded(said))'),
      ('report_attachment_by_words', 'report_attachment', '(app.folded(name))'),
      ('org_unit_by_words', 'org_unit', '((search || former_search))'),
      ('person_by_words', 'person', 'search')) as w (name, relation, expression)
  loop
    execute format('create index %I on app.%I using gin (%s %s)',
                   wanted.name, wanted.relation, wanted.expression, opclass);
  end loop;
end
$$;
