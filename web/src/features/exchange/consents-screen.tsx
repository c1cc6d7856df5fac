import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/officer.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { ConsentCards } from './consent-cards.tsx';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { type Consent, useConsents } from './use-exchange.ts';

function Box({ box, consents }: { box: 'to-decide' | 'asked'; consents: readonly Consent[] }) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby={`consents-${box}`}>
      <h2 id={`consents-${box}`} className={layout.title}>
        {t(`exchange.consents.${box}`)}
      </h2>
      {consents.length === 0 ? <StateNotice title={t('states.empty')} /> : null}
      <div className={layout.sections}>
        <ConsentCards consents={consents} withMessage />
      </div>
    </section>
  );
}

/** What others want to do with our items, and what we asked of others. */
export function ConsentsScreen() {
  const { t } = useTranslation();
  const me = useMe();
  const query = useConsents();
  usePageTitle(t('exchange.boxes.consents'));
  const consents = query.data?.items ?? [];
  const isOurs = ({ asker }: Consent): boolean => asker === me.agency.code;
  return (
    <>
      <h1 className="page-title">{t('exchange.boxes.consents')}</h1>
      <ExchangeTabs />
      <div className={layout.sections}>
        {query.isPending ? <Waiting what={t('states.loading')} /> : null}
        {query.error ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
        {query.data ? (
          <>
            <Box box="to-decide" consents={consents.filter((one) => !isOurs(one))} />
            <Box box="asked" consents={consents.filter(isOurs)} />
          </>
        ) : null}
      </div>
    </>
  );
}
