-- One life for every kind of record; what a kind is, is declared in src/domains/registers/kinds.
create table records (
  id                 uuid primary key,
  kind               text not null,
  reference          text not null unique,
  owner              text not null,
  party              text not null,
  status             text not null check (status in ('draft', 'under-review', 'waiting', 'active', 'withdrawn', 'expired')),
  subject            jsonb not null,
  title              text not null,
  reason             text not null,
  action             text not null,
  purpose            text,
  basis              text,
  grade              text not null check (grade ~ '^[ABCX][1-4]$'),
  handling           text[] not null,
  handling_note      text,
  withheld_from      text[] not null,
  warnings           text[] not null,
  valid_from         date not null,
  valid_until        date,
  review_on          date not null,
  national_reference text,
  source             text,
  source_key         text,
  reported_at        timestamptz not null,
  changed_at         timestamptz not null,
  confirmed_at       timestamptz not null,
  version            integer not null check (version > 0)
);

create unique index records_of_a_source on records (source, source_key) where source is not null;
create index records_newest on records (kind, reported_at desc, id desc);
create index records_by_title on records (kind, title text_pattern_ops, id);
create index records_due_for_review on records (review_on, id) where status = 'active';
create index records_to_expire on records (valid_until) where status = 'active' and valid_until is not null;
create index records_of_an_owner on records (owner, kind, reported_at desc);

-- Nothing is overwritten: every version as it stood, who made it and why.
create table record_versions (
  record_id  uuid not null references records (id),
  version    integer not null,
  change     text not null check (change in ('reported', 'amended', 'withdrawn', 'reviewed', 'extended', 'activated', 'expired', 'imported', 'consulted')),
  body       jsonb not null,
  why        text,
  changed_by text not null,
  agency     text not null,
  source     text,
  changed_at timestamptz not null,
  primary key (record_id, version)
);

-- Under which keys two records are of one subject, for the compatibility of alerts.
create table record_subjects (
  subject_key text not null,
  record_id   uuid not null references records (id),
  primary key (subject_key, record_id)
);
create index record_subjects_of_a_record on record_subjects (record_id);

-- A newcomer that may not stand beside an existing alert (SIRENE form E).
create table consultations (
  id             uuid primary key,
  kind           text not null,
  newcomer_id    uuid not null references records (id),
  existing_ids   uuid[] not null,
  newcomer_waits boolean not null,
  opened_at      timestamptz not null,
  due_at         timestamptz not null,
  decided_at     timestamptz,
  decided_by     text,
  decision       text check (decision in ('enter', 'withdraw-newcomer', 'withdraw-existing')),
  why            text
);
create index consultations_open on consultations (due_at) where decided_at is null;
create index consultations_of_a_newcomer on consultations (newcomer_id);

-- A report sent twice with one key is one report.
create table idempotency_keys (
  agency       text not null,
  key          text not null,
  request_hash text not null,
  record_id    uuid not null,
  made_at      timestamptz not null,
  primary key (agency, key)
);

create sequence record_references;
