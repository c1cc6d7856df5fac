/** Prints the page with everything that is folded away unfolded: paper has no triangle to press. */
export function printWhole(): void {
  const folded = [...document.querySelectorAll<HTMLDetailsElement>('#main details:not([open])')];
  for (const one of folded) one.open = true;
  window.print();
  for (const one of folded) one.open = false;
}
