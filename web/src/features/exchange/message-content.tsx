import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { useCodeWords } from '../search/hit-words.ts';
import css from './exchange.module.css';
import type { Message } from './use-exchange.ts';

type Row = readonly [label: string, value: ReactNode];

function Facts({ rows }: { rows: readonly Row[] }) {
  const shown = rows.filter(([, value]) => value !== undefined && value !== null && value !== '');
  if (shown.length === 0) return null;
  return (
    <dl className="facts">
      {shown.flatMap(([label, value]) => [<dt key={`${label} label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
    </dl>
  );
}

function written(text: string | undefined): ReactNode {
  return text ? (
    <bdi dir="auto" className={css.long}>
      {text}
    </bdi>
  ) : undefined;
}

/** What the message says beside its items: codes in the reader's words, free text as it was written. */
export function MessageContent({ message }: { message: Pick<Message, 'content' | 'caseReference' | 'hit'> }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const partyName = usePartyName();
  const { content } = message;
  if (!content) return null;
  const codes = (family: string, list: readonly string[] | undefined): string | undefined =>
    list && list.length > 0 ? format.list(list.map((code) => words(family, code))) : undefined;
  const code = (family: string, one: string | undefined): string | undefined => (one ? words(family, one) : undefined);
  const rows: readonly Row[] = [
    [t('exchange.outcome'), code('exchangeOutcomes', content.outcome)],
    [t('exchange.ground'), code('refusalGrounds', content.ground)],
    [t('exchange.groundText'), written(content.groundText)],
    [t('exchange.noPartial'), written(content.noPartialBecause)],
    [t('exchange.offence'), code('offences', content.offence)],
    [t('record.purpose'), code('purposes', content.purpose)],
    [t('exchange.purposeText'), written(content.purposeText)],
    [t('exchange.urgencyGround'), code('urgencyGrounds', content.urgency?.ground)],
    [t('exchange.urgencyReasons'), written(content.urgency?.reasons)],
    [t('exchange.facts'), written(content.facts)],
    [t('exchange.factsOn'), content.factsOn ? format.date(content.factsOn) : undefined],
    [t('exchange.factsPlace'), written(content.factsPlace)],
    [t('exchange.wanted'), codes('wanted', content.wanted)],
    [t('exchange.wantedText'), written(content.wantedText)],
    [t('exchange.reasons'), codes('reasonsToBelieve', content.reasons)],
    [t('exchange.reasonsText'), written(content.reasonsText)],
    [t('exchange.restrictions'), written(content.restrictions)],
    [
      t('purpose.case'),
      message.caseReference ? (
        <bdi key="case" dir="ltr">
          {message.caseReference}
        </bdi>
      ) : undefined,
    ],
    [
      t('followUp.reference'),
      message.hit ? (
        <Link key="hit" to="/hits/$id" params={{ id: message.hit }}>
          {t('exchange.openHit')}
        </Link>
      ) : undefined,
    ],
  ];
  const { mla, jit } = content;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.matter')}</h2>
      <Facts rows={rows} />
      {mla ? (
        <Facts
          rows={Object.entries(mla).map(([section, text]) => [
            t(`mlaSections.${section}`),
            section === 'form'
              ? words('mlaForms', String(text))
              : section === 'deadline'
                ? format.date(String(text))
                : written(String(text)),
          ])}
        />
      ) : null}
      {jit ? (
        <Facts
          rows={Object.entries(jit).map(([section, value]) => [
            t(`jitSections.${section}`),
            Array.isArray(value)
              ? format.list(value.map(partyName))
              : section === 'from' || section === 'until'
                ? format.date(String(value))
                : written(String(value)),
          ])}
        />
      ) : null}
    </section>
  );
}
