import { Button } from '@mantine/core';
import { type ErrorComponentProps, Link, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../ui/problem-notice.tsx';
import { StateNotice } from '../ui/states.tsx';
import { WireProblem } from '../wire/problem.ts';

/** What stands in place of a screen that failed: what happened, and the ways on. */
export function Failure({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const router = useRouter();
  // What failed may be the fetching of the screen itself, which only the router does again.
  if (error instanceof WireProblem) return <ProblemNotice problem={error} onRetry={() => void router.invalidate()} />;
  // A screen is loaded when first opened; after an update of the node its old file is gone.
  const outdated =
    error instanceof Error && /dynamically imported module|Importing a module script/i.test(error.message);
  return (
    <div role="alert">
      <StateNotice
        title={t(outdated ? 'states.outdated' : 'states.broken')}
        action={
          <>
            <Button onClick={() => window.location.reload()}>{t('states.reload')}</Button>
            <Button variant="default" component="a" href="/">
              {t('states.toSearch')}
            </Button>
          </>
        }
      >
        {t(outdated ? 'states.outdatedWhy' : 'states.brokenWhy')}
      </StateNotice>
    </div>
  );
}

/** An address that leads nowhere. */
export function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <main>
      <h1 className="for-screen-readers">{t('states.noPage')}</h1>
      <StateNotice title={t('states.noPage')} action={<Link to="/">{t('states.toSearch')}</Link>}>
        {t('states.noPageWhy')}
      </StateNotice>
    </main>
  );
}
