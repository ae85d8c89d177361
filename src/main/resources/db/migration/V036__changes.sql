-- Who looks at a page hears that something of it has changed when the change is committed. Nothing is stored and nothing
-- waits: the database passes the word to the nodes that listen, once per transaction and subject.

-- First argument of the trigger: what kind of subject; second: the column that holds its id.
create function app.announce() returns trigger language plpgsql as $$
begin
  perform pg_notify('tongket', tg_argv[0] || ':' || (to_jsonb(new) ->> tg_argv[1]));
  return null;
end
$$;

create function app.announce_report() returns trigger language plpgsql as $$
begin
  perform pg_notify('tongket', 'cycle:' || o.cycle_id) from app.obligation o where o.id = new.obligation_id;
  return null;
end
$$;

create trigger obligation_announced after insert on app.obligation
  for each row execute function app.announce('cycle', 'cycle_id');
create trigger obligation_change_announced
  after update of due_at, opened_at, submitted_at, returned_count, accepted_at, withdrawn_at on app.obligation
  for each row when (old.* is distinct from new.*) execute function app.announce('cycle', 'cycle_id');
create trigger review_cycle_announced after update on app.review_cycle
  for each row when (old.* is distinct from new.*) execute function app.announce('cycle', 'id');
create trigger report_version_announced after update of handed_over_at on app.report_version
  for each row when (old.handed_over_at is distinct from new.handed_over_at) execute function app.announce_report();
create trigger consolidated_report_announced after insert or update of approved_at on app.consolidated_report
  for each row execute function app.announce('cycle', 'cycle_id');
create trigger conference_announced after insert or update on app.conference
  for each row execute function app.announce('cycle', 'cycle_id');
create trigger conclusion_announced after insert or update on app.conclusion
  for each row execute function app.announce('cycle', 'cycle_id');
