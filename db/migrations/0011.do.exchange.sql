-- Messages between agencies: what was written, to whom it went, what proves it, and under which conditions it is held.

alter table notices drop constraint notices_topic_check;
alter table notices add constraint notices_topic_check check (topic in ('hit', 'operation', 'exchange'));

-- With what an agency signs. The private half is sealed with the node's key; an agency that lives on another node has none here.
create table exchange_keys (
  -- Thumbprint of the public key (RFC 7638).
  id         text primary key,
  agency     text not null,
  public_key jsonb not null,
  sealed     bytea,
  made_at    timestamptz not null,
  retired_at timestamptz
);
create unique index exchange_keys_in_use on exchange_keys (agency) where retired_at is null;

create sequence exchange_numbers;

create table exchange_messages (
  id             uuid primary key,
  reference      text not null unique,
  kind           text not null check (kind in ('information-request', 'reply', 'spontaneous-information', 'hit-follow-up', 'warning', 'mla-request', 'jit-proposal', 'case-message')),
  state          text not null check (state in ('draft', 'waiting', 'released', 'discarded', 'erased')),
  sender         text not null,
  sender_party   text not null,
  -- The first message of the conversation.
  thread         uuid not null,
  in_reply_to    uuid references exchange_messages (id),
  hit_id         uuid,
  case_reference text,
  operation      text,
  recipients     text[] not null default '{}',
  -- Everything but the items; null when erased.
  content        jsonb,
  -- Items of a draft; when it is released they become rows of exchange_items.
  draft_items    jsonb,
  drafter        uuid not null,
  -- Whoever wrote in it: none of them is its second person.
  writers        uuid[] not null default '{}',
  releaser       uuid,
  created_at     timestamptz not null,
  changed_at     timestamptz not null,
  submitted_at   timestamptz,
  released_at    timestamptz,
  erased_at      timestamptz,
  version        integer not null default 1
);
create index exchange_drafts on exchange_messages (sender, changed_at desc, id) where state in ('draft', 'waiting');
create index exchange_sent on exchange_messages (sender, released_at desc, id) where released_at is not null;
create index exchange_threads on exchange_messages (thread, created_at, id);
create index exchange_of_a_hit on exchange_messages (hit_id) where hit_id is not null;

-- One recipient's copy of a message: its envelope, where it stands, its clock. Each recipient has an envelope of its own,
-- so that none learns of another.
create table exchange_deliveries (
  message_id      uuid not null references exchange_messages (id),
  recipient       text not null,
  recipient_party text not null,
  -- What the inbox sorts and filters by, kept here so that it reads one table.
  reference       text not null,
  kind            text not null,
  sender          text not null,
  sender_party    text not null,
  thread          uuid not null,
  in_reply_to     uuid,
  offence         text,
  is_urgent       boolean not null default false,
  case_reference  text,
  state           text not null check (state in ('submitted', 'delivered', 'clarifying', 'accepted', 'rejected', 'answered', 'refused', 'closed')),
  -- Compact JWS; null when erased. The hash of its payload stays.
  envelope        text,
  hash            text not null,
  -- Instrument, articles, channel, conditions as they stood at release.
  basis           jsonb not null,
  -- Whether the asked office holds the information itself; it says so, and the clock follows.
  access          text check (access in ('direct', 'indirect')),
  stops           jsonb not null default '[]',
  rule            text,
  -- The alarm of the open clock that rings first; infinity without one, so that what is due first stands first.
  due_at          timestamptz not null default 'infinity',
  is_late         boolean not null default false,
  -- How many steps of the escalation were announced for the clock that rings first, and when the next one is due.
  next_step_at    timestamptz,
  assigned_to     uuid,
  submitted_at    timestamptz not null,
  delivered_at    timestamptz,
  read_at         timestamptz,
  decided_at      timestamptz,
  answered_at     timestamptz,
  closed_at       timestamptz,
  reply_id        uuid,
  outcome         text check (outcome in ('full', 'partial', 'nothing-found', 'refused')),
  ground          text,
  ground_text     text,
  review_on       date,
  reviewed        jsonb not null default '[]',
  version         integer not null default 1,
  primary key (message_id, recipient)
);
create index exchange_inbox on exchange_deliveries (recipient, due_at, submitted_at, message_id)
  where state in ('delivered', 'clarifying', 'accepted');
create index exchange_received on exchange_deliveries (recipient, submitted_at desc, message_id) where state <> 'submitted';
create index exchange_outbox on exchange_deliveries (sender, due_at, submitted_at, message_id)
  where state in ('submitted', 'delivered', 'clarifying', 'accepted');
create index exchange_undelivered on exchange_deliveries (submitted_at) where state = 'submitted';
create index exchange_to_remind on exchange_deliveries (next_step_at) where next_step_at is not null;
create index exchange_to_review on exchange_deliveries (review_on) where review_on is not null;
create index exchange_by_time on exchange_deliveries (submitted_at);

-- The clocks of a delivery: usually one; an investigation order has three.
create table exchange_clocks (
  message_id        uuid not null,
  recipient         text not null,
  rule              text not null,
  zone              text not null,
  started_at        timestamptz not null,
  met_at            timestamptz,
  ended_at          timestamptz,
  is_late           boolean not null default false,
  -- {length, reason, announcedAt}
  deviation         jsonb,
  due_elapsed_at    timestamptz not null,
  due_regulation_at timestamptz not null,
  alarm_at          timestamptz not null,
  steps_told        integer not null default 0,
  next_step_at      timestamptz,
  primary key (message_id, recipient, rule),
  foreign key (message_id, recipient) references exchange_deliveries (message_id, recipient)
);

-- What a message carries, each with its own terms. An item has one originator for ever, whoever passes it on.
create table exchange_items (
  id            uuid primary key,
  -- The message with which the originator first sent it.
  message_id    uuid not null references exchange_messages (id),
  originator    text not null,
  kind          text not null,
  role          text,
  -- Null when erased.
  body          jsonb,
  language      text,
  translate     boolean not null default false,
  grade         text not null,
  handling      text[] not null,
  handling_note text,
  withheld_from text[] not null default '{}',
  is_special    boolean not null default false,
  purpose       text,
  basis         text,
  retain_until  date,
  state         text not null default 'current' check (state in ('current', 'withdrawn', 'erased')),
  version       integer not null default 1,
  changed_at    timestamptz not null
);
create index exchange_items_of_a_message on exchange_items (message_id);
create index exchange_items_to_erase on exchange_items (retain_until) where retain_until is not null and state <> 'erased';

create table exchange_item_versions (
  item_id    uuid not null references exchange_items (id),
  version    integer not null,
  change     text not null check (change in ('sent', 'amended', 'withdrawn', 'erased')),
  body       jsonb,
  why        text,
  officer    uuid,
  changed_at timestamptz not null,
  primary key (item_id, version)
);

-- Who holds an item, by which message it came, and whether it came by consent: without that consent it is not shown.
create table exchange_holdings (
  item_id    uuid not null references exchange_items (id),
  holder     text not null,
  message_id uuid not null references exchange_messages (id),
  -- Place of the item in that message.
  place      integer not null,
  consent_id uuid,
  held_since timestamptz not null,
  primary key (item_id, holder, message_id)
);
create index exchange_holdings_of_a_message on exchange_holdings (message_id, holder, place);

-- An originator is asked to let an item be used in court, or passed on to somebody.
create table exchange_consents (
  id                uuid primary key,
  asker             text not null,
  originator        text not null,
  use               text not null check (use in ('court', 'onward')),
  onward_to         text[] not null default '{}',
  -- The message in which the asker holds the items.
  message_id        uuid not null references exchange_messages (id),
  why               text not null,
  state             text not null check (state in ('asked', 'granted', 'refused', 'withdrawn')),
  asked_by          uuid not null,
  asked_at          timestamptz not null,
  decided_by        uuid,
  decided_at        timestamptz,
  decision_note     text,
  withdrawn_at      timestamptz,
  rule              text not null,
  zone              text not null,
  due_elapsed_at    timestamptz not null,
  due_regulation_at timestamptz not null,
  alarm_at          timestamptz not null,
  steps_told        integer not null default 0,
  next_step_at      timestamptz
);
create index exchange_consents_to_decide on exchange_consents (originator, alarm_at) where state = 'asked';
create index exchange_consents_asked on exchange_consents (asker, asked_at desc);
create index exchange_consents_to_remind on exchange_consents (next_step_at) where next_step_at is not null;

create table exchange_consent_items (
  consent_id uuid not null references exchange_consents (id),
  item_id    uuid not null references exchange_items (id),
  primary key (consent_id, item_id)
);
create index exchange_consents_of_an_item on exchange_consent_items (item_id);

-- What every holder of an item is told about it, with two receipts: applied by the holder's node, seen by an officer.
create table exchange_tellings (
  id         uuid primary key,
  item_id    uuid not null references exchange_items (id),
  message_id uuid not null references exchange_messages (id),
  holder     text not null,
  what       text not null check (what in ('amended', 'withdrawn', 'consent-withdrawn', 'erased')),
  version    integer not null,
  why        text,
  told_at    timestamptz not null,
  receipt    text not null,
  seen_at    timestamptz,
  seen_by    uuid
);
create index exchange_tellings_unseen on exchange_tellings (holder, told_at) where seen_at is null;
create index exchange_tellings_of_an_item on exchange_tellings (item_id, told_at);

-- What proves what happened to a delivery: each signed by the agency that did it and tied to the one before.
create table exchange_evidences (
  message_id uuid not null,
  recipient  text not null,
  number     integer not null,
  what       text not null,
  agency     text not null,
  at         timestamptz not null,
  -- Compact JWS over canonical JSON.
  proof      text not null,
  hash       text not null,
  audit      uuid not null,
  primary key (message_id, recipient, number),
  foreign key (message_id, recipient) references exchange_deliveries (message_id, recipient)
);

create table exchange_clarifications (
  id          uuid primary key,
  message_id  uuid not null,
  recipient   text not null,
  missing     text[] not null default '{}',
  question    text not null,
  asked_by    uuid not null,
  asked_at    timestamptz not null,
  answer      text,
  answered_by uuid,
  answered_at timestamptz,
  foreign key (message_id, recipient) references exchange_deliveries (message_id, recipient)
);
create index exchange_clarifications_of_a_delivery on exchange_clarifications (message_id, recipient, asked_at);

-- How a message came about, for the agency's own eyes: who wrote, sent back, decided a stop, took over.
create table exchange_steps (
  message_id uuid not null references exchange_messages (id),
  agency     text not null,
  number     integer not null,
  step       text not null,
  officer    text not null,
  note       text,
  at         timestamptz not null,
  primary key (message_id, agency, number)
);

-- A second person's decision about a stop; it stands for the version it was made on.
create table exchange_stops (
  message_id uuid not null references exchange_messages (id),
  code       text not null,
  version    integer not null,
  decision   text not null check (decision in ('lifted', 'upheld')),
  why        text not null,
  officer    uuid not null,
  at         timestamptz not null,
  primary key (message_id, code, version)
);

create table exchange_feedback (
  message_id uuid not null,
  recipient  text not null,
  agency     text not null,
  kind       text not null,
  note       text,
  officer    uuid not null,
  at         timestamptz not null,
  primary key (message_id, recipient, agency, kind)
);

-- What was asked about whom, by keyed hashes, through this node or any other channel: the ground for finding duplicates.
create table exchange_asked (
  id         uuid not null,
  key        text not null,
  party      text not null,
  agency     text not null,
  channel    text not null,
  offence    text,
  message_id uuid references exchange_messages (id),
  reference  text not null,
  recipients text[] not null,
  asked_at   timestamptz not null,
  primary key (id, key)
);
create index exchange_asked_before on exchange_asked (party, key, asked_at);

-- How far an agency lets itself go with another: with an agency, with all of a party, or with everybody (*).
create table exchange_ceilings (
  agency        text not null,
  partner       text not null,
  handling      text not null check (handling in ('H0', 'H1', 'H2', 'H3')),
  -- Null: every offence.
  offences      text[],
  data          text not null check (data in ('strategic', 'personal', 'special')),
  second_person text not null check (second_person in ('always', 'personal', 'special')),
  changed_by    uuid not null,
  changed_at    timestamptz not null,
  primary key (agency, partner)
);

-- An agency's own deadlines, and which rule it answers by.
create table exchange_rules (
  agency     text not null,
  code       text not null,
  rule       jsonb not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (agency, code)
);
create table exchange_rule_choices (
  agency     text not null,
  kind       text not null,
  pace       text not null check (pace in ('urgent-direct', 'urgent-indirect', 'other')),
  rule       text not null,
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (agency, kind, pace)
);

-- Envelopes that were not taken: forged, replayed, changed, or a reply to something else.
create table exchange_rejects (
  id         uuid primary key,
  reason     text not null,
  -- Whom it claims to come from and go to; nobody vouches for either.
  sender     text,
  recipient  text,
  message_id text,
  hash       text not null,
  at         timestamptz not null
);
create index exchange_rejects_of_an_agency on exchange_rejects (sender, at desc);
