import { useEffect } from 'react';

/** What has the focus and everything around it, innermost first. */
function aroundOf(target: EventTarget | null): Element[] {
  const around: Element[] = [];
  for (let at = target instanceof Element ? target : null; at; at = at.parentElement) around.push(at);
  return around;
}

function isFree(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/**
 * What has the focus may leave the screen: a form that was sent, an entry that was taken away, a button that waits for
 * the node. The browser then gives the focus to the page as a whole, and whoever works by keyboard begins at its top. It
 * goes to what stood nearest around it instead, or back to the button once that can be pressed again.
 */
export function FocusKeeper(): null {
  useEffect(() => {
    let around: Element[] = [];
    /** Whether what had the focus could not have it for a while. */
    let wasDisabled = false;
    let frame = 0;

    function give(): void {
      frame = 0;
      const [last] = around;
      // A dialog brings its focus back itself.
      if (!last || !isFree() || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
      if (last.isConnected) {
        if (wasDisabled && last instanceof HTMLElement && !last.matches(':disabled'))
          last.focus({ preventScroll: true });
        return;
      }
      const nearest = around.find((one) => one.isConnected && one.closest('#main'));
      const next = nearest ?? document.querySelector('#main');
      if (!(next instanceof HTMLElement)) return;
      if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
      next.focus({ preventScroll: true });
    }

    /** Two frames later, when the screen itself has given the focus where it wants it. */
    function look(): void {
      wasDisabled ||= around[0]?.matches(':disabled') ?? false;
      if (frame === 0 && isFree() && around.length > 0)
        frame = requestAnimationFrame(() => {
          frame = requestAnimationFrame(give);
        });
    }

    function note(event: FocusEvent): void {
      around = aroundOf(event.target);
      wasDisabled = false;
    }
    // Whoever presses beside everything wants the focus nowhere.
    function leave(): void {
      around = [];
    }

    const watch = new MutationObserver(look);
    watch.observe(document.body, {
      childList: true,
      subtree: true,
      attributes: true,
      attributeFilter: ['disabled', 'hidden'],
    });
    document.addEventListener('pointerdown', leave, { capture: true });
    document.addEventListener('focusin', note);
    return () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
      document.removeEventListener('pointerdown', leave, { capture: true });
      document.removeEventListener('focusin', note);
    };
  }, []);
  return null;
}
