import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type FieldValues, get, type UseFormReturn } from 'react-hook-form';
import { showNodeFaults, withoutEmpty } from '../../ui/schema-resolver.ts';
import { ask } from '../../wire/ask.ts';
import { type Draft, draftPath } from './use-exchange.ts';

// As long as a pause between two words: less would send every letter.
const PAUSE_MS = 800;

export type SavingState = 'saved' | 'typing' | 'saving' | 'refused';

function bodyOf(typed: FieldValues, kind: Draft['kind'], version: number): object {
  const { recipients, content, items, caseReference, operation } = withoutEmpty(typed);
  return {
    version,
    // A reply goes to whoever asked; nobody else is named.
    ...(kind === 'reply' ? {} : { recipients: recipients ?? [] }),
    content: content ?? {},
    items: items ?? [],
    // What was emptied is taken away: left out, it would stay.
    caseReference: caseReference ?? null,
    operation: operation ?? null,
  };
}

/**
 * Keeps a draft on the node while it is written. Savings go one after the other, each with the version the last one
 * made; what is refused stays in the form and is sent again with the next change.
 */
export function useDraftSaving(draft: Draft, form: UseFormReturn<FieldValues>) {
  const queries = useQueryClient();
  const known = useRef(draft.version);
  const isBehind = useRef(false);
  const line = useRef(Promise.resolve(true));
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [version, setVersion] = useState(draft.version);
  const [state, setState] = useState<SavingState>('saved');
  const [problem, setProblem] = useState<unknown>();

  const saveOnce = useCallback(async (): Promise<boolean> => {
    if (!isBehind.current) return true;
    isBehind.current = false;
    setState('saving');
    try {
      const saved = await ask<Draft>('PATCH', draftPath(draft.id), {
        body: bodyOf(form.getValues(), draft.kind, known.current),
      });
      known.current = saved.version;
      // The node names new items; a second saving must speak of the same ones.
      for (const [at, { id }] of saved.items.entries())
        if (get(form.getValues(), `items.${at}`) !== undefined) form.setValue(`items.${at}.id`, id);
      isBehind.current = false;
      form.clearErrors();
      setProblem(undefined);
      setVersion(saved.version);
      setState('saved');
      void queries.invalidateQueries({ queryKey: ['exchange', 'drafts'] });
      return true;
    } catch (thrown) {
      isBehind.current = true;
      showNodeFaults(thrown, '', (path) => get(form.getValues(), path) !== undefined, form.setError);
      setProblem(thrown);
      setState('refused');
      return false;
    }
  }, [draft.id, draft.kind, form, queries]);

  const save = useCallback((): Promise<boolean> => {
    clearTimeout(timer.current);
    line.current = line.current.then(saveOnce);
    return line.current;
  }, [saveOnce]);

  useEffect(() => {
    const stop = form.subscribe({
      formState: { values: true },
      callback: ({ name }) => {
        // The id of an item is the node's answer, not something typed.
        if (name?.endsWith('.id')) return;
        isBehind.current = true;
        setState('typing');
        clearTimeout(timer.current);
        timer.current = setTimeout(() => void save(), PAUSE_MS);
      },
    });
    return () => {
      stop();
      void save();
    };
  }, [form, save]);

  const latest = useCallback((): number => known.current, []);
  return { version, state, problem, save, latest };
}
