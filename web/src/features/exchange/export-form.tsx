import { Button, Checkbox, NativeSelect } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { handOver } from '../../ui/hand-over.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { askForResponse } from '../../wire/ask.ts';
import { asWireProblem } from '../../wire/problem.ts';
import css from './exchange.module.css';
import { useItemName } from './item-name.ts';
import { AskConsent } from './item-steps.tsx';
import { type Message, messagePath, useForgetExchange } from './use-exchange.ts';

/** The name the node gave the file: it carries the handling code and the grade. */
function nameOf(answer: Response, otherwise: string): string {
  return /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? otherwise;
}

/** A copy for a file or a court; what its conditions keep from that use is named and, if wished, left out. */
export function ExportForm({ message, onDone }: { message: Message; onDone: () => void }) {
  const { t } = useTranslation();
  const forget = useForgetExchange();
  const [use, setUse] = useState<'file' | 'court'>('file');
  const [format, setFormat] = useState<'pdf' | 'json'>('pdf');
  const [withoutBlocked, setWithoutBlocked] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const itemName = useItemName();
  const send = useMutation({
    mutationFn: () =>
      askForResponse('POST', messagePath(message.id, 'export'), { body: { use, format, withoutBlocked } }),
    onSuccess: async (answer) => {
      handOver(await answer.blob(), nameOf(answer, `${message.reference}.${format}`));
      forget();
      onDone();
    },
  });
  const refusal = send.error ? asWireProblem(send.error) : undefined;
  // The node names what it keeps back; here it is called by its name.
  const blocked =
    refusal?.kind === 'consent-needed'
      ? message.items.filter(({ id }) => refusal.fields.some(({ allowed }) => allowed?.includes(id)))
      : [];
  return (
    <div className={css.stepForm}>
      <h3 className={css.itemTitle}>{t('exchange.do.export')}</h3>
      <NativeSelect
        label={t('exchange.exportFor')}
        value={use}
        data={[
          { value: 'file', label: t('exchange.exportUses.file') },
          { value: 'court', label: t('exchange.exportUses.court') },
        ]}
        onChange={(event) => setUse(event.currentTarget.value === 'court' ? 'court' : 'file')}
      />
      <NativeSelect
        label={t('exchange.exportFormat')}
        value={format}
        data={['pdf', 'json'].map((value) => ({ value, label: value.toUpperCase() }))}
        onChange={(event) => setFormat(event.currentTarget.value === 'json' ? 'json' : 'pdf')}
      />
      <Checkbox
        label={t('exchange.withoutBlocked')}
        checked={withoutBlocked}
        onChange={(event) => setWithoutBlocked(event.currentTarget.checked)}
      />
      {blocked.length > 0 ? (
        <div role="alert" className={css.protect}>
          <p className={css.said}>{t('exchange.exportBlocked')}</p>
          <ul className={css.blocked}>
            {blocked.map((item) => (
              <li key={item.id}>
                {message.items.indexOf(item) + 1}. <bdi>{itemName(item.title ?? '')}</bdi> ·{' '}
                <bdi dir="ltr">
                  {item.handling.join('+')} · {item.originator}
                </bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : send.error ? (
        <ProblemNotice problem={send.error} />
      ) : null}
      {blocked.length > 0 && isAsking ? (
        <AskConsent message={message} items={blocked.map(({ id }) => id)} onDone={onDone} />
      ) : null}
      <div className={layout.actions}>
        <Button loading={send.isPending} onClick={() => send.mutate()}>
          {t('exchange.do.export')}
        </Button>
        {blocked.length > 0 && !isAsking ? (
          <Button variant="default" onClick={() => setAsking(true)}>
            {t('exchange.askConsent')}
          </Button>
        ) : null}
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
