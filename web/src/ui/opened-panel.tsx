import { type ReactNode, useEffect, useRef } from 'react';

/** What was opened beside a list: it takes the focus, so that whoever opened it by a key stands in it. */
export function OpenedPanel({
  label,
  className,
  children,
}: {
  label: string;
  className?: string | undefined;
  children: ReactNode;
}) {
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <section ref={box} tabIndex={-1} aria-label={label} className={className}>
      {children}
    </section>
  );
}
