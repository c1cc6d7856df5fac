import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { Freshness } from '../../ui/time.tsx';
import { SubjectFacts } from '../registers/subject-facts.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import css from './hits.module.css';
import type { HitDetail } from './use-hits.ts';

type Row = readonly [label: string, value: ReactNode];

function Facts({ title, rows, children }: { title: string; rows: readonly Row[]; children?: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      <h3 className={layout.subtitle}>{title}</h3>
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== undefined && value !== null && value !== '')
          .flatMap(([label, value]) => [<dt key={`${label} label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
      {children}
    </section>
  );
}

/** Who found it, why, where and when. */
export function SearchOfHit({ hit }: { hit: HitDetail }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  return (
    <Facts
      title={t('hits.search')}
      rows={[
        [t('hits.asker'), <bdi key="asker">{hit.askerName}</bdi>],
        [t('auditLog.officer'), hit.officer ? <bdi key="officer">{hit.officer}</bdi> : undefined],
        [t('record.purpose'), words('purposes', hit.purpose)],
        [t('purpose.case'), hit.caseReference ? <bdi key="case">{hit.caseReference}</bdi> : undefined],
        [
          t('hits.operation'),
          hit.operation ? (
            <bdi key="operation" dir="ltr">
              {hit.operation}
            </bdi>
          ) : undefined,
        ],
        [t('hits.place'), hit.place ? <bdi key="place">{hit.placeName ?? hit.place}</bdi> : undefined],
        [t('hits.foundAt'), hit.foundAt ? format.dateTime(hit.foundAt) : undefined],
        [t('hits.openedAt'), format.dateTime(hit.openedAt)],
        [
          t('hits.repeats'),
          hit.repeats > 0
            ? `${t('followUp.repeats', { count: hit.repeats })}, ${format.dateTime(hit.lastSeenAt)}`
            : undefined,
        ],
        [t('hits.actionTaken'), hit.actionTaken ? words('actions', hit.actionTaken) : undefined],
      ]}
    />
  );
}

/** The record behind the hit, as far as its handling lets this agency know. */
export function RecordOfHit({ hit }: { hit: HitDetail }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const partyName = usePartyName();
  const { facts, record } = hit;
  return (
    <Facts
      title={t('hit.record')}
      rows={[
        [
          t('hit.owner'),
          <span key="owner">
            <bdi>{hit.ownerName}</bdi> <span className="muted">({partyName(facts.party)})</span>
          </span>,
        ],
        [
          t('hit.reference'),
          <bdi key="reference" dir="ltr">
            {record.reference}
          </bdi>,
        ],
        [t('hit.reason'), words('reasons', record.reason)],
        [t('hit.status'), words('recordStatuses', record.status)],
        [t('hit.fresh'), <Freshness key="fresh" {...facts.freshness} />],
        [
          t('hit.grade'),
          facts.grade
            ? `${facts.grade} · ${words('sourceGrades', facts.grade[0] ?? '')}; ${words('informationGrades', facts.grade[1] ?? '')}`
            : undefined,
        ],
        [t('hit.handling'), facts.handling.map((code) => words('handlingCodes', code)).join('; ')],
        [t('hit.basis'), facts.basis ? <bdi key="basis">{facts.basis}</bdi> : undefined],
        [t('hit.source'), facts.source ? <bdi key="source">{facts.source}</bdi> : undefined],
      ]}
    >
      {facts.subject ? <SubjectFacts kind={hit.register} subject={facts.subject} /> : null}
    </Facts>
  );
}

/** What follow-up has said about the record so far; for its owner. */
export function Quality({ quality }: { quality: NonNullable<HitDetail['quality']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = [
    'hits',
    'repeats',
    'confirmed',
    'notTheSame',
    'outOfDate',
    'useful',
    'notUsed',
    'wrongPerson',
    'recordWrong',
  ] as const;
  return (
    <Facts
      title={t('hits.quality')}
      rows={counts
        .filter((name) => quality[name] > 0)
        .map((name): Row => [t(`recordQuality.${name}`), format.number(quality[name])])}
    />
  );
}

/** Every step since the search, with whoever took it on this side of the border. */
export function Trace({ hit }: { hit: HitDetail }) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const wordsOf = (step: string): string => {
    const [name = '', kind = ''] = step.split(':');
    if (name === 'feedback' && i18n.exists(`feedbackKinds.${kind}`))
      return `${t('hits.feedback')}: ${t(`feedbackKinds.${kind}`)}`;
    if (name === 'reminder' && i18n.exists(`reminded.${kind}`)) return t(`reminded.${kind}`);
    if (i18n.exists(`hitStates.${name}`)) return t(`hitStates.${name}`);
    return i18n.exists(`hitSteps.${name}`) ? t(`hitSteps.${name}`) : step;
  };
  /** The first word of a note may be a code: how the owner was told, what was done. */
  const noteOf = ({ step, note }: HitDetail['steps'][number]): string | null => {
    const share = /^reminder:/.test(step) ? /^(\d+) %/.exec(note ?? '')?.[1] : undefined;
    if (share !== undefined)
      return t('hits.shareOfTime', { share: format.number(Number(share) / 100, { style: 'percent' }) });
    const family = step === 'owner-told' ? 'toldHow' : step === 'action-taken' ? 'actions' : undefined;
    if (note === null || family === undefined) return note;
    const [code = '', ...rest] = note.split(': ');
    const said = family === 'toldHow' ? `toldHow.${code}` : `actions.${code}`;
    return i18n.exists(said) ? [t(said), ...rest].join(': ') : note;
  };
  return (
    <section className="card" aria-labelledby="hit-trace">
      <h3 id="hit-trace" className={layout.subtitle}>
        {t('hits.trace')}
      </h3>
      <ol className={css.trace}>
        {hit.steps.map((step) => (
          <li key={`${step.at} ${step.step}`}>
            <b>{wordsOf(step.step)}</b> · {format.dateTime(step.at)}
            <div className="muted small">
              <bdi dir="ltr">{step.agency}</bdi> {step.officer ? <bdi>{step.officer}</bdi> : null}
            </div>
            {step.note ? <div dir="auto">{noteOf(step)}</div> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
