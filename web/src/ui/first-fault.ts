import { type RefObject, useEffect, useRef } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';

/**
 * Takes whoever sent a long form to the first thing that is wrong in it, in the order of the page; also where that is a
 * whole group, which has no field of its own. Goes to the form as its `ref`.
 */
export function useFirstFault<Values extends FieldValues>(
  form: UseFormReturn<Values>,
): RefObject<HTMLFormElement | null> {
  const place = useRef<HTMLFormElement>(null);
  const { submitCount, errors } = form.formState;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time the form is sent, not while it is mended.
  useEffect(() => {
    if (submitCount === 0 || Object.keys(errors).length === 0) return;
    const fault = place.current?.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]');
    if (!fault) return;
    const group = fault.closest('fieldset') ?? fault.parentElement;
    const field = fault.hasAttribute('aria-invalid') ? fault : group?.querySelector<HTMLElement>('input, select');
    field?.focus({ preventScroll: true });
    fault.scrollIntoView({ block: 'center' });
  }, [submitCount]);
  return place;
}
