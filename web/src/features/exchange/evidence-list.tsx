import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { Verification as VerificationSchema } from '../../../../src/domains/exchange/exchange.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import css from './exchange.module.css';
import { type Delivery, type Message, messagePath } from './use-exchange.ts';

type Verification = Static<typeof VerificationSchema>;

/** The evidences of a delivery, one for each step; one key has every signature and the chain checked anew. */
export function EvidenceList({
  message,
  delivery,
  keys,
}: {
  message: Message;
  delivery: Delivery;
  /** The letter that checks them; of several deliveries only the first has one. */
  keys: string | undefined;
}) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const path = withQuery(messagePath(message.id, 'evidences'), { recipient: delivery.recipient });
  const check = useMutation({
    mutationFn: () => ask<Verification>('GET', path),
    onSuccess: (found) => announce(sentence(found), { urgent: !found.ok }),
  });
  const sentence = ({ ok, checked, faults }: Verification): string =>
    ok ? t('exchange.chainHolds', { count: checked }) : t('exchange.chainBroken', { count: faults.length });
  const result = check.data;
  const faults = new Map(result?.faults.map(({ number, fault }) => [number, fault]));
  return (
    <>
      <ol className={layout.list}>
        {delivery.evidences.map(({ number, what, agency, at, hash }) => (
          <li key={number} className={css.entry}>
            {words('evidenceKinds', what)}{' '}
            <span className="muted">
              <bdi dir="ltr">{agency}</bdi> · {format.dateTime(at)}
            </span>{' '}
            <code className="small" dir="ltr" title={hash}>
              {hash.slice(0, 12)}…
            </code>
            {faults.has(number) ? (
              <p className={css.late} lang="en" dir="ltr">
                {faults.get(number)}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {result ? (
        <p className={result.ok ? css.said : css.late}>
          {result.ok ? (
            <CircleCheck size={16} aria-hidden="true" className={css.inline} />
          ) : (
            <TriangleAlert size={16} aria-hidden="true" className={css.inline} />
          )}{' '}
          {sentence(result)}
        </p>
      ) : null}
      {check.error ? <ProblemNotice problem={check.error} /> : null}
      <div className={`${layout.actions} not-on-paper`}>
        {keys ? (
          <ActionButton
            keys={keys}
            size="compact-sm"
            label={t('exchange.checkChain')}
            loading={check.isPending}
            onPress={() => check.mutate()}
          />
        ) : (
          <Button size="compact-sm" variant="default" loading={check.isPending} onClick={() => check.mutate()}>
            {t('exchange.checkChain')}
          </Button>
        )}
        <a href={path} download={`${message.reference}-evidences.json`}>
          {t('exchange.proof')}
        </a>
      </div>
    </>
  );
}
