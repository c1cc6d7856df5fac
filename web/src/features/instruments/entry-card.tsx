import type { FormEventHandler, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FormEnd } from '../../ui/form-end.tsx';
import layout from '../../ui/layout.module.css';

/** A form that enters something into the register: its fields, what the node refused, and the way out. */
export function EntryCard({
  title,
  enter,
  send,
  onSubmit,
  onCancel,
  id,
  children,
}: {
  title: string;
  enter: string;
  send: { readonly error: unknown; readonly isPending: boolean };
  onSubmit: FormEventHandler;
  onCancel: () => void;
  id?: string;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <form className={`card ${layout.fields}`} noValidate onSubmit={onSubmit} id={id}>
      <h2 className={`${layout.title} ${layout.whole}`}>{title}</h2>
      {children}
      <p className={`${layout.whole} muted small`}>{t('fact.nothingLost')}</p>
      <FormEnd send={send} label={enter} onCancel={onCancel} />
    </form>
  );
}
