import { useNavigate } from '@tanstack/react-router';
import { Mail } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { HitDetail } from '../../../../src/domains/hits/hits.schema.ts';
import type { RecogniseAnswer, SearchRequest } from '../../../../src/domains/search/search.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { usePurpose } from '../../app/purpose.tsx';
import { ActionButton } from '../../ui/action-button.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { ask } from '../../wire/ask.ts';
import type { RecordAnswer } from '../registers/register-kinds.ts';
import { useBeginDraft } from './use-exchange.ts';

/** Begins a draft about what is on the screen, and goes there. */
function Begin({ body, label, keys }: { body: object | (() => Promise<object>); label: string; keys: string }) {
  const navigate = useNavigate();
  const begin = useBeginDraft(({ id }) => void navigate({ to: '/exchange/drafts/$id', params: { id } }));
  return (
    <>
      <ActionButton
        keys={keys}
        label={label}
        leftSection={<Mail size={16} aria-hidden="true" />}
        loading={begin.isPending}
        onPress={() => begin.mutate(body)}
      />
      {begin.error ? <ProblemNotice problem={begin.error} /> : null}
    </>
  );
}

/** From a hit to the message that follows it up: to the other desk of the hit, about its subject, with its purpose. */
export function WriteAboutHit({ hit }: { hit: HitDetail }) {
  const { t } = useTranslation();
  if (!useMay('exchange:draft')) return null;
  const { facts, record, register, side } = hit;
  const isAsker = side === 'asker';
  return (
    <Begin
      keys="e"
      label={t(isAsker ? 'exchange.writeToOwner' : 'exchange.writeToAsker')}
      body={{
        kind: 'hit-follow-up',
        hit: hit.id,
        recipients: [isAsker ? hit.owner : hit.asker],
        ...(hit.caseReference ? { caseReference: hit.caseReference } : {}),
        ...(hit.operation ? { operation: hit.operation } : {}),
        content: { purpose: hit.purpose, ...(isAsker ? { reasons: ['hit-in-its-register'] } : {}) },
        items: facts.subject
          ? [
              {
                kind: register,
                body: facts.subject,
                ...(isAsker ? {} : { record: record.id }),
                ...(facts.grade ? { grade: facts.grade } : {}),
                handling: facts.handling.length > 0 ? facts.handling : ['H0'],
              },
            ]
          : [],
      }}
    />
  );
}

/** From a record to a request about whom or what it is about; another agency's record is asked about at its owner. */
export function AskAboutRecord({ record }: { record: RecordAnswer & { readonly subject: object } }) {
  const { t } = useTranslation();
  const { agency } = useMe();
  if (!useMay('exchange:draft')) return null;
  const isOwn = record.owner === agency.code;
  return (
    <Begin
      keys="e"
      label={t(isOwn ? 'exchange.askAbout' : 'exchange.writeToOwner')}
      body={{
        kind: 'information-request',
        ...(isOwn ? {} : { recipients: [record.owner], content: { reasons: ['hit-in-its-register'] } }),
        items: [
          {
            kind: record.kind,
            body: record.subject,
            ...(isOwn ? { record: record.id } : {}),
            grade: record.grade,
            handling: record.handling.length > 0 ? record.handling : ['H0'],
          },
        ],
      }}
    />
  );
}

type Subject = SearchRequest['subject'];

/** What was typed or scanned in one piece, as the node reads it; whatever has its own fields stays as it is. */
async function readSubject(subject: Subject): Promise<Subject> {
  const written = subject.text ?? subject.mrz;
  if (written === undefined) return subject;
  const { recognised } = await ask<Static<typeof RecogniseAnswer>>('POST', '/v1/recognise', {
    body: { text: written },
  });
  return recognised.find(({ searched }) => searched)?.subject ?? {};
}

// What is not graded or coded is not shareable; these are the terms most questions are sent under, and can be changed.
const USUAL_TERMS = { grade: 'B2', handling: ['H0'] } as const;

/** From a check or a search to a request: whoever or whatever was asked about in the registers is asked about at another desk. */
export function AskAboutSearch({ subject }: { subject: Subject }) {
  const { t } = useTranslation();
  const { purpose, caseReference } = usePurpose();
  if (!useMay('exchange:draft')) return null;
  const make = async (): Promise<object> => {
    const { person, document, vehicle, firearm, vessel } = await readSubject(subject);
    const items = Object.entries({ person, 'travel-document': document, vehicle, firearm, vessel }).flatMap(
      ([kind, body]) => (body ? [{ kind, body, ...USUAL_TERMS }] : []),
    );
    return {
      kind: 'information-request',
      content: purpose ? { purpose } : {},
      ...(caseReference.trim() ? { caseReference: caseReference.trim() } : {}),
      items,
    };
  };
  return <Begin keys="q" label={t('exchange.askOthers')} body={make} />;
}
