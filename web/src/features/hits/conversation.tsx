import { Button, Textarea } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../ui/announcer.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useKeys } from '../../ui/key-store.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Ago } from '../../ui/time.tsx';
import { newId } from '../../wire/new-id.ts';
import css from './hits.module.css';
import { type HitDetail, useHitStep } from './use-hits.ts';

/** The two desks write to each other; the other side is an agency, never a name. */
export function Conversation({ hit }: { hit: HitDetail }) {
  const { t } = useTranslation();
  const step = useHitStep(hit.id);
  const [text, setText] = useState('');
  // Kept until the node has answered: sent again after a broken line, it is the same message.
  const id = useRef(newId());
  const field = useRef<HTMLTextAreaElement>(null);
  useKeys(hit.may.write ? [{ keys: 'w', label: t('hits.write'), run: () => field.current?.focus() }] : []);

  function send(): void {
    if (text.trim() === '') return;
    step.mutate(
      { verb: 'messages', body: { id: id.current, text: text.trim() } },
      {
        onSuccess: () => {
          id.current = newId();
          setText('');
          announce(t('hits.sent'));
        },
      },
    );
  }

  const other = hit.side === 'owner' ? hit.askerName : hit.ownerName;
  return (
    <section className="card" aria-labelledby="hit-talk">
      <h3 id="hit-talk" className={layout.subtitle}>
        {t('hits.talk', { agency: other })}
      </h3>
      {hit.messages.length === 0 ? <p className="muted">{t('hits.noMessages')}</p> : null}
      <ul className={css.talk}>
        {hit.messages.map((message) => (
          <li key={message.id} className={`${css.message} ${message.mine ? css.mine : ''}`}>
            <span className="muted small">
              {message.mine ? (message.officer ?? t('hits.ownDesk')) : other} · <Ago at={message.at} />
            </span>
            <p dir="auto">{message.text}</p>
          </li>
        ))}
      </ul>
      {hit.may.write ? (
        <form
          className="not-on-paper"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          <Textarea
            ref={field}
            label={
              <>
                {t('hits.write')} <KeyHint keys="w" />
              </>
            }
            value={text}
            rows={2}
            dir="auto"
            maxLength={5000}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                event.preventDefault();
                send();
              }
            }}
          />
          <Button type="submit" mt={8} variant="default" loading={step.isPending}>
            {t('hits.send')}
          </Button>
        </form>
      ) : null}
      {step.error ? <ProblemNotice problem={step.error} /> : null}
    </section>
  );
}
