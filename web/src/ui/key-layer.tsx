import { useEffect } from 'react';
import { areLetterKeysOff, beginsSequence, deliverScan, findBinding } from './key-store.ts';
import { createScanReader } from './scan-reader.ts';

// After the first key of a sequence, as long as a person needs to find the second.
const SEQUENCE_MS = 1500;

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement)
    return !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** The key as bindings name it; on a keyboard of another script the place of the key counts, not its letter. */
export function keyName(event: KeyboardEvent): string {
  let key = event.key;
  const ascii = /^[\x20-\x7e]$/.test(key);
  if (!ascii && /^Key[A-Z]$/.test(event.code)) key = event.code.slice(3).toLowerCase();
  if (!ascii && event.code === 'Slash') key = event.shiftKey ? '?' : '/';
  if (key.length === 1) key = key.toLowerCase();
  if (event.altKey) {
    const place = /^Key([A-Z])$/.exec(event.code)?.[1]?.toLowerCase();
    return `alt+${place ?? key}`;
  }
  return key;
}

function openDialog(): Element | null {
  return document.querySelector('[role="dialog"][aria-modal="true"]');
}

/** Listens to the keyboard for the whole application; without it no key does anything. */
export function KeyLayer(): null {
  useEffect(() => {
    let first: { key: string; atMs: number } | undefined;

    function runKey(key: string, event?: KeyboardEvent): boolean {
      const now = performance.now();
      const sequence = first && now - first.atMs < SEQUENCE_MS ? findBinding(`${first.key} ${key}`) : undefined;
      first = undefined;
      if (sequence) {
        sequence.run(event);
        return true;
      }
      if (areLetterKeysOff() && /^[a-z]$/.test(key)) return false;
      if (beginsSequence(key)) {
        first = { key, atMs: now };
        return true;
      }
      const binding = findBinding(key);
      binding?.run(event);
      return binding !== undefined;
    }

    const reader = createScanReader({
      onKey: (key) => void runKey(key.toLowerCase()),
      onScan: (text) => void deliverScan(text),
    });

    // A dialog that closes on Escape may be gone by the time the event arrives below; whose key it was is noted before.
    let ofDialog = false;
    function noteDialog(): void {
      ofDialog = openDialog() !== null;
    }

    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.isComposing) return;
      const key = keyName(event);
      if (ofDialog) return; // A dialog has its own keys; what lies under it must not move.
      if (isField(event.target)) {
        const binding = findBinding(key);
        if (!binding?.inFields) return;
        event.preventDefault();
        binding.run(event);
        return;
      }
      // Space and Enter press the button or link that has the focus.
      const onControl =
        event.target instanceof HTMLElement && event.target.closest('button, a[href], summary, [role="menuitem"]');
      if (key === ' ' || key === 'Enter') {
        if (reader.take(event.key, performance.now())) event.preventDefault();
        else if (!onControl && runKey(key, event)) event.preventDefault();
        return;
      }
      if (event.key.length === 1 && !event.altKey) {
        // A scan must arrive with its capitals; a command is found by its small letter.
        reader.take(/^[\x20-\x7e]$/.test(event.key) ? event.key : key, performance.now());
        event.preventDefault();
        return;
      }
      if (event.key === 'Tab') {
        if (reader.take('Tab', performance.now())) event.preventDefault();
        return;
      }
      if (runKey(key, event)) event.preventDefault();
    }

    window.addEventListener('keydown', noteDialog, { capture: true });
    document.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', noteDialog, { capture: true });
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  return null;
}
