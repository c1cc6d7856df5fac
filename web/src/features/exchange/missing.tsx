import { CircleAlert } from 'lucide-react';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { CheckList } from '../../ui/check-list.tsx';
import { Field } from '../../ui/field.tsx';
import css from './exchange.module.css';
import { type Obstacle, useObstacleText } from './obstacle-words.ts';
import type { Assessment } from './use-exchange.ts';

const Missing = createContext<ReadonlyMap<string, readonly Obstacle[]>>(new Map());

/** The fields of a draft know by this what stands in the way at each of them. */
export function MissingProvider({ assessment, children }: { assessment: Assessment | undefined; children: ReactNode }) {
  const byField = useMemo(
    () =>
      Map.groupBy(
        (assessment?.obstacles ?? []).filter(({ level, isSettled, field }) => level === 'stop' && !isSettled && field),
        ({ field = '' }) => field.slice(1).replaceAll('/', '.'),
      ),
    [assessment],
  );
  return <Missing value={byField}>{children}</Missing>;
}

/** What stands in the way at one field, in a sentence; nothing when the field is as it must be. */
export function MissingAt({
  name,
  below = false,
}: {
  name: string /** At every field that it holds, too. */;
  below?: boolean;
}) {
  const missing = useContext(Missing);
  const say = useObstacleText();
  const these = below
    ? [...missing].flatMap(([field, obstacles]) => (field === name || field.startsWith(`${name}.`) ? obstacles : []))
    : (missing.get(name) ?? []);
  return these.map((obstacle) => (
    <span key={obstacle.key} className={css.missing}>
      <CircleAlert size={14} aria-hidden="true" className={css.inline} /> {say(obstacle)}
    </span>
  ));
}

/** A field of a draft: what it still lacks stands beside it, and is read out with it. */
export function DraftField({ description, ...field }: Parameters<typeof Field>[0]) {
  return (
    <Field
      {...field}
      description={
        <>
          {description} <MissingAt name={field.name} />
        </>
      }
    />
  );
}

/** Codes of a closed list in a draft, the same way. */
export function DraftCheckList({ description, ...list }: Parameters<typeof CheckList>[0]) {
  return (
    <CheckList
      {...list}
      description={
        <>
          {description} <MissingAt name={list.name} />
        </>
      }
    />
  );
}
