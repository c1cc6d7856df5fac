-- The audit: chains of blocks, the checkpoints signed over them, and what waits to be sealed.

-- Each node writes a chain of its own, named after the key that signs it, so that nodes share no lock.
create table audit_chains (
  id         text primary key,
  public_key text not null,
  opened_at  timestamptz not null default now()
);

create table audit_blocks (
  chain    text not null references audit_chains (id),
  height   bigint not null check (height >= 0),
  previous bytea not null check (length(previous) = 32),
  root     bytea not null check (length(root) = 32),
  -- How many entries the chain held before this block.
  before   bigint not null check (before >= 0),
  entries  integer not null check (entries > 0),
  first_at timestamptz not null,
  last_at  timestamptz not null,
  hash     bytea not null check (length(hash) = 32),
  -- The smallest and largest entry id inside: a way to find an entry, not part of the proof.
  low_id   uuid not null,
  high_id  uuid not null,
  -- The entries, one canonical line each; the first byte says how they are packed.
  packed   bytea not null,
  primary key (chain, height)
);

-- Packed already: a second compression would only cost time.
alter table audit_blocks alter column packed set storage external;

create index audit_blocks_by_entry on audit_blocks (high_id, low_id);
create index audit_blocks_by_time on audit_blocks (last_at, first_at);

create table audit_checkpoints (
  chain      text not null references audit_chains (id),
  height     bigint not null,
  entries    bigint not null,
  hash       bytea not null check (length(hash) = 32),
  at         timestamptz not null,
  signature  bytea not null,
  primary key (chain, height)
);

-- Entries noted inside the transaction that did the thing; sealed into the chain moments after it commits.
create table audit_waiting (
  id    uuid primary key,
  chain text not null,
  line  text not null,
  at    timestamptz not null default now()
);

-- Which entries touched which records: derived from the blocks, and compared with them by `verify`.
create table audit_touches (
  chain     text not null,
  height    bigint not null,
  entry     uuid not null,
  record_id text not null,
  register  text not null,
  owner     text not null,
  at        timestamptz not null,
  agency    text not null,
  purpose   text not null,
  action    text not null,
  outcome   text not null,
  primary key (chain, height, entry, record_id)
);

create index audit_touches_of_owner on audit_touches (owner, at);
create index audit_touches_of_record on audit_touches (record_id, at);
