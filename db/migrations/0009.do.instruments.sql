-- The node's own register of instruments: what its agencies add to the facts that come with the product.
-- Rows are only ever added. Each holds two times: the day it speaks about, and `known_from`, the day on which the register could
-- first know it; a correction is a further row, so that every answer can be given again as it was on any earlier day.

-- Raised in the transaction of every change, which also makes writers take turns; whoever holds the register in memory follows it.
create table instrument_register (
  one     boolean primary key default true check (one),
  version bigint not null
);

-- The wording of an own instrument: scope, measures, articles, channel, conditions, as the engine reads them. The newest counts.
create table instrument_descriptions (
  id             uuid primary key,
  code           text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,62}$'),
  description    jsonb not null,
  source         text not null,
  grade          text not null check (grade in ('treaty-text', 'depositary', 'secondary', 'unverified')),
  as_of          date not null,
  known_from     date not null,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);
create index instrument_wordings on instrument_descriptions (code, entered_at);

-- What a party did or is, under an own or a shipped instrument. Dates may lack the month or the day.
create table instrument_party_acts (
  id             uuid primary key,
  instrument     text not null,
  party          text not null,
  act            text not null,
  act_on         text not null check (act_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  note           text,
  -- Where it came from, when a step of a negotiation made it a fact.
  step_id        uuid,
  source         text not null,
  grade          text not null check (grade in ('treaty-text', 'depositary', 'secondary', 'unverified')),
  as_of          date not null,
  known_from     date not null,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);
create index instrument_party_acts_of on instrument_party_acts (instrument, party);

-- A fact, shipped or own, that was found wrong: it counts for what was known before, and no longer.
create table instrument_corrections (
  id             uuid primary key,
  instrument     text not null,
  party          text not null,
  act            text not null,
  act_on         text not null,
  -- No value: this fact of whatever source.
  of_source      text,
  reason         text not null,
  known_from     date not null,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);

create table instrument_declarations (
  id             uuid primary key,
  instrument     text not null,
  party          text not null,
  declared       text not null,
  excludes       text[] not null default '{}',
  adds           text[] not null default '{}',
  in_force_from  date not null,
  in_force_until date,
  source         text not null,
  grade          text not null check (grade in ('treaty-text', 'depositary', 'secondary', 'unverified')),
  as_of          date not null,
  known_from     date not null,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);

-- One instrument takes the place of another between those bound by both; no measures: all of them.
create table instrument_replacements (
  id             uuid primary key,
  replaced       text not null,
  by_instrument  text not null,
  measures       text[] not null default '{}',
  articles       text not null,
  source         text not null,
  grade          text not null check (grade in ('treaty-text', 'depositary', 'secondary', 'unverified')),
  as_of          date not null,
  known_from     date not null,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);

-- An instrument ends for everybody, or some measures or articles of it do.
create table instrument_ends (
  id             uuid primary key,
  instrument     text not null,
  ends_on        text not null check (ends_on ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  measures       text[] not null default '{}',
  articles       text[] not null default '{}',
  replaced_by    text,
  note           text,
  source         text not null,
  grade          text not null check (grade in ('treaty-text', 'depositary', 'secondary', 'unverified')),
  as_of          date not null,
  known_from     date not null,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);

create table instrument_authorities (
  id             uuid primary key,
  party          text not null,
  measures       text[] not null,
  name           text not null,
  languages      text[] not null default '{}',
  source         text not null,
  grade          text not null check (grade in ('treaty-text', 'depositary', 'secondary', 'unverified')),
  as_of          date not null,
  known_from     date not null,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);

-- From a gap to an agreement: who wants which help, and every dated step on the way.
create table negotiations (
  id             uuid primary key,
  title          text not null,
  parties        text[] not null,
  measure        text not null,
  offence        text not null,
  data           text not null,
  gap            text,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);
create index negotiations_newest on negotiations (entered_at desc, id desc);

create table negotiation_steps (
  id             uuid primary key,
  negotiation_id uuid not null references negotiations (id),
  kind           text not null check (kind in ('need', 'meeting', 'draft', 'signature', 'ratification', 'entry-into-force', 'shelved')),
  step_on        date not null,
  party          text,
  place          text,
  focal_points   text[] not null default '{}',
  result         text not null,
  source         text,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);
create index steps_of_a_negotiation on negotiation_steps (negotiation_id, step_on, entered_at);

-- The agreement a negotiation ended in; from then on its signatures and ratifications are facts of that instrument.
create table negotiation_instruments (
  negotiation_id uuid primary key references negotiations (id),
  instrument     text not null,
  entered_by     uuid not null,
  entered_agency text not null,
  entered_at     timestamptz not null
);
