import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NoSuchPage } from '../../app/failure.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import css from './help.module.css';
import { PROBLEM_NAMES } from './help-content.ts';

const route = getRouteApi('/desk/problems/$kind');

/** The page of one kind of refusal or failure; the node's problems point here with their `type`. */
export function ProblemPage() {
  const { t } = useTranslation();
  const { kind } = route.useParams();
  const known = PROBLEM_NAMES.find((name) => name === kind);
  const title = known ? t(`problems.${known}.title`) : t('states.noPage');
  usePageTitle(title);
  if (!known) return <NoSuchPage />;
  return (
    <article className={`card ${css.help}`}>
      <h1 className="page-title">{title}</h1>
      <p>{t(`problems.${known}.do`)}</p>
      <p>
        <Link to="/help">{t('help.all')}</Link>
      </p>
    </article>
  );
}
