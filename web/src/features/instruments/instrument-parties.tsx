import { NativeSelect, TextInput } from '@mantine/core';
import { ArrowDown, ArrowUp, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstrumentShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { Scrolling } from '../../ui/scrolling.tsx';
import table from '../../ui/table.module.css';
import { holdsWords } from '../help/help-content.ts';
import type { Fact } from './codes.ts';
import { today } from './day.ts';
import { FactTable } from './fact-table.tsx';
import css from './instruments.module.css';
import { Sentence } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';

type PartyLine = InstrumentShown['parties'][number];
type SortBy = 'name' | 'inForce';

function Head({
  by,
  sort,
  onSort,
  words,
}: {
  by: SortBy;
  sort: string;
  onSort: (sort: string) => void;
  words: string;
}) {
  const [sorted, way] = sort.split(' ');
  const isMine = sorted === by;
  return (
    <th scope="col" aria-sort={!isMine ? 'none' : way === 'down' ? 'descending' : 'ascending'}>
      <button
        type="button"
        className={css.sortButton}
        onClick={() => onSort(`${by} ${isMine && way === 'up' ? 'down' : 'up'}`)}
      >
        {words} {isMine && way === 'up' ? <ArrowUp size={13} aria-hidden="true" /> : null}
        {isMine && way === 'down' ? <ArrowDown size={13} aria-hidden="true" /> : null}
      </button>
    </th>
  );
}

/** The parties with their dates; where sources contradict, both are shown and flagged. */
export function InstrumentParties({ shown, onCorrect }: { shown: InstrumentShown; onCorrect?: (fact: Fact) => void }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const [find, setFind] = useState('');
  const [which, setWhich] = useState<'' | 'bound' | 'not-bound' | 'contradicts'>('');
  const [sort, setSort] = useState('name up');
  const order = new Intl.Collator(i18n.language);
  const fits = (line: PartyLine): boolean =>
    which === '' || (which === 'contradicts' ? line.contradicts : line.bound === (which === 'bound'));
  const [by, way] = sort.split(' ');
  const rows = shown.parties
    .map((line) => ({ ...line, name: nameOf(line.party) }))
    .filter((line) => fits(line) && holdsWords(`${line.name} ${line.party}`, find))
    .sort((a, b) => {
      const names = order.compare(a.name, b.name);
      if (by === 'name') return way === 'down' ? -names : names;
      // Those not bound have no day and come last, whichever way.
      const end = way === 'down' ? '0' : '9';
      const days =
        (a.inForceFrom ?? end) < (b.inForceFrom ?? end) ? -1 : (a.inForceFrom ?? end) > (b.inForceFrom ?? end) ? 1 : 0;
      return (way === 'down' ? -days : days) || names;
    });
  const bound = shown.parties.filter((line) => line.bound && line.extendedBy === undefined).length;
  return (
    <section className="card" id="parties">
      <h2 className={layout.title}>{t('instrument.parties')}</h2>
      <p>
        {shown.between
          ? t(shown.between.inForce ? 'instrument.inForceBetween' : 'instrument.notInForceBetween', {
              parties: format.list(shown.between.parties.map(nameOf)),
            })
          : t('instrument.boundToday', { count: bound })}
      </p>
      <div className={`${layout.fields} not-on-paper`}>
        <TextInput
          type="search"
          label={t('coverage.find')}
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('coverage.show')}
          value={which}
          data={[
            { value: '', label: t('registers.all') },
            { value: 'bound', label: t('instrument.isBound') },
            { value: 'not-bound', label: t('instrument.notBound') },
            { value: 'contradicts', label: t('instrument.contradicts') },
          ]}
          onChange={(event) => setWhich(event.currentTarget.value as typeof which)}
        />
      </div>
      <Scrolling label={t('instrument.parties')} tall>
        <table className={table.table}>
          <thead>
            <tr>
              <Head by="name" sort={sort} onSort={setSort} words={t('basis.party')} />
              <th scope="col">{t('coverage.answer')}</th>
              <Head by="inForce" sort={sort} onSort={setSort} words={t('basis.inForce')} />
              <th scope="col">{t('instrument.acts')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((line) => (
              <tr key={line.party}>
                <th scope="row">
                  {line.name}{' '}
                  <bdi dir="ltr" className="muted small">
                    {line.party}
                  </bdi>
                  {line.extendedBy ? (
                    <div className="muted small">{t('instrument.extendedBy', { party: nameOf(line.extendedBy) })}</div>
                  ) : null}
                </th>
                <td>
                  {t(line.bound ? 'instrument.isBound' : 'instrument.notBound')}
                  {line.contradicts ? (
                    <div className={css.flag}>
                      <TriangleAlert size={13} aria-hidden="true" /> {t('instrument.contradicts')}
                    </div>
                  ) : null}
                </td>
                <td>
                  {line.inForceFrom
                    ? line.exact
                      ? format.date(line.inForceFrom)
                      : t('basis.atTheLatest', { day: format.date(line.inForceFrom) })
                    : '—'}
                  {line.until ? ` – ${format.date(line.until)}` : ''}
                </td>
                <td>
                  <details className={css.more}>
                    <summary>
                      {format.list(line.acts.map((act) => `${t(`acts.${act.act}`)} ${format.date(act.date)}`))}
                    </summary>
                    <FactTable
                      facts={line.acts}
                      on={today()}
                      label={`${t('instrument.acts')}: ${line.name}`}
                      {...(onCorrect ? { onCorrect } : {})}
                    />
                  </details>
                  {line.doubts.map((said) => (
                    <p key={said.text} className="small">
                      <Sentence said={said} />
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
      {rows.length === 0 ? <p className="muted">{t('registers.noneFit')}</p> : null}
    </section>
  );
}
