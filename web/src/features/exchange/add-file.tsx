import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { Attachment as AttachmentSchema } from '../../../../src/domains/exchange/exchange.schema.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import css from './exchange.module.css';
import { type Draft, draftPath } from './use-exchange.ts';

type Attachment = Static<typeof AttachmentSchema>;

/** Adds a file to a draft: the node looks at it first, and what it sets aside says why and goes nowhere. */
export function AddFile({ draft, onAdded }: { draft: Draft; onAdded: (body: object) => void }) {
  const { t, i18n } = useTranslation();
  const input = useId();
  const send = useMutation({
    mutationFn: (file: File) =>
      ask<Attachment>('POST', withQuery(draftPath(draft.id, 'attachments'), { name: file.name, type: file.type }), {
        body: file,
        headers: { 'content-type': 'application/octet-stream' },
      }),
    onSuccess: ({ id, name, type, bytes, sha256, state }) => {
      if (state !== 'quarantined') onAdded({ attachment: id, name, type, bytes, sha256 });
    },
  });
  const aside = send.data?.state === 'quarantined' ? send.data : undefined;
  const why = aside?.why?.split(':')[0] ?? '';
  return (
    <div className={css.file}>
      <label htmlFor={input}>{t('exchange.attach')}</label>
      <input
        id={input}
        type="file"
        disabled={send.isPending}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) send.mutate(file);
          event.currentTarget.value = '';
        }}
      />
      <p role="status" className={aside ? css.late : 'muted'}>
        {send.isPending ? t('exchange.attaching') : null}
        {aside ? (
          <>
            {t('exchange.quarantined')} <bdi>{aside.name}</bdi>:{' '}
            {i18n.exists(`exchange.attachmentWhy.${why}`) ? t(`exchange.attachmentWhy.${why}`) : aside.why}
          </>
        ) : null}
      </p>
      {send.error ? <ProblemNotice problem={send.error} /> : null}
    </div>
  );
}
