import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../../app/officer.tsx';
import { announce } from '../../ui/announcer.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { BasisAnswer } from './basis-answer.tsx';
import { today } from './day.ts';
import { InstrumentTabs } from './instrument-tabs.tsx';
import { type BasisQuestion, isWhole, USUAL, useLegalBasis } from './question.ts';
import { QuestionForm } from './question-form.tsx';
import { outcomeOf } from './verdict.tsx';

const route = getRouteApi('/desk/instruments');

/** May this authority ask or tell that one? The question as a form, the answer as reasons one can argue with. */
export function AskScreen() {
  const { t } = useTranslation();
  const given = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const may = useMay('instruments:read');
  usePageTitle(t('places.instruments'));
  // What the address does not say is filled in but not asked: the officer sees it first.
  const shown: BasisQuestion = useMemo(
    () => ({
      ...(me.agency.party ? { from: me.agency.party } : {}),
      measure: USUAL.measure,
      data: USUAL.data,
      on: today(),
      ...given,
    }),
    [given, me.agency.party],
  );
  const answer = useLegalBasis(given);
  const { data } = answer;
  useEffect(() => {
    if (data) announce(t(`basis.verdict.${outcomeOf(data)}`));
  }, [data, t]);
  const labels: Readonly<Record<string, string>> = {
    '/from': t('basis.from'),
    '/to': t('basis.to'),
    '/measure': t('basis.measure'),
    '/offence': t('basis.offence'),
    '/data': t('basis.data'),
    '/on': t('basis.on'),
    '/knownAt': t('basis.knownAt'),
    '/maximumPenaltyYears': t('basis.penalty'),
  };

  if (!may) return <StateNotice title={t('states.refused')} />;
  return (
    <>
      <h1 className="page-title">{t('basis.title')}</h1>
      <InstrumentTabs />
      <div className={layout.sections}>
        <QuestionForm
          key={JSON.stringify(given)}
          asked={shown}
          onAsk={(question) => {
            void navigate({ search: question });
            void answer.refetch();
          }}
        />
        {isWhole(given) && answer.isPending ? <Waiting what={t('basis.asking')} /> : null}
        {answer.error ? (
          <ProblemNotice
            problem={answer.error}
            labelOf={({ field }) => labels[field]}
            onRetry={() => void answer.refetch()}
          />
        ) : null}
        {data && isWhole(given) ? <BasisAnswer question={given} answer={data} /> : null}
        {isWhole(given) ? null : <StateNotice title={t('basis.start')}>{t('basis.startWhat')}</StateNotice>}
      </div>
    </>
  );
}
