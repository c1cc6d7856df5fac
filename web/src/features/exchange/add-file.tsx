import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { Attachment as AttachmentSchema, UploadAnswer } from '../../../../src/domains/exchange/exchange.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { newId } from '../../wire/new-id.ts';
import { asWireProblem } from '../../wire/problem.ts';
import { sendFile } from '../../wire/send-file.ts';
import css from './exchange.module.css';
import { useFileSize } from './file-size.ts';
import { useWhySetAside } from './message-body.tsx';
import { type Draft, draftPath, useExchangeVocabulary } from './use-exchange.ts';

type Attachment = Static<typeof AttachmentSchema>;

/** One file on its way; what broke off is gone on with under the same name. */
interface Sending {
  readonly file: File;
  readonly upload: string;
  readonly goesOn: boolean;
}

/** Adds a file to a draft: the node looks at it first, and what it sets aside says why and goes nowhere. */
export function AddFile({ draft, onAdded }: { draft: Draft; onAdded: (body: object) => void }) {
  const { t } = useTranslation();
  const whySetAside = useWhySetAside();
  const format = useFormat();
  const size = useFileSize();
  const { data: vocabulary } = useExchangeVocabulary();
  const limit = vocabulary?.attachmentLimit;
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController>(undefined);
  const [sent, setSent] = useState(0);
  const [tooLarge, setTooLarge] = useState<File>();
  const send = useMutation({
    mutationFn: async ({ file, upload, goesOn }: Sending) => {
      stop.current = new AbortController();
      const { signal } = stop.current;
      const { received: from, attachment } = goesOn
        ? await ask<Static<typeof UploadAnswer>>('GET', draftPath(draft.id, `uploads/${upload}`), { signal })
        : { received: 0, attachment: null };
      if (attachment) return attachment;
      const sentOf = (share: number): number => (from + share * (file.size - from)) / file.size;
      setSent(sentOf(0));
      return sendFile<Attachment>(
        withQuery(draftPath(draft.id, 'attachments'), { name: file.name, type: file.type, upload, from }),
        file.slice(from),
        { onSent: (share) => setSent(sentOf(share)), signal },
      );
    },
    onSuccess: ({ id, name, type, bytes, sha256, state }) => {
      if (state !== 'quarantined') onAdded({ attachment: id, name, type, bytes, sha256 });
    },
  });
  const aside = send.data?.state === 'quarantined' ? send.data : undefined;
  const mayGoOn = send.error !== null && ['unreachable', 'conflict'].includes(asWireProblem(send.error).kind);
  const gaveUp = send.error instanceof DOMException && send.error.name === 'AbortError';

  function take(file: File | undefined): void {
    if (!file) return;
    // Refused here, it need not travel to be refused there.
    const isTooLarge = limit !== undefined && file.size > limit;
    setTooLarge(isTooLarge ? file : undefined);
    if (isTooLarge) send.reset();
    else send.mutate({ file, upload: newId(), goesOn: false });
  }

  return (
    <div className={css.file}>
      <Button
        size="xs"
        variant="default"
        leftSection={<Paperclip size={15} aria-hidden="true" />}
        loading={send.isPending}
        onClick={() => input.current?.click()}
      >
        {t('exchange.attach')}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('exchange.attach')}
        onChange={(event) => {
          take(event.currentTarget.files?.[0]);
          event.currentTarget.value = '';
        }}
      />
      {limit === undefined ? null : (
        <span className="muted small">{t('exchange.attachLimit', { size: size(limit) })}</span>
      )}
      {send.isPending ? (
        <>
          <progress
            className={css.progress}
            {...(sent < 1 ? { value: sent } : {})}
            aria-label={t('exchange.attaching')}
          />
          <span className="muted">
            {sent < 1
              ? t('exchange.sentSoFar', { share: format.number(sent, { style: 'percent' }) })
              : t('exchange.attaching')}
          </span>
          <Button size="xs" variant="default" onClick={() => stop.current?.abort()}>
            {t('common.cancel')}
          </Button>
        </>
      ) : null}
      <p role="status" className={css.late}>
        {tooLarge
          ? t('exchange.tooLarge', { name: tooLarge.name, size: size(tooLarge.size), limit: size(limit ?? 0) })
          : null}
        {aside ? (
          <>
            {t('exchange.quarantined')} <bdi>{aside.name}</bdi>: {whySetAside(aside.why)}
          </>
        ) : null}
      </p>
      {send.error && !gaveUp ? (
        <ProblemNotice
          problem={send.error}
          {...(mayGoOn ? { onRetry: () => send.mutate({ ...send.variables, goesOn: true }) } : {})}
        />
      ) : null}
      {mayGoOn ? <p className="muted small">{t('exchange.whatCameIsKept')}</p> : null}
    </div>
  );
}
