import { NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import { holdsWords } from '../help/help-content.ts';
import { outcomeWith } from './coverage-outcome.ts';
import css from './instruments.module.css';
import type { BasisQuestion } from './question.ts';
import { InstrumentTitle, RegisterText, Sentence } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';
import { type Outcome, OutcomeSign } from './verdict.tsx';

const OUTCOMES = ['usable', 'fallback', 'none'] as const satisfies readonly Outcome[];

/** The partners of a party as rows: what serves best, or what would close the gap. */
export function CoverageTable({
  asked,
  partners,
}: {
  asked: Omit<BasisQuestion, 'from' | 'to'> & { readonly party: string };
  partners: CoverageShown['partners'];
}) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const [find, setFind] = useState('');
  const { party, ...rest } = asked;
  const order = new Intl.Collator(i18n.language);
  const rows = partners
    .map((partner) => ({ ...partner, name: nameOf(partner.party), outcome: outcomeWith(partner) }))
    .filter((row) => (outcome === '' || row.outcome === outcome) && holdsWords(`${row.name} ${row.party}`, find))
    .sort((a, b) => order.compare(a.name, b.name));
  return (
    <>
      <div className={`${layout.fields} not-on-paper`}>
        <NativeSelect
          label={t('coverage.show')}
          value={outcome}
          data={[
            { value: '', label: t('registers.all') },
            ...OUTCOMES.map((value) => ({ value, label: t(`coverage.${value}`) })),
          ]}
          onChange={(event) => setOutcome(event.currentTarget.value as Outcome | '')}
        />
        <TextInput
          label={t('coverage.find')}
          type="search"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      </div>
      <p className="muted small">{t('coverage.rows', { count: rows.length })}</p>
      <Scrolling label={t('coverage.title')} tall>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('coverage.partner')}</th>
              <th scope="col">{t('coverage.answer')}</th>
              <th scope="col">{t('coverage.best')}</th>
              <th scope="col" className={table.number}>
                {t('coverage.count')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.party}>
                <th scope="row">
                  <Link
                    to="/instruments"
                    search={{
                      from: party,
                      to: row.party,
                      ...Object.fromEntries(Object.entries(rest).filter(([, v]) => v)),
                    }}
                  >
                    {row.name}
                  </Link>{' '}
                  <bdi dir="ltr" className="muted small">
                    {row.party}
                  </bdi>
                </th>
                <td>
                  <span className={css.outcome}>
                    <OutcomeSign outcome={row.outcome} size={16} /> {t(`coverage.${row.outcome}`)}
                  </span>
                </td>
                <td>
                  {row.best ? (
                    <>
                      <Link to="/instruments/register/$code" params={{ code: row.best.instrument }}>
                        <InstrumentTitle title={row.best.title} />
                      </Link>{' '}
                      <span className="muted small">
                        <RegisterText text={row.best.articles.join(' · ')} />
                      </span>
                    </>
                  ) : row.missing[0] ? (
                    <span className="muted">
                      <Sentence said={row.missing[0].step} />
                    </span>
                  ) : (
                    '—'
                  )}
                </td>
                <td className={table.number}>{format.number(row.usable)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}
