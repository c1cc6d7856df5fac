import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CoverageShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask, withQuery } from '../../wire/ask.ts';
import { outcomeWith } from './coverage-outcome.ts';
import { today } from './day.ts';
import { retryUnlessRefused, USUAL } from './question.ts';
import { DataSelect, MeasureSelect, OffenceSelect } from './question-fields.tsx';
import { RegisterNotes } from './register-notes.tsx';
import { Sentence } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';

// More than a reader takes in at once; the rest is one press away.
const FIRST = 20;

interface Filters {
  readonly measure?: string;
  readonly offence?: string;
  readonly data?: string;
}

/** With whom a party has no agreement for a kind of help, and what would give it one. */
export function Gaps({
  asked,
  onChange,
}: {
  asked: Filters & { readonly party: string };
  onChange: (change: { measure?: string | undefined; offence?: string | undefined; data?: string | undefined }) => void;
}) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const [isWhole, setWhole] = useState(false);
  const mayMaintain = useMay('instruments:maintain');
  const question = {
    party: asked.party,
    measure: asked.measure ?? USUAL.measure,
    offence: asked.offence ?? USUAL.offence,
    data: asked.data ?? USUAL.data,
    on: today(),
  };
  const coverage = useQuery({
    queryKey: ['instruments', 'coverage', JSON.stringify(question)],
    queryFn: ({ signal }) => ask<CoverageShown>('GET', withQuery('/v1/coverage', question), { signal }),
    retry: retryUnlessRefused,
  });
  const order = new Intl.Collator(i18n.language);
  const rows = (coverage.data?.partners ?? [])
    .filter((partner) => outcomeWith(partner) !== 'usable')
    .map((partner) => ({ ...partner, name: nameOf(partner.party) }))
    .sort((a, b) => order.compare(a.name, b.name));
  const { party, measure, offence, data, on } = question;
  return (
    <section className="card" id="gaps">
      <h2 className={layout.title}>{t('negotiation.gapsOf', { party: nameOf(party) })}</h2>
      <div className={`${layout.fields} not-on-paper`}>
        <MeasureSelect value={measure} onChange={(code) => onChange({ measure: code })} />
        <OffenceSelect value={offence} onChange={(code) => onChange({ offence: code })} />
        <DataSelect value={data} onChange={(code) => onChange({ data: code })} />
      </div>
      {coverage.isPending ? <Waiting what={t('coverage.computing')} /> : null}
      {coverage.error ? <ProblemNotice problem={coverage.error} onRetry={() => void coverage.refetch()} /> : null}
      {coverage.data ? (
        <>
          <p>{t('negotiation.gaps', { count: rows.length, of: format.number(coverage.data.partners.length) })}</p>
          <RegisterNotes about={[party]} />
          <Scrolling label={t('negotiation.gapsOf', { party: nameOf(party) })} tall>
            <table className={table.table}>
              <thead>
                <tr>
                  <th scope="col">{t('coverage.partner')}</th>
                  <th scope="col">{t('basis.missing')}</th>
                  {mayMaintain ? <th scope="col">{t('negotiation.next')}</th> : null}
                </tr>
              </thead>
              <tbody>
                {rows.slice(0, isWhole ? undefined : FIRST).map((row) => (
                  <tr key={row.party}>
                    <th scope="row">
                      <Link to="/instruments" search={{ from: party, to: row.party, measure, offence, data, on }}>
                        {row.name}
                      </Link>
                    </th>
                    <td>{row.missing[0] ? <Sentence said={row.missing[0].step} /> : '—'}</td>
                    {mayMaintain ? (
                      <td>
                        <Link
                          to="/instruments/negotiations/new"
                          search={{ from: party, to: row.party, measure, offence, data }}
                        >
                          {t('basis.openNegotiation')}
                        </Link>
                      </td>
                    ) : null}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
          {!isWhole && rows.length > FIRST ? (
            <Button variant="default" onClick={() => setWhole(true)}>
              {t('negotiation.showAll', { count: rows.length })}
            </Button>
          ) : null}
        </>
      ) : null}
    </section>
  );
}
