import { getRouteApi, Link } from '@tanstack/react-router';
import { ShieldAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import layout from '../../ui/layout.module.css';
import { NameInScript } from '../../ui/name-in-script.tsx';
import { OutcomeShape } from '../../ui/outcome-shape.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { WriteAboutHit } from '../exchange/write-about.tsx';
import { Evidence } from '../search/evidence.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { SHAPE_OF_OUTCOME } from '../search/outcome.ts';
import { Protection } from '../search/protection.tsx';
import { Conversation } from './conversation.tsx';
import { Feedback } from './feedback.tsx';
import { HitClock } from './hit-clock.tsx';
import { Quality, RecordOfHit, SearchOfHit, Trace } from './hit-facts.tsx';
import { HitSteps } from './hit-steps.tsx';
import css from './hits.module.css';
import { HitState } from './inbox.tsx';
import { type HitDetail, useHit, useHitStep } from './use-hits.ts';

const route = getRouteApi('/desk/hits/$id');

/** Danger and what the owner asks for stand above who it is. */
function Act({ hit }: { hit: HitDetail }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  return (
    <div className={css.act}>
      {hit.record.warnings.length > 0 ? (
        <ul className={css.warnings}>
          {hit.record.warnings.map((warning) => (
            <li key={warning}>
              <ShieldAlert size={18} aria-hidden="true" /> {words('warnings', warning)}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <span className={css.actLabel}>{t('hit.action')}</span> {words('actions', hit.record.action)}
      </p>
    </div>
  );
}

function OpenHit({ hit }: { hit: HitDetail }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const partyName = usePartyName();
  const heading = useRef<HTMLHeadingElement>(null);
  const { mutate: step } = useHitStep(hit.id);
  const mustTell = hit.may.tell && hit.side === 'owner';
  const told = useRef(false);

  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  // The desk that answers for the record has the hit before it: that is what "told" means.
  useEffect(() => {
    if (!mustTell || told.current) return;
    told.current = true;
    step({ verb: 'told', body: { how: 'screen' } });
  }, [mustTell, step]);

  return (
    <>
      <div className={css.top}>
        <h1 ref={heading} tabIndex={-1} className="page-title">
          {t('hits.one')} <bdi dir="ltr">{hit.reference}</bdi>
        </h1>
        <HitState hit={hit} />
        <span className="muted small">{t(`hitSides.${hit.side}`)}</span>
        <Link to="/hits" className="not-on-paper">
          {t('hits.back')}
        </Link>
      </div>
      <Protection rules={hit.protect} />
      <div className={layout.columns}>
        <div className={css.main}>
          <article className={`card ${css.hitCard} ${css[hit.band]}`} aria-label={t('hits.one')}>
            <header className={css.head}>
              <OutcomeShape shape={SHAPE_OF_OUTCOME[hit.band]} size={22} />
              <div className={css.who}>
                <h2>
                  <span className="for-screen-readers">{t(`outcomes.${hit.band}`)}: </span>
                  {hit.record.title ? (
                    <NameInScript name={hit.record.title} roman={hit.record.roman} strong />
                  ) : (
                    t('registers.notTold')
                  )}
                </h2>
                <p className="muted small">
                  {[
                    words('reasons', hit.record.reason),
                    partyName(hit.facts.party),
                    t(`registerKinds.${hit.register}`),
                  ].join(' · ')}
                </p>
              </div>
            </header>
            <Act hit={hit} />
            <h3 className={layout.subtitle}>{t(hit.band === 'hit' ? 'hit.why' : 'hit.whyPossible')}</h3>
            {hit.because.length > 0 ? (
              <Evidence because={hit.because} score={hit.score} />
            ) : (
              <p className="muted">{t('hits.noEvidence')}</p>
            )}
            <HitSteps hit={hit} />
          </article>
          <Conversation hit={hit} />
        </div>
        <div className={css.aside}>
          <HitClock clock={hit.clock} />
          <WriteAboutHit hit={hit} />
          <Feedback hit={hit} />
          <SearchOfHit hit={hit} />
          <RecordOfHit hit={hit} />
          {hit.quality ? <Quality quality={hit.quality} /> : null}
          <Trace hit={hit} />
        </div>
      </div>
    </>
  );
}

/** One hit from the search that revealed it to its end, as one of its two desks sees it. */
export function HitScreen() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const hit = useHit(id);
  usePageTitle(hit.data?.reference ?? t('hits.one'));
  if (hit.data) return <OpenHit key={id} hit={hit.data} />;
  if (hit.error) {
    return (
      <>
        <h1 className="page-title">{t('hits.one')}</h1>
        <ProblemNotice problem={hit.error} onRetry={() => void hit.refetch()} />
      </>
    );
  }
  return (
    <>
      <h1 className="page-title">{t('hits.one')}</h1>
      <Waiting what={t('hits.reading')} />
    </>
  );
}
