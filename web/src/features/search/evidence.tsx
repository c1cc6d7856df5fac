import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { EvidenceBar } from '../../ui/evidence-bar.tsx';
import css from './evidence.module.css';
import { oddsOf } from './outcome.ts';
import type { SearchHit } from './use-search.ts';

type Statement = SearchHit['because'][number];

/** What a statement is about: the first part of its code, or the second where the first is only the kind of object. */
export function topicOf(code: string): string {
  const [first = '', second = ''] = code.split('.');
  return first === 'vehicle' || first === 'firearm' ? second : first;
}

const DATE = /^\d{4}(-\d{2}){0,2}$/;
// Names and numbers of any script inside a sentence of any direction keep their own order.
const ISOLATE = '\u2068';
const END_ISOLATE = '\u2069';

/** Says a statement in the reader's language; one this version has no words for stays as the node wrote it. */
export function useStatementWords(): (statement: Statement) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const partyName = usePartyName();
  return ({ code, values, text }) => {
    if (!i18n.exists(`statements.${code}`)) return text;
    const born = code.startsWith('born.');
    const shown = Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        if (typeof value === 'number') return [name, format.number(value)];
        if (born && DATE.test(value)) return [name, `${ISOLATE}${format.date(value)}${END_ISOLATE}`];
        if (code.startsWith('nationality.')) return [name, value.split(/,\s*/).map(partyName).join(', ')];
        return [name, `${ISOLATE}${value}${END_ISOLATE}`];
      }),
    );
    return t(`statements.${code}`, shown);
  };
}

function signed(nats: number, format: ReturnType<typeof useFormat>): string {
  if (Math.abs(nats) < 0.05) return format.number(0);
  return format
    .number(nats, { signDisplay: 'always', minimumFractionDigits: 1, maximumFractionDigits: 1 })
    .replace('-', '\u2212');
}

/** Why: every piece of evidence with its bar, what spoke against as visible as what spoke for, and the sum in odds. */
export function Evidence({ because, score }: { because: readonly Statement[]; score: number }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const words = useStatementWords();
  const most = Math.max(...because.map(({ nats }) => Math.abs(nats)), 1);
  const { words: kind, odds } = oddsOf(score);
  return (
    <table className={css.evidence}>
      <caption className="for-screen-readers">{t('evidence.caption')}</caption>
      <thead className="for-screen-readers">
        <tr>
          <th scope="col">{t('evidence.about')}</th>
          <th scope="col">{t('evidence.says')}</th>
          <th scope="col">{t('evidence.counts')}</th>
        </tr>
      </thead>
      <tbody>
        {because.map((statement) => {
          const topic = topicOf(statement.code);
          return (
            <tr key={`${statement.code} ${statement.text}`}>
              <th scope="row">{i18n.exists(`topics.${topic}`) ? t(`topics.${topic}`) : ''}</th>
              <td>
                <span className={css.said}>
                  <EvidenceBar weight={statement.nats} most={most} />
                  <span>
                    {words(statement)}
                    {statement.nats < -0.05 ? <span className={css.tag}>{t('evidence.against')}</span> : null}
                  </span>
                </span>
              </td>
              <td className={css.sum} dir="ltr">
                {signed(statement.nats, format)}
              </td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('evidence.together')}</th>
          <td>{t(`odds.${kind}`, { odds: format.number(odds) })}</td>
          <td className={css.sum} dir="ltr">
            {signed(score, format)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
