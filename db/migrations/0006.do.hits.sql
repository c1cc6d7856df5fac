-- Hits followed up between the desk that searched and the desk that owns the record, and the notices that both see live.

-- What a search disclosed with certainty: the ground for every count of matches, own and foreign.
create table matches (
  search_id uuid not null,
  record_id uuid not null,
  register  text not null,
  owner     text not null,
  asker     text not null,
  officer   uuid not null,
  -- foreign: a hit as the SIRENE Manual defines it; own: by the owner itself; no-action: foreign, nothing asked for.
  nature    text not null check (nature in ('foreign', 'own', 'no-action')),
  band      text not null check (band in ('hit', 'possible')),
  score     double precision not null,
  hit_id    uuid,
  operation text,
  -- Made by the client: the same check sent again is the same sighting.
  sighting  text,
  at        timestamptz not null,
  primary key (search_id, record_id)
);
create unique index matches_once_per_sighting on matches (record_id, asker, sighting) where sighting is not null;
create index matches_of_a_hit on matches (hit_id, at) where hit_id is not null;
create index matches_by_time on matches (at);

create sequence hit_numbers;

create table hits (
  id                uuid primary key,
  reference         text not null unique,
  record_id         uuid not null references records (id),
  register          text not null,
  owner             text not null,
  asker             text not null,
  officer           uuid not null,
  -- Audit entry of the search that revealed it.
  search_id         uuid not null,
  asked             text,
  purpose           text not null,
  case_reference    text,
  operation         text,
  place             text,
  state             text not null check (state in ('new', 'owner-told', 'confirmed', 'not-the-same', 'record-out-of-date', 'action-taken', 'closed')),
  decision          text check (decision in ('confirmed', 'not-the-same', 'record-out-of-date')),
  band              text not null check (band in ('hit', 'possible')),
  score             double precision not null,
  repeats           integer not null default 0,
  opened_at         timestamptz not null,
  last_seen_at      timestamptz not null,
  told_at           timestamptz,
  decided_at        timestamptz,
  acted_at          timestamptz,
  closed_at         timestamptz,
  action_taken      text,
  -- The deadline by both countings; the earlier one rings.
  rule              text not null,
  zone              text not null,
  due_elapsed_at    timestamptz not null,
  due_regulation_at timestamptz not null,
  alarm_at          timestamptz not null,
  -- How many steps of the escalation have been announced, and when the next one is due.
  steps_told        integer not null default 0,
  next_step_at      timestamptz,
  version           integer not null default 1
);
-- A repeated identical hit is counted, not sent again.
create unique index hits_open_once on hits (record_id, asker) where state not in ('closed', 'not-the-same');
create index hits_denied on hits (record_id, asker, asked) where decision = 'not-the-same';
create index hits_of_an_owner on hits (owner, opened_at desc, id);
create index hits_of_an_asker on hits (asker, opened_at desc, id);
create index hits_of_an_operation on hits (operation, opened_at) where operation is not null;
create index hits_to_remind on hits (next_step_at) where next_step_at is not null;

-- Every change of state: who, when, why.
create table hit_steps (
  hit_id  uuid not null references hits (id),
  number  integer not null,
  step    text not null,
  officer text not null,
  agency  text not null,
  note    text,
  at      timestamptz not null,
  primary key (hit_id, number)
);

create table hit_messages (
  id      uuid primary key,
  hit_id  uuid not null references hits (id),
  officer uuid not null,
  agency  text not null,
  text    text not null,
  at      timestamptz not null
);
create index hit_messages_in_order on hit_messages (hit_id, at, id);

-- What came of it; each agency says one thing of each kind once.
create table hit_feedback (
  hit_id    uuid not null references hits (id),
  agency    text not null,
  kind      text not null check (kind in ('used', 'not-used', 'led-to-arrest', 'led-to-seizure', 'led-to-identification', 'led-to-protection', 'wrong-person', 'record-wrong')),
  officer   uuid not null,
  note      text,
  at        timestamptz not null,
  primary key (hit_id, agency, kind)
);

-- What follow-up says about a record, for its owner and for calibration.
create table record_quality (
  record_id         uuid primary key references records (id),
  hits              integer not null default 0,
  repeats           integer not null default 0,
  confirmed         integer not null default 0,
  not_the_same      integer not null default 0,
  out_of_date       integer not null default 0,
  useful            integer not null default 0,
  not_used          integer not null default 0,
  wrong_person      integer not null default 0,
  record_wrong      integer not null default 0,
  last_confirmed_at timestamptz
);

-- Which deadline an owner holds itself to; without a row it is that of the SIRENE Manual.
create table hit_clocks (
  agency     text not null,
  -- Empty: every register of the agency.
  register   text not null default '',
  rule       text not null,
  changed_by text not null,
  changed_at timestamptz not null,
  primary key (agency, register)
);

-- What agencies are told live. Ids are given under a lock held until commit, so they appear in their order.
create table notices (
  id       bigint generated always as identity primary key,
  audience text not null,
  topic    text not null check (topic in ('hit', 'operation')),
  ref      text not null,
  what     text not null,
  at       timestamptz not null
);
create index notices_of_an_agency on notices (audience, id);
create index notices_by_age on notices (at);
