-- Joint operations: their plan, every check and result with its provenance, figures as counted and as reported, sign-offs, reports.

create table operations (
  id              uuid primary key,
  -- Stands in searches, hits and the audit.
  code            text not null unique check (code ~ '^[a-z0-9][a-z0-9-]{2,59}$'),
  name            text not null,
  state           text not null check (state in ('planned', 'running', 'closed', 'published')),
  lead            text not null,
  plan            jsonb not null,
  version         integer not null default 1,
  -- Raised with each batch of entries: whoever watches sees that something moved.
  entries_version bigint not null default 0,
  made_by         uuid not null,
  made_at         timestamptz not null,
  changed_at      timestamptz not null
);
create index operations_newest on operations (made_at desc, id);

create table operation_agencies (
  operation_id uuid not null references operations (id),
  agency       text not null,
  country      text not null,
  role         text not null check (role in ('lead', 'co-lead', 'participant')),
  primary key (operation_id, agency)
);
create index operations_of_an_agency on operation_agencies (agency, operation_id);

-- Nothing is overwritten: every version of an entry that came in, with what became of it.
create table operation_entries (
  operation_id uuid not null references operations (id),
  -- Given where the entry is made, also offline.
  id           text not null,
  revision     integer not null,
  content      text not null,
  origin       text not null check (origin in ('check', 'result', 'upload')),
  state        text not null check (state in ('counted', 'held', 'refused', 'superseded', 'withdrawn')),
  reasons      text[] not null default '{}',
  late_note    text,
  accepted_by  text,
  withdrawn    boolean not null default false,
  measure      text not null,
  amount       double precision not null,
  unit         text,
  phase        text not null,
  country      text not null,
  agency       text not null,
  officer      uuid not null,
  hot_spot     text,
  lat          double precision,
  lon          double precision,
  at           timestamptz not null,
  hour         text not null,
  -- Keyed hash of the person or object: the same one reported twice is one.
  thing        text,
  check_id     text,
  hit_id       uuid,
  search_id    uuid,
  outcome      text,
  received_at  timestamptz not null,
  primary key (operation_id, id, revision, content)
);
create index entries_that_count on operation_entries (operation_id, measure, phase) where state = 'counted';
create index entries_set_aside on operation_entries (operation_id, received_at) where state in ('held', 'refused');

-- Sums of what is counted in pieces and weights, kept with each batch; persons and objects are counted by identity instead.
create table operation_counters (
  operation_id uuid not null references operations (id),
  measure      text not null,
  phase        text not null,
  unit         text not null,
  country      text not null,
  agency       text not null,
  hot_spot     text not null,
  hour         text not null,
  micros       numeric not null,
  entries      bigint not null,
  primary key (operation_id, measure, phase, unit, country, agency, hot_spot, hour)
);

-- Figures as somebody states them; another value stands beside the first.
create table operation_figures (
  operation_id uuid not null references operations (id),
  content      text not null,
  figure       jsonb not null,
  scope        text not null default '',
  state        text not null check (state in ('kept', 'held')),
  reasons      text[] not null default '{}',
  officer      uuid not null,
  agency       text not null,
  received_at  timestamptz not null,
  primary key (operation_id, content)
);

create table operation_sign_offs (
  operation_id uuid not null references operations (id),
  country      text not null,
  digest       text not null,
  officer      uuid not null,
  agency       text not null,
  note         text,
  signed_at    timestamptz not null,
  primary key (operation_id, country, signed_at)
);

create table operation_reports (
  operation_id uuid not null references operations (id),
  number       integer not null,
  report       jsonb not null,
  officer      uuid not null,
  agency       text not null,
  published_at timestamptz not null,
  primary key (operation_id, number)
);
