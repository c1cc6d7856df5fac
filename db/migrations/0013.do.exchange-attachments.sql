-- Files that messages carry: kept once for each agency that adds them, encrypted with a key of that agency, in pieces.

create table exchange_vault_keys (
  agency  text primary key,
  -- The agency's key for its files, sealed with the node's key.
  sealed  bytea not null,
  made_at timestamptz not null
);

-- A file by what it holds: the same file added twice is kept once.
create table exchange_contents (
  id      uuid primary key,
  agency  text not null,
  -- Null until the last piece has come; what stays so was broken off.
  sha256  text,
  bytes   bigint,
  pieces  integer,
  made_at timestamptz not null
);
create unique index exchange_contents_by_hash on exchange_contents (agency, sha256) where sha256 is not null;

create table exchange_pieces (
  content_id uuid not null references exchange_contents (id) on delete cascade,
  number     integer not null,
  sealed     bytea not null,
  primary key (content_id, number)
);

create table exchange_attachments (
  id           uuid primary key,
  agency       text not null,
  -- The draft to which it was added.
  message_id   uuid not null references exchange_messages (id),
  -- Null when its file was erased.
  content_id   uuid references exchange_contents (id),
  name         text not null,
  -- As its bytes show, not as its name claims.
  type         text not null,
  claimed_type text,
  bytes        bigint not null,
  sha256       text not null,
  state        text not null check (state in ('clean', 'unscanned', 'quarantined')),
  why          text,
  added_by     uuid not null,
  added_at     timestamptz not null
);
create index exchange_attachments_of_a_message on exchange_attachments (message_id, added_at);
create index exchange_attachments_of_a_content on exchange_attachments (content_id);
