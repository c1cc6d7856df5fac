-- Imports: what was read from which file, what the lists said before, and the rows that did not fit.

create table imports (
  id          uuid primary key,
  owner       text not null,
  officer     text not null,
  format      text not null check (format in ('un-sc', 'ofac-sdn', 'ftm', 'csv')),
  -- The list it belongs to: what the same list said before is compared with what it says now.
  source      text not null,
  -- Name of the file, as it stands in the provenance of versions.
  name        text not null,
  register    text,
  mapping     text,
  -- The file is the whole list: what it no longer names is withdrawn.
  complete    boolean not null,
  status      text not null check (status in ('reading', 'applying', 'finished', 'refused', 'interrupted')),
  read        bigint not null default 0,
  created     bigint not null default 0,
  amended     bigint not null default 0,
  withdrawn   bigint not null default 0,
  unchanged   bigint not null default 0,
  rejected    bigint not null default 0,
  aliases     bigint not null default 0,
  documents   bigint not null default 0,
  -- Why it was refused, or what the officer should know.
  said        text,
  started_at  timestamptz not null,
  ended_at    timestamptz
);
create index imports_of_an_owner on imports (owner, started_at desc, id desc);
create index imports_under_way on imports (owner, source) where status in ('reading', 'applying');

-- What a list says of each subject, by the list's own key: the hash of its terms and the record made of them.
create table import_items (
  owner      text not null,
  source     text not null,
  kind       text not null,
  source_key text not null,
  hash       text not null,
  record_id  uuid not null references records (id),
  -- False once the list no longer names it.
  listed     boolean not null,
  primary key (owner, source, kind, source_key)
);
create index import_items_of_a_record on import_items (record_id);

-- Rows read and found sound, waiting to be compared. Rebuilt by reading again, so it needs no write-ahead log.
create unlogged table import_rows (
  import_id  uuid not null,
  place      bigint not null,
  line       bigint not null,
  kind       text not null,
  source_key text not null,
  hash       text not null,
  terms      jsonb not null
);
create index import_rows_by_key on import_rows (import_id, kind, source_key, place);

-- Parts of subjects that stand on lines of their own, such as the passports and addresses of a FollowTheMoney file.
create unlogged table import_parts (
  import_id uuid not null,
  place     bigint not null,
  line      bigint not null,
  -- The part's own key, and the subject that it says it belongs to.
  part_key  text not null,
  holder    text,
  body      jsonb not null
);
create index import_parts_by_key on import_parts (import_id, part_key);
create index import_parts_by_holder on import_parts (import_id, holder);

-- Rows that did not fit, with line, field and reason; never what stood in them.
create table import_rejects (
  import_id  uuid not null references imports (id),
  place      bigint not null,
  line       bigint not null,
  kind       text,
  source_key text,
  field      text not null,
  reason     text not null,
  primary key (import_id, place)
);
create index import_rejects_by_key on import_rejects (import_id, source_key);

-- How an agency reads the columns of its own files.
create table import_mappings (
  owner      text not null,
  name       text not null,
  register   text not null,
  body       jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (owner, name)
);

-- Two agencies may import the same list, one list may hold several kinds, and a subject may come back after it was withdrawn.
drop index records_of_a_source;
create unique index records_of_a_source on records (owner, source, kind, source_key)
  where source is not null and status not in ('withdrawn', 'expired');
