import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Me, meQuery } from '../../app/officer.tsx';
import { isLanguage, speak } from '../../languages/words.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { WireProblem } from '../../wire/problem.ts';
import css from './access.module.css';
import { Entrance } from './entrance.tsx';
import { askSignInOptions } from './sign-in.ts';
import { SignInSteps } from './sign-in-steps.tsx';

const route = getRouteApi('/sign-in');

/** The sign-in page; after it the officer is where they wanted to go. */
export function SignInPage() {
  const { t } = useTranslation();
  const { next, problem } = route.useSearch();
  const queries = useQueryClient();
  const router = useRouter();
  const { data: options } = useQuery({
    queryKey: ['sign-in-options'],
    queryFn: ({ signal }) => askSignInOptions(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

  async function enter(me: Me): Promise<void> {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    if (isLanguage(me.officer.language)) await speak(me.officer.language);
    router.history.push(next ?? '/');
  }

  return (
    <Entrance title={t('signIn.title')}>
      <section className="card" aria-label={t('signIn.title')}>
        {problem ? <ProblemNotice problem={new WireProblem(problem)} /> : null}
        <SignInSteps passkey={options?.passkey ?? false} onSignedIn={(me) => void enter(me)} />
        {options?.oidc ? (
          <Button component="a" href="/v1/oidc/start" variant="default" fullWidth mt={14}>
            {t('signIn.oidc')}
          </Button>
        ) : null}
      </section>
      {options?.demo ? (
        <aside className={css.demo}>
          <p>
            <b>{t('signIn.demo')}</b> {t('signIn.demoHow')}
          </p>
        </aside>
      ) : null}
    </Entrance>
  );
}
