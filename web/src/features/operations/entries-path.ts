import { withQuery } from '../../wire/ask.ts';
import { pathOf } from './use-operation.ts';

/** Where the entries or hits behind a figure are. */
export function entriesPath(id: string, below: '/entries' | '/hits', query: Parameters<typeof withQuery>[1]): string {
  const path = withQuery(pathOf(id, below), query);
  // The place that is none has an empty code, which is a filter of its own.
  return query.hotSpot === '' ? `${path}&hotSpot=` : path;
}
