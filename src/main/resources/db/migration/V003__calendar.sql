-- Years whose official table of days off was entered whole; every other year is computed from the law.
create table app.calendar_year (
  year           integer not null constraint calendar_year_pk primary key,
  basis_document text not null
);

-- Days that differ from the ordinary Monday-Friday week. Edited by administrators; a row wins over what is computed.
create table app.working_calendar (
  day            date not null constraint working_calendar_pk primary key,
  kind           text not null constraint working_calendar_kind
                 check (kind in ('HOLIDAY', 'COMPENSATORY_OFF', 'SWAP_OFF', 'SWAP_WORK')),
  basis_document text not null,
  provisional    boolean not null default false
);

insert into app.calendar_year (year, basis_document) values
  (2026, '12729/VPCP-KGVX, 25/12/2025');

insert into app.working_calendar (day, kind, basis_document) values
  ('2026-01-01', 'HOLIDAY', 'Bộ luật Lao động, Điều 112'),
  ('2026-01-02', 'SWAP_OFF', '12729/VPCP-KGVX, 25/12/2025'),
  ('2026-01-10', 'SWAP_WORK', '12729/VPCP-KGVX, 25/12/2025'),
  ('2026-02-16', 'HOLIDAY', 'Thông báo nghỉ Tết Âm lịch năm 2026'),
  ('2026-02-17', 'HOLIDAY', 'Thông báo nghỉ Tết Âm lịch năm 2026'),
  ('2026-02-18', 'HOLIDAY', 'Thông báo nghỉ Tết Âm lịch năm 2026'),
  ('2026-02-19', 'HOLIDAY', 'Thông báo nghỉ Tết Âm lịch năm 2026'),
  ('2026-02-20', 'HOLIDAY', 'Thông báo nghỉ Tết Âm lịch năm 2026'),
  ('2026-04-26', 'HOLIDAY', 'Bộ luật Lao động, Điều 112'),
  ('2026-04-27', 'COMPENSATORY_OFF', 'Bộ luật Lao động, Điều 111'),
  ('2026-04-30', 'HOLIDAY', 'Bộ luật Lao động, Điều 112'),
  ('2026-05-01', 'HOLIDAY', 'Bộ luật Lao động, Điều 112'),
  ('2026-08-22', 'SWAP_WORK', 'Thông báo nghỉ Quốc khánh năm 2026'),
  ('2026-08-31', 'SWAP_OFF', 'Thông báo nghỉ Quốc khánh năm 2026'),
  ('2026-09-01', 'HOLIDAY', 'Thông báo nghỉ Quốc khánh năm 2026'),
  ('2026-09-02', 'HOLIDAY', 'Bộ luật Lao động, Điều 112'),
  ('2026-11-24', 'HOLIDAY', 'Nghị quyết 28/2026/QH16');
