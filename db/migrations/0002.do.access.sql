-- Who may use the node: parties, agencies, officers, how they sign in, and the keys of their systems.

-- Countries, territories and organisations. A party is listed without prejudice to its status.
create table parties (
  code           text primary key check (code ~ '^[A-Z][A-Z0-9-]{1,15}$'),
  kind           text not null check (kind in ('country', 'territory', 'organisation')),
  names          jsonb not null,
  note           text,
  iso_alpha2     text check (iso_alpha2 ~ '^[A-Z]{2}$'),
  iso_numeric    text check (iso_numeric ~ '^[0-9]{3}$'),
  -- Codes under which its travel documents are issued, where they differ from its own.
  document_codes text[] not null default '{}',
  invented       boolean not null default false,
  source         text not null,
  as_of          date not null
);

create table agencies (
  id        uuid primary key,
  code      text not null check (code ~ '^[A-Z][A-Z0-9-]{1,31}$'),
  name      text not null,
  -- No value: the operator of the node, who belongs to no party.
  party     text references parties (code),
  functions text[] not null default '{}',
  -- For what it may search; nothing by default.
  purposes  text[] not null default '{}',
  time_zone text not null default 'UTC',
  -- The agency that runs this node.
  own       boolean not null default false,
  active    boolean not null default true,
  made_at   timestamptz not null
);
create unique index agencies_by_code on agencies (code);
create index agencies_by_party on agencies (party, code);

create table officers (
  id           uuid primary key,
  agency_id    uuid not null references agencies (id),
  sign_in_name text not null check (sign_in_name ~ '^[a-z0-9][a-z0-9._-]{1,63}$'),
  name         text not null,
  language     text not null default 'en',
  sound        boolean not null default true,
  active       boolean not null default true,
  made_at      timestamptz not null,
  -- Who this is at the OpenID Connect provider, once linked.
  oidc_issuer  text,
  oidc_subject text,
  check ((oidc_issuer is null) = (oidc_subject is null))
);
create unique index officers_by_sign_in_name on officers (sign_in_name);
create unique index officers_by_oidc_subject on officers (oidc_issuer, oidc_subject);
create index officers_of_agency on officers (agency_id, name);

create table officer_roles (
  officer_id uuid not null references officers (id),
  role       text not null,
  given_by   uuid,
  given_at   timestamptz not null,
  primary key (officer_id, role)
);

-- Nothing below can be turned back into a password, a code or a token; TOTP secrets are sealed with the node's key.
create table passwords (
  officer_id uuid primary key references officers (id),
  hash       text not null,
  changed_at timestamptz not null
);

create table totp_secrets (
  officer_id   uuid primary key references officers (id),
  sealed       bytea not null,
  confirmed_at timestamptz,
  -- The newest time step whose code was taken: a code serves once.
  last_step    bigint not null default 0,
  -- A new secret waits here until a code of it was given.
  waiting      bytea
);

create table recovery_codes (
  officer_id uuid not null references officers (id),
  hash       bytea not null,
  used_at    timestamptz,
  primary key (officer_id, hash)
);

create table passkeys (
  id           text primary key,
  row_id       uuid not null,
  officer_id   uuid not null references officers (id),
  name         text not null,
  public_key   bytea not null,
  counter      bigint not null,
  transports   text[] not null default '{}',
  made_at      timestamptz not null,
  last_used_at timestamptz
);
create unique index passkeys_by_row_id on passkeys (row_id);
create index passkeys_of_officer on passkeys (officer_id, made_at);

create table sessions (
  id         uuid primary key,
  token_hash bytea not null,
  officer_id uuid not null references officers (id),
  method     text not null check (method in ('password', 'totp', 'recovery-code', 'passkey', 'oidc', 'invitation')),
  agent      text not null,
  address    text not null,
  started_at timestamptz not null,
  seen_at    timestamptz not null,
  idle_until timestamptz not null,
  expires_at timestamptz not null,
  ended_at   timestamptz
);
create unique index sessions_by_token on sessions (token_hash);
create index sessions_of_officer_open on sessions (officer_id, started_at) where ended_at is null;

-- Between the first and the second step of signing in.
create table sign_in_tickets (
  token_hash bytea primary key,
  officer_id uuid not null references officers (id),
  wrong      integer not null default 0,
  expires_at timestamptz not null
);

create table passkey_challenges (
  id          uuid primary key,
  challenge   text not null,
  -- Who registers or proves; no value: whoever the passkey says.
  officer_id  uuid references officers (id),
  ticket_hash bytea,
  registers   boolean not null,
  expires_at  timestamptz not null
);

create table oidc_attempts (
  state_hash bytea primary key,
  nonce      text not null,
  verifier   text not null,
  expires_at timestamptz not null
);

create table invitations (
  id         uuid primary key,
  token_hash bytea not null,
  officer_id uuid not null references officers (id),
  reason     text not null check (reason in ('first-administrator', 'new-officer', 'recovery')),
  made_by    uuid,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create unique index invitations_by_token on invitations (token_hash);
create index invitations_of_officer on invitations (officer_id) where used_at is null;

create table api_keys (
  id           uuid primary key,
  agency_id    uuid not null references agencies (id),
  made_by      uuid not null references officers (id),
  name         text not null,
  prefix       text not null,
  token_hash   bytea not null,
  rights       text[] not null,
  made_at      timestamptz not null,
  expires_at   timestamptz not null,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create unique index api_keys_by_token on api_keys (token_hash);
create index api_keys_of_agency on api_keys (agency_id, made_at);

-- Wrong attempts, by keyed hash of the typed name (known or not) and by address.
create table sign_in_failures (
  subject      text primary key,
  failures     integer not null,
  last_at      timestamptz not null,
  locked_until timestamptz
);
create index sign_in_failures_by_age on sign_in_failures (last_at);
