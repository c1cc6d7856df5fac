import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InstrumentShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { DayFilter } from '../../ui/day-filter.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import type { Fact } from './codes.ts';
import { CorrectionForm } from './correction-form.tsx';
import { DeclarationForm } from './declaration-form.tsx';
import { EndForm } from './end-form.tsx';
import { FactForm } from './fact-form.tsx';
import { InstrumentParties } from './instrument-parties.tsx';
import { InstrumentTabs } from './instrument-tabs.tsx';
import { InstrumentTerms } from './instrument-terms.tsx';
import { InstrumentTimeline } from './instrument-timeline.tsx';
import css from './instruments.module.css';
import { InstrumentTitle, Sentence } from './said.tsx';
import { useInstrument } from './use-instrument.ts';

const route = getRouteApi('/desk/instruments/register/$code');

function Head({ shown }: { shown: InstrumentShown }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="card">
      <h1 className={css.head}>
        <InstrumentTitle title={shown.title} />
      </h1>
      <p className={css.chips}>
        <span className="chip">{t(`instrumentKinds.${shown.kind}`)}</span>
        <span className="chip">
          <bdi dir="ltr">{shown.code}</bdi>
        </span>
        {shown.own ? <span className="chip">{t('basis.own')}</span> : null}
        {shown.stale ? (
          <span className={`chip ${css.warn}`}>
            <TriangleAlert size={13} aria-hidden="true" />
            {shown.listedUntil ? t('basis.staleAsOf', { day: format.date(shown.listedUntil) }) : t('basis.stale')}
          </span>
        ) : null}
      </p>
      <dl className={`facts ${css.terms}`}>
        {shown.parent ? (
          <>
            <dt>{t('instrument.parent')}</dt>
            <dd>
              <Link to="/instruments/register/$code" params={{ code: shown.parent.code }}>
                <InstrumentTitle title={shown.parent.title} />
              </Link>
            </dd>
          </>
        ) : null}
        <dt>{t('instrument.adopted')}</dt>
        <dd>{shown.adopted ? format.date(shown.adopted) : '—'}</dd>
        <dt>{t('basis.inForce')}</dt>
        <dd>{shown.inForceOn ? format.date(shown.inForceOn) : '—'}</dd>
        {shown.ended ? (
          <>
            <dt>{t('instrument.ended')}</dt>
            <dd>{format.date(shown.ended)}</dd>
          </>
        ) : null}
        <dt>{t('instrument.entryRule')}</dt>
        <dd>
          <Sentence said={shown.entryRule} />
        </dd>
        {shown.depositary ? (
          <>
            <dt>{t('instrument.depositary')}</dt>
            <dd>
              <bdi lang="en">{shown.depositary}</bdi>
            </dd>
          </>
        ) : null}
        <dt>{t('instrument.reference')}</dt>
        <dd>
          <bdi lang="en">{shown.reference}</bdi>
        </dd>
        <dt>{t('basis.source')}</dt>
        <dd>
          <bdi lang="en">{shown.source.title}</bdi> ({t(`factGrades.${shown.source.grade}`)},{' '}
          {t('basis.asOfDay', { day: format.date(shown.source.asOf) })})
        </dd>
        {shown.count ? (
          <>
            <dt>{t('instrument.counted')}</dt>
            <dd>
              {t('instrument.countedOn', {
                parties: format.number(shown.count.parties),
                day: format.date(shown.count.on),
                known: format.number(shown.count.inRegister),
              })}
            </dd>
          </>
        ) : null}
      </dl>
      {shown.caution ? (
        <p className={css.hint}>
          <bdi lang="en">{shown.caution}</bdi>
        </p>
      ) : null}
    </section>
  );
}

/** One instrument: what it says, who is bound since when, what was replaced, and how fresh that is. */
export function InstrumentScreen() {
  const { t } = useTranslation();
  const { code } = route.useParams();
  const { knownAt } = route.useSearch();
  const navigate = route.useNavigate();
  const instrument = useInstrument(code, knownAt);
  const [form, setForm] = useState<'fact' | 'end' | 'declaration' | Fact>();
  const close = (): void => setForm(undefined);
  const shown = instrument.data;
  usePageTitle(shown?.title ?? t('places.instruments'));
  return (
    <>
      {shown ? null : <h1 className="page-title">{t('instrument.register')}</h1>}
      <InstrumentTabs />
      {instrument.isPending ? <Waiting what={t('states.loading')} /> : null}
      {instrument.error ? <ProblemNotice problem={instrument.error} onRetry={() => void instrument.refetch()} /> : null}
      {shown ? (
        <div className={layout.sections}>
          <Head shown={shown} />
          <div className={`${layout.row} not-on-paper`}>
            {shown.may.maintain ? (
              <>
                <Button variant="default" onClick={() => setForm('fact')}>
                  {t('fact.add')}
                </Button>
                <Button variant="default" onClick={() => setForm('declaration')}>
                  {t('declaration.add')}
                </Button>
                <Button variant="default" onClick={() => setForm('end')}>
                  {t('ending.add')}
                </Button>
              </>
            ) : null}
            <DayFilter
              label={t('basis.knownAt')}
              value={knownAt}
              onChange={(day) => void navigate({ search: day ? { knownAt: day } : {}, replace: true })}
            />
          </div>
          {form === 'fact' ? <FactForm code={code} shown={shown} onDone={close} /> : null}
          {form === 'declaration' ? <DeclarationForm code={code} shown={shown} onDone={close} /> : null}
          {form === 'end' ? <EndForm code={code} onDone={close} /> : null}
          <InstrumentTerms shown={shown} />
          {typeof form === 'object' ? (
            <CorrectionForm
              key={`${form.party} ${form.act} ${form.date} ${form.sourceId}`}
              code={code}
              shown={shown}
              fact={form}
              onDone={close}
            />
          ) : null}
          <InstrumentParties shown={shown} {...(shown.may.maintain ? { onCorrect: setForm } : {})} />
          <InstrumentTimeline timeline={shown.timeline} />
        </div>
      ) : null}
    </>
  );
}
