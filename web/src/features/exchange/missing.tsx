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

function Sentences({ obstacles }: { obstacles: readonly Obstacle[] }) {
  const say = useObstacleText();
  return obstacles.map((obstacle) => (
    <span key={obstacle.key} className={css.missing}>
      <CircleAlert size={14} aria-hidden="true" className={css.inline} /> {say(obstacle)}
    </span>
  ));
}

/** What stands in the way at one field, in a sentence; nothing when the field is as it must be. */
export function MissingAt({ name }: { name: string }) {
  return <Sentences obstacles={useContext(Missing).get(name) ?? []} />;
}

/** The same for a part of the form and every field in it. */
export function MissingWithin({ name }: { name: string }) {
  const within = [...useContext(Missing)].flatMap(([field, obstacles]) =>
    field === name || field.startsWith(`${name}.`) ? obstacles : [],
  );
  return <Sentences obstacles={within} />;
}

/** How a field is filled in, and what it still lacks: a screen reader reads it out with the field. */
function useDescription(name: string, description: ReactNode): ReactNode {
  const missing = useContext(Missing).get(name);
  return missing ? (
    <>
      {description} <Sentences obstacles={missing} />
    </>
  ) : (
    description
  );
}

/** A field of a draft. */
export function DraftField({ description, ...field }: Parameters<typeof Field>[0]) {
  return <Field {...field} description={useDescription(field.name, description)} />;
}

/** Codes of a closed list in a draft. */
export function DraftCheckList({ description, ...list }: Parameters<typeof CheckList>[0]) {
  return <CheckList {...list} description={useDescription(list.name, description)} />;
}
