import { TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { KeyList } from '../../ui/key-sheet.tsx';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import css from './help.module.css';
import { GLOSSARY, holdsWords, PROBLEM_NAMES } from './help-content.ts';

const route = getRouteApi('/desk/help');
const SHAPES = [
  ['diamond', 'hit'],
  ['triangle', 'possible'],
  ['circle', 'no-hit'],
] as const;

/** Words of the trade, keys, and every kind of refusal with what to do; one field finds in all of them. */
export function HelpScreen() {
  const { t } = useTranslation();
  const { find = '' } = route.useSearch();
  const navigate = route.useNavigate();
  usePageTitle(t('places.help'));
  const words = GLOSSARY.map((id) => ({ id, word: t(`glossary.${id}.word`), means: t(`glossary.${id}.means`) })).filter(
    ({ word, means }) => holdsWords(`${word} ${means}`, find),
  );
  const problems = PROBLEM_NAMES.map((kind) => ({
    kind,
    title: t(`problems.${kind}.title`),
    todo: t(`problems.${kind}.do`),
  })).filter(({ title, todo }) => holdsWords(`${title} ${todo}`, find));
  return (
    <div className={css.help}>
      <h1 className="page-title">{t('places.help')}</h1>
      <TextInput
        type="search"
        label={t('help.find')}
        value={find}
        maw={420}
        onChange={(event) =>
          void navigate({ search: event.currentTarget.value ? { find: event.currentTarget.value } : {}, replace: true })
        }
      />
      {find === '' ? (
        <section className="card">
          <h2>{t('help.answers')}</h2>
          <ul className={css.answers}>
            {SHAPES.map(([shape, outcome]) => (
              <li key={outcome}>
                <OutcomeShape shape={shape} size={26} />
                <span>
                  <b>{t(`outcomes.${outcome}`)}</b> {t(`glossary.${outcome}.means`)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {words.length > 0 ? (
        <section className="card">
          <h2>{t('help.glossary')}</h2>
          <dl className={css.words}>
            {words.map(({ id, word, means }) => (
              <div key={id}>
                <dt>{word}</dt>
                <dd>{means}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {find === '' ? (
        <section className="card">
          <h2>{t('keys.title')}</h2>
          <KeyList />
        </section>
      ) : null}
      {problems.length > 0 ? (
        <section className="card">
          <h2>{t('help.problems')}</h2>
          <dl className={css.words}>
            {problems.map(({ kind, title, todo }) => (
              <div key={kind}>
                <dt>
                  <Link to="/problems/$kind" params={{ kind }}>
                    {title}
                  </Link>
                </dt>
                <dd>{todo}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
      {words.length + problems.length === 0 ? (
        <StateNotice title={t('help.nothing')}>{t('help.nothingDo')}</StateNotice>
      ) : null}
    </div>
  );
}
