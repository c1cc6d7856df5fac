import { Button } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Pencil, RefreshCw, ShieldAlert, Undo2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/officer.tsx';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import layout from '../../ui/layout.module.css';
import { NameInScript } from '../../ui/name-in-script.tsx';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Waiting } from '../../ui/states.tsx';
import { Freshness } from '../../ui/time.tsx';
import { AskAboutRecord } from '../exchange/write-about.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { listBefore } from './list-before.ts';
import { ReviewForm, WithdrawForm } from './record-decisions.tsx';
import { RecordVersions } from './record-versions.tsx';
import { isIdentified, kindOf, type RecordAnswer } from './register-kinds.ts';
import css from './registers.module.css';
import { SubjectFacts } from './subject-facts.tsx';
import { useRecord } from './use-registers.ts';

const route = getRouteApi('/desk/registers/$kind/$id');

/** Danger stands with the action, above identity. */
function Danger({ record }: { record: RecordAnswer }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  return (
    <div className={`${css.danger} ${record.warnings.length === 0 ? css.calm : ''}`}>
      {record.warnings.length > 0 ? (
        <ul>
          {record.warnings.map((warning) => (
            <li key={warning}>
              <ShieldAlert size={18} aria-hidden="true" /> {words('warnings', warning)}
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <span className={css.label}>{t('hit.action')}</span> {words('actions', record.action)}
      </p>
    </div>
  );
}

/** On what the record rests, how good it is, who may see it and for how long. */
function Terms({ record }: { record: RecordAnswer }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const format = useFormat();
  const me = useMe();
  const partyName = usePartyName();
  const [source = '', information = ''] = record.grade;
  const isOwner = me.agency.code === record.owner;
  const seen =
    record.status !== 'active'
      ? t('record.seenByOwner')
      : record.withheldFrom && record.withheldFrom.length > 0
        ? t('record.seenExcept', { list: format.list(record.withheldFrom.map(partyName)) })
        : t('record.seenByAll');
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t('hit.status'), words('recordStatuses', record.status)],
    [t('hit.reason'), words('reasons', record.reason)],
    [
      t('registers.owner'),
      <span key="owner">
        <bdi dir="ltr">{record.owner}</bdi> <span className="muted">({partyName(record.party)})</span>
      </span>,
    ],
    [t('hit.fresh'), <Freshness key="fresh" {...record} />],
    [t('hit.grade'), `${record.grade} · ${words('sourceGrades', source)}; ${words('informationGrades', information)}`],
    [
      t('hit.handling'),
      [...record.handling.map((code) => words('handlingCodes', code)), record.handlingNote].filter(Boolean).join('; '),
    ],
    // Whom an owner does not trust is told to nobody else; the node leaves it out.
    [t('record.seenBy'), isOwner ? seen : undefined],
    [t('hit.basis'), record.basis ? <bdi key="basis">{record.basis}</bdi> : undefined],
    [t('record.purpose'), record.purpose ? words('purposes', record.purpose) : undefined],
    [
      t('record.valid'),
      record.validUntil
        ? t('record.validSpan', { from: format.date(record.validFrom), until: format.date(record.validUntil) })
        : t('record.validFromOn', { from: format.date(record.validFrom) }),
    ],
    [t('record.nationalReference'), record.nationalReference],
  ];
  return (
    <section className="card">
      <h2 className={layout.subtitle}>{t('hit.record')}</h2>
      <dl className="facts">
        {rows
          .filter(([, value]) => value !== undefined && value !== '')
          .flatMap(([label, value]) => [<dt key={`${label} label`}>{label}</dt>, <dd key={label}>{value}</dd>])}
      </dl>
    </section>
  );
}

function Provenance({ record }: { record: RecordAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="card">
      <h2 className={layout.subtitle}>{t('record.provenance')}</h2>
      <dl className="facts">
        <dt>{t('registers.reported')}</dt>
        <dd>{format.dateTime(record.reportedAt)}</dd>
        <dt>{t('record.changedAt')}</dt>
        <dd>{format.dateTime(record.changedAt)}</dd>
        <dt>{t('record.confirmedAt')}</dt>
        <dd>{format.dateTime(record.confirmedAt)}</dd>
        {record.source ? (
          <>
            <dt>{t('hit.source')}</dt>
            <dd>
              <bdi>{record.source}</bdi>
            </dd>
          </>
        ) : null}
        <dt>{t('record.version')}</dt>
        <dd>{format.number(record.version)}</dd>
      </dl>
    </section>
  );
}

/** The record page: danger and action, who or what it is, its terms, how it came to be, and what may be done. */
export function RecordScreen() {
  const { t } = useTranslation();
  const { kind: given, id } = route.useParams();
  const kind = kindOf(given);
  const navigate = route.useNavigate();
  const query = useRecord(kind, id);
  const [deciding, setDeciding] = useState<'withdraw' | 'review'>();
  const record = query.data;
  // The window's name is kept by browsers, so it holds the reference and no name.
  usePageTitle(record?.reference ?? t('hit.record'));

  if (query.isPending) return <Waiting what={t('states.loading')} />;
  if (query.error || !record) return <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} />;
  const done = (): void => {
    setDeciding(undefined);
    void query.refetch();
  };
  const names = isIdentified(record) && Array.isArray(record.subject.names) ? record.subject.names : [];
  const roman =
    (names as { whole?: string; family?: string; given?: string }[])
      .map(({ whole, family, given }) => whole ?? [family, given].filter(Boolean).join(' '))
      .find((name) => /^[\p{Script=Latin}\P{L}]+$/u.test(name)) ?? record.roman;
  return (
    <>
      <p className="small not-on-paper">
        <Link to="/registers/$kind" params={{ kind }} search={listBefore(kind).filters as object}>
          {t(`registerKinds.${kind}`)}
        </Link>
      </p>
      <div className={layout.columns}>
        <div className={layout.sections}>
          <article className={`card ${layout.sections}`}>
            <header className={css.head}>
              <h1>
                <NameInScript name={record.title ?? record.reference} roman={roman} strong />
              </h1>
              <p className="muted small">
                {t(`registerKinds.${kind}`)} · <bdi dir="ltr">{record.reference}</bdi>
              </p>
            </header>
            <Danger record={record} />
            {isIdentified(record) ? (
              <SubjectFacts kind={kind} subject={record.subject} />
            ) : (
              <p>{t('record.notIdentified')}</p>
            )}
            {record.may.amend || record.may.withdraw || record.may.review ? (
              <div className={`${layout.actions} not-on-paper`}>
                {record.may.amend ? (
                  <ActionButton
                    keys="a"
                    label={t('record.amend')}
                    leftSection={<Pencil size={16} aria-hidden="true" />}
                    onPress={() => void navigate({ to: '/registers/$kind/$id/amend', params: { kind, id } })}
                  />
                ) : null}
                {record.may.review ? (
                  <ActionButton
                    keys="v"
                    label={t('record.review')}
                    leftSection={<RefreshCw size={16} aria-hidden="true" />}
                    onPress={() => setDeciding('review')}
                  />
                ) : null}
                {record.may.withdraw ? (
                  <ActionButton
                    keys="w"
                    label={t('record.withdraw')}
                    leftSection={<Undo2 size={16} aria-hidden="true" />}
                    onPress={() => setDeciding('withdraw')}
                  />
                ) : null}
              </div>
            ) : null}
          </article>
          {deciding === 'withdraw' ? (
            <WithdrawForm record={record} onDone={done} onCancel={() => setDeciding(undefined)} />
          ) : null}
          {deciding === 'review' ? (
            <ReviewForm record={record} onDone={done} onCancel={() => setDeciding(undefined)} />
          ) : null}
          <RecordVersions key={record.version} record={record} />
        </div>
        <div className={layout.sections}>
          <Terms record={record} />
          <Provenance record={record} />
          <div className={`${layout.actions} not-on-paper`}>
            {isIdentified(record) ? <AskAboutRecord record={record} /> : null}
            <Button variant="default" onClick={() => window.print()}>
              {t('hit.print')}
            </Button>
          </div>
        </div>
      </div>
    </>
  );
}
