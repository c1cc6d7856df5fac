/**
 * Records that wait to become part of a segment, as plain data: posting them to a worker thread copies them, and the
 * merge there needs neither the delta nor the names engine.
 */
import type { KeyTableBuilder } from './key-table.ts';
import type { PersonCollector } from './person-collector.ts';
import type { PersonRows } from './person-columns.ts';
import type { RecordCollector } from './record-collector.ts';
import type { SegmentSource } from './segment-source.ts';

export interface WaitingPersons {
  readonly count: number;
  readonly records: Uint32Array;
  readonly open: readonly boolean[];
  readonly born: Uint32Array;
  readonly block: Uint32Array;
  readonly traits: Uint32Array;
  readonly nationalities: Uint32Array;
  readonly nationalitySets: readonly string[];
  readonly moreBirths: Uint32Array;
  readonly nameStarts: Uint32Array;
  readonly nameWords: Uint32Array;
  readonly termTexts: readonly string[];
  readonly termKeyStarts: Uint32Array;
  readonly termKeys: Uint32Array;
}

export interface WaitingRecords {
  readonly recordCount: number;
  readonly kinds: readonly string[];
  readonly ids: Uint32Array;
  readonly masks: Uint32Array;
  readonly kindOf: Uint32Array;
  /** 1 for each record that was removed or replaced. */
  readonly dead: Uint8Array;
  /** Hashed keys: high lane, low lane and record, three numbers each. */
  readonly keys: Uint32Array;
  readonly persons: WaitingPersons;
}

/** What a collector holds, as plain data; the arrays are views, good until something is added. */
export function waitingOf(records: RecordCollector, dead: Uint8Array, keys: Uint32Array): WaitingRecords {
  return {
    recordCount: records.count,
    kinds: records.kinds,
    ids: records.ids.view(),
    masks: records.masks.view(),
    kindOf: records.kindOf.view(),
    dead,
    keys,
    persons: waitingPersons(records.persons),
  };
}

function waitingPersons(persons: PersonCollector): WaitingPersons {
  return {
    count: persons.count,
    records: persons.records.view(),
    open: persons.open,
    born: persons.born.view(),
    block: persons.block.view(),
    traits: persons.traits.view(),
    nationalities: persons.nationalities.view(),
    nationalitySets: persons.nationalitySetTexts,
    moreBirths: persons.moreBirths.view(),
    nameStarts: persons.nameStarts.view(),
    nameWords: persons.nameWords.view(),
    termTexts: persons.termTexts,
    termKeyStarts: persons.termKeyStarts.view(),
    termKeys: persons.termKeys.view(),
  };
}

/** Waiting records as a source of a segment. */
export function sourceOfWaiting(waiting: WaitingRecords): SegmentSource {
  const alive = (record: number): boolean => waiting.dead[record] === 0;
  return {
    recordCount: waiting.recordCount,
    kinds: waiting.kinds,
    ids: waiting.ids,
    masks: waiting.masks,
    kindOf: waiting.kindOf,
    persons: rowsOfWaiting(waiting.persons, alive),
    alive,
    recordOfPerson: (person) => waiting.persons.records[person]!,
  };
}

function rowsOfWaiting(persons: WaitingPersons, alive: (record: number) => boolean): PersonRows {
  return {
    ...persons,
    alive: (person) => alive(persons.records[person]!),
    isOpen: (person) => persons.open[person]!,
    blockOf: (person) => persons.block[person]!,
    termCount: persons.termTexts.length,
    termText: (term) => persons.termTexts[term]!,
    termKeyCount: persons.termKeys.length,
    eachTermKey(visit) {
      for (let term = 0; term < persons.termTexts.length; term++) {
        const end = persons.termKeyStarts[term + 1]!;
        for (let at = persons.termKeyStarts[term]!; at < end; at++) visit(persons.termKeys[at]!, term);
      }
    },
  };
}

/** Brings the keys of waiting records, renumbered, into a table. */
export function addWaitingKeys({ keys }: WaitingRecords, newNumber: Uint32Array, builder: KeyTableBuilder): void {
  for (let at = 0; at < keys.length; at += 3)
    builder.addRenumbered(keys[at]!, keys[at + 1]!, newNumber[keys[at + 2]!]!);
}
