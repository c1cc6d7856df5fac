import { getRouteApi, Navigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchRequest } from '../../../../src/domains/search/search.schema.ts';
import { useMay, useMe } from '../../app/officer.tsx';
import { usePurpose } from '../../app/purpose.tsx';
import { focusSearchBox } from '../../app/search-box-focus.ts';
import type { FormKind } from '../../app/search-forms.ts';
import { usePlaces } from '../../app/use-places.ts';
import { allWords } from '../../languages/words.ts';
import { announce } from '../../ui/announcer.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useKeys } from '../../ui/key-store.ts';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { Answer } from './answer.tsx';
import { FormTabs } from './form-tabs.tsx';
import { playOutcome } from './outcome.ts';
import { PurposeNeeded } from './purpose-needed.tsx';
import { RecentList } from './recent-list.tsx';
import { rememberSearch } from './recent-searches.ts';
import { SearchBox } from './search-box.tsx';
import css from './search-screen.module.css';
import { labelOfSubject } from './subject-label.ts';
import { type Asked, answerLeft, leaveAnswer, type Subject, useSearch } from './use-search.ts';
import { useVerdictSentence } from './verdict.tsx';

// With the words of its faults: on a slow machine somebody may press Enter before the words of the other screens are here.
const loadForm = () =>
  Promise.all([import('./search-form.tsx'), allWords()]).then(([file]) => ({ default: file.SearchForm }));
const SearchForm = lazy(loadForm);
// What the screen may need comes when the box has stood for a while, so that it is here should the network go.
const REST_FOLLOWS_MS = 3000;
const route = getRouteApi('/desk/');

/** The first screen: one question, and its answer below it. */
export function SearchScreen() {
  const { t } = useTranslation();
  const { form } = route.useSearch();
  const navigate = route.useNavigate();
  const me = useMe();
  const may = useMay('search:single');
  const places = usePlaces();
  const { purpose, caseReference, setPurpose } = usePurpose();
  const [before] = useState(() => {
    const asked = answerLeft();
    // Only under the question that is on the screen: the box has a text, a form has none.
    return asked && (asked.subject.text === undefined) === (form !== undefined) ? asked : undefined;
  });
  const [text, setText] = useState(before?.subject.text ?? '');
  const [waitingForPurpose, setWaitingForPurpose] = useState<Subject>();
  const [round, setRound] = useState(0);
  const heading = useRef<HTMLHeadingElement>(null);
  const sentence = useVerdictSentence();
  usePageTitle(t('places.search'));

  useEffect(() => {
    const load = () => Promise.all([loadForm(), import('../exchange/write-about.tsx')]).catch(() => {});
    const timer = setTimeout(() => void load(), REST_FOLLOWS_MS);
    return () => clearTimeout(timer);
  }, []);

  const { asked, search, giveUp, clear, noteFollowUp } = useSearch((done: Asked) => {
    const { answer, subject } = done;
    if (!answer) return;
    rememberSearch({ label: labelOfSubject(subject), subject, outcome: answer.outcome, at: new Date().toISOString() });
    announce(`${t(`outcomes.${answer.outcome}`)}. ${sentence(answer)}`, { urgent: answer.outcome !== 'no-hit' });
    if (me.officer.sound) playOutcome(answer.outcome);
    // To the answer, so that arrows and letters work; a scanner's next line is caught wherever the focus is.
    requestAnimationFrame(() => heading.current?.focus({ preventScroll: true }));
  }, before);
  useEffect(() => leaveAnswer(asked), [asked]);

  function send(subject: Subject, why: string): void {
    setWaitingForPurpose(undefined);
    search({
      purpose: why as SearchRequest['purpose'],
      ...(caseReference.trim() === '' ? {} : { caseReference: caseReference.trim() }),
      subject,
    });
  }

  function ask(subject: Subject): void {
    if (purpose) send(subject, purpose);
    else setWaitingForPurpose(subject);
  }

  function startAgain(): void {
    clear();
    setWaitingForPurpose(undefined);
    setText('');
    setRound((count) => count + 1);
    requestAnimationFrame(focusSearchBox);
  }

  function showForm(next: FormKind | undefined): void {
    // The answer belongs to the question that leaves the screen.
    clear();
    setWaitingForPurpose(undefined);
    void navigate({ search: next ? { form: next } : {}, replace: true }).then(() => {
      if (!next) requestAnimationFrame(focusSearchBox);
    });
  }

  useKeys([
    { keys: 'Escape', label: t('search.new'), run: startAgain, inFields: true },
    { keys: 'alt+f', label: t('search.form'), run: () => showForm(form ? undefined : 'person'), inFields: true },
    { keys: 'alt+m', label: t('search.mrz'), run: () => showForm('mrz'), inFields: true },
  ]);

  const edited = asked?.subject.text !== undefined && text.trim() !== asked.subject.text;

  if (!may) {
    // Whoever may not search begins at the first place of their role.
    const first = places.find(({ to }) => to !== '/help');
    return first ? (
      <Navigate to={first.to} replace />
    ) : (
      <StateNotice title={t('states.refused')}>{t('search.mayNot')}</StateNotice>
    );
  }

  return (
    <>
      <div className={`${css.question} not-on-paper`}>
        <FormTabs form={form} onForm={showForm} />
        {form ? (
          <Suspense fallback={<Waiting what={t('states.loading')} />}>
            <SearchForm key={`${form} ${round}`} kind={form} problem={asked?.problem} onSearch={ask} onWrong={clear} />
          </Suspense>
        ) : (
          <SearchBox
            text={text}
            onText={setText}
            onSearch={(typed) => ask({ text: typed.trim() })}
            onDown={() => heading.current?.focus()}
          />
        )}
        <p className={css.keys}>
          <button type="button" onClick={startAgain}>
            {t('search.new')} <KeyHint keys="Escape" />
          </button>
          {form ? null : (
            <button type="button" aria-keyshortcuts="alt+f" onClick={() => showForm('person')}>
              {t('search.formShort')} <KeyHint keys="alt+f" />
            </button>
          )}
          {form === 'mrz' ? null : (
            <button type="button" aria-keyshortcuts="alt+m" onClick={() => showForm('mrz')}>
              MRZ <KeyHint keys="alt+m" />
            </button>
          )}
          <span className={css.private}>{t('search.private')}</span>
        </p>
      </div>
      {asked ? (
        <p className="only-on-paper">
          {t('batch.asked')}: <bdi>{labelOfSubject(asked.subject)}</bdi> · {purpose ? t(`purposes.${purpose}`) : null}{' '}
          {caseReference}
        </p>
      ) : null}
      {waitingForPurpose ? (
        <PurposeNeeded
          onChoose={(chosen) => {
            setPurpose(chosen);
            send(waitingForPurpose, chosen);
          }}
        />
      ) : null}
      {asked?.state === 'waiting' ? (
        <div className={css.gapAbove}>
          <Waiting what={t('search.searching')} onGiveUp={giveUp} />
        </div>
      ) : null}
      {asked?.state === 'given-up' ? (
        <div className={css.gapAbove}>
          <StateNotice title={t('search.givenUp')}>{t('search.givenUpWhy')}</StateNotice>
        </div>
      ) : null}
      {asked?.state === 'failed' ? (
        <div className={css.gapAbove}>
          <ProblemNotice problem={asked.problem} onRetry={() => ask(asked.subject)} />
        </div>
      ) : null}
      {asked?.answer && edited ? (
        <p className={css.edited}>{t('search.answerTo', { text: asked.subject.text })}</p>
      ) : null}
      {asked?.answer ? (
        <Answer
          key={asked.answer.audit}
          answer={asked.answer}
          subject={asked.subject}
          heading={heading}
          understood={asked.subject.text === undefined}
          onFollowUp={noteFollowUp}
        />
      ) : null}
      {!asked && !waitingForPurpose ? (
        <div className={css.gapAbove}>
          <h1 className="for-screen-readers">{t('places.search')}</h1>
          <RecentList
            onSearch={(subject) => {
              if (subject.text !== undefined) setText(subject.text);
              ask(subject);
            }}
          />
        </div>
      ) : null}
    </>
  );
}
