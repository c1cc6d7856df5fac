-- What a person decided about two entries that may be one thing. Nothing is overwritten: the newest decision holds.
create table operation_double_decisions (
  operation_id uuid not null references operations (id),
  -- The lesser id first, so that a pair is one pair.
  entry_a      text not null,
  entry_b      text not null check (entry_a < entry_b),
  -- `one`: the same thing, counted once; `two`: two things, and not asked again.
  decision     text not null check (decision in ('one', 'two')),
  note         text not null,
  officer      text not null,
  agency       text not null,
  decided_at   timestamptz not null,
  primary key (operation_id, entry_a, entry_b, decided_at)
);
