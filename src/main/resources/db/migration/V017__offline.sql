-- Files that units filled without a connection: kept as they came, with what was read in them until somebody decides.
create table app.offline_upload (
  id            uuid not null constraint offline_upload_pk primary key,
  obligation_id uuid not null constraint offline_upload_obligation_fk references app.obligation,
  kind          text not null constraint offline_upload_kind check (kind in ('WORD', 'EXCEL')),
  name          text not null constraint offline_upload_name check (name !~ '[[:cntrl:]]' and length(name) between 1 and 200),
  sha256        text not null constraint offline_upload_content_fk references app.attachment_content,
  size          bigint not null,
  uploaded_at   timestamptz not null,
  uploaded_by   text not null,
  -- what the file says; taken away when it was applied or passed over, as the file itself says it still
  proposal      text,
  status        text not null default 'WAITING' constraint offline_upload_status
                check (status in ('WAITING', 'APPLIED', 'CANCELLED')),
  decided_at    timestamptz,
  decided_by    text,
  -- how many sections and figures were taken over
  taken         integer,
  constraint offline_upload_decided check ((status = 'WAITING') = (decided_at is null)
    and (decided_at is null) = (decided_by is null) and (status = 'WAITING') = (proposal is not null)
    and (status = 'APPLIED') = (taken is not null))
);
create index offline_upload_by_obligation on app.offline_upload (obligation_id, uploaded_at desc);
create index offline_upload_by_content on app.offline_upload (sha256);
