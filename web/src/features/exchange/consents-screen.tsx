import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { ConsentCards } from './consent-cards.tsx';
import css from './exchange.module.css';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { useConsents } from './use-exchange.ts';

function Box({ box }: { box: 'to-decide' | 'asked' }) {
  const { t } = useTranslation();
  const query = useConsents(box);
  return (
    <section aria-labelledby={`consents-${box}`}>
      <h2 id={`consents-${box}`} className={css.title}>
        {t(`exchange.consents.${box}`)}
      </h2>
      {query.isPending ? <Waiting what={t('states.loading')} /> : null}
      {query.error ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {query.data?.items.length === 0 ? <StateNotice title={t('states.empty')} /> : null}
      <div className={css.main}>
        <ConsentCards consents={query.data?.items ?? []} withMessage />
      </div>
    </section>
  );
}

/** What others want to do with our items, and what we asked of others. */
export function ConsentsScreen() {
  const { t } = useTranslation();
  usePageTitle(t('exchange.boxes.consents'));
  return (
    <>
      <h1 className="page-title">{t('exchange.boxes.consents')}</h1>
      <ExchangeTabs />
      <div className={css.main}>
        <Box box="to-decide" />
        <Box box="asked" />
      </div>
    </>
  );
}
