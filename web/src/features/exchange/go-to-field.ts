/** Puts the focus on the field that the node names by a pointer, or on the nearest part of the form that holds it. */
export function goToField(pointer: string): void {
  const path = pointer.slice(1).split('/');
  for (; path.length > 0; path.pop()) {
    const name = path.join('.');
    const part = document.querySelector<HTMLElement>(
      `main [name="${CSS.escape(name)}"], main [data-field="${CSS.escape(name)}"], main [name^="${CSS.escape(name)}."]`,
    );
    const field = part?.matches('input, select, textarea')
      ? part
      : part?.querySelector<HTMLElement>('input, select, textarea, button');
    if (!field) continue;
    field.scrollIntoView({ block: 'center' });
    field.focus({ preventScroll: true });
    return;
  }
}
