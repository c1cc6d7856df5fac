import { NativeSelect } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReachable } from '../../app/connection-banner.tsx';
import { useMay, useMe } from '../../app/officer.tsx';
import { useFormat } from '../../languages/use-format.ts';
import { usePageTitle } from '../../ui/page-title.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { StateNotice, Waiting } from '../../ui/states.tsx';
import { clockAheadMs } from '../../wire/node-clock.ts';
import { keepForAway } from './away.ts';
import { CheckForm } from './check-form.tsx';
import css from './checks.module.css';
import { CountsForm } from './counts-form.tsx';
import { LeftBehind } from './others-left.tsx';
import { unsettled, useOutbox } from './outbox.ts';
import { OutboxList } from './outbox-list.tsx';
import { type Linked, ResultForm } from './result-form.tsx';
import { canSeal } from './seal.ts';
import { type Operation, useOperation, usePost, useRunningOperations } from './use-operations.ts';

const route = getRouteApi('/desk/checks');
const PARTS = ['check', 'result', 'counts', 'outbox'] as const;

function Parts({ shown }: { shown: (typeof PARTS)[number] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const waiting = unsettled(useOutbox()).length;
  return (
    <nav className={`${css.parts} not-on-paper`} aria-label={t('checks.parts')}>
      {PARTS.map((part) => (
        <Link
          key={part}
          to="/checks"
          search={part === 'check' ? {} : { part }}
          className={css.part}
          activeProps={{}}
          activeOptions={{ exact: true }}
          {...(part === shown ? { 'aria-current': 'page' as const } : { 'aria-current': undefined })}
        >
          {t(`checkParts.${part}`)}
          {part === 'outbox' && waiting > 0 ? <b className={css.count}> {format.number(waiting)}</b> : null}
        </Link>
      ))}
    </nav>
  );
}

/** Says that the clock of the device is wrong, and whose time stands in the entries. */
function WrongClock() {
  const { t } = useTranslation();
  const format = useFormat();
  useOutbox(); // looked at again with each answer
  const ahead = clockAheadMs() ?? 0;
  if (ahead === 0) return null;
  const now = Date.now();
  return (
    <p className={css.offline} role="status">
      <b>{t('checks.wrongClock')}</b>{' '}
      {t('checks.wrongClockWhat', {
        shown: format.dateTime(new Date(now).toISOString()),
        node: format.dateTime(new Date(now - ahead).toISOString()),
      })}
    </p>
  );
}

/** Says that the network is away, and that no search can be answered until it is back. */
function Offline() {
  const { t } = useTranslation();
  if (useReachable()) return null;
  return (
    <p className={css.offline} role="status">
      <b>{t('checks.offline')}</b> {t('checks.offlineWhat')}
    </p>
  );
}

function Work({ operation, hotSpot }: { operation: Operation; hotSpot: string }) {
  const { part = 'check' } = route.useSearch();
  const navigate = route.useNavigate();
  const [linked, setLinked] = useState<Linked>();
  switch (part) {
    case 'result':
      return (
        <ResultForm
          key={linked?.check ?? 'alone'}
          operation={operation}
          hotSpot={hotSpot}
          linked={linked}
          onUnlink={() => setLinked(undefined)}
        />
      );
    case 'counts':
      return <CountsForm operation={operation} hotSpot={hotSpot} />;
    case 'outbox':
      return <OutboxList operation={operation} />;
    default:
      return (
        <CheckForm
          operation={operation}
          hotSpot={hotSpot}
          onResult={(link) => {
            setLinked(link);
            void navigate({ search: { part: 'result' } });
          }}
        />
      );
  }
}

function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { part = 'check' } = route.useSearch();
  return (
    <div className={css.screen}>
      <h1 className="page-title">{t('places.checks')}</h1>
      <Parts shown={part} />
      <Offline />
      <WrongClock />
      {children}
    </div>
  );
}

/** The officer's screen of an operation, made for a telephone and for gloves: where, what, the answer, the result. */
export function ChecksScreen() {
  const { t } = useTranslation();
  const { operation: asked, part } = route.useSearch();
  const may = useMay('operations:check');
  const running = useRunningOperations();
  const outbox = useOutbox();
  const [post, setPost] = usePost();
  usePageTitle(t('places.checks'));
  const list = running.data ?? [];
  const chosen =
    list.find(({ code }) => code === (asked ?? post.operation)) ?? (list.length === 1 ? list[0] : undefined);
  const detail = useOperation(chosen?.code);
  const code = chosen?.code;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an operation named in the address is remembered once.
  useEffect(() => {
    if (code && code !== post.operation) setPost({ operation: code, hotSpot: '' });
  }, [code]);

  const me = useMe();
  const plan = detail.data;
  useEffect(() => (plan && outbox.isOpen ? keepForAway(me, plan) : undefined), [me, plan, outbox.isOpen]);

  if (!may)
    return (
      <div className={css.screen}>
        <h1 className="page-title">{t('places.checks')}</h1>
        <StateNotice title={t('states.refused')} />
        <LeftBehind />
      </div>
    );
  if (!canSeal())
    return (
      <Frame>
        <StateNotice title={t('checks.insecure')}>{t('checks.insecureWhy')}</StateNotice>
      </Frame>
    );
  if (running.error && list.length === 0)
    return (
      <Frame>
        <ProblemNotice problem={running.error} onRetry={() => void running.refetch()} />
      </Frame>
    );
  if (running.isPending || !outbox.isOpen)
    return (
      <Frame>
        <Waiting what={t('checks.opening')} />
      </Frame>
    );
  if (list.length === 0)
    return (
      <Frame>
        <StateNotice title={t('checks.noOperation')}>{t('checks.noOperationWhy')}</StateNotice>
        {/* An operation may be closed while this device is out of reach: what became of its entries is still told. */}
        {outbox.entries.length + outbox.sealed + outbox.unreadable.length + outbox.others.length > 0 ? (
          <OutboxList />
        ) : null}
      </Frame>
    );
  const operation = detail.data;
  const spots = operation?.plan.hotSpots ?? [];
  const hotSpot = spots.some((spot) => spot.code === post.hotSpot) ? (post.hotSpot ?? '') : '';
  return (
    <Frame>
      <div className={css.post}>
        <NativeSelect
          size="md"
          label={t('hits.operation')}
          value={code ?? ''}
          data={[
            ...(code ? [] : [{ value: '', label: t('common.choose') }]),
            ...list.map((one) => ({ value: one.code, label: one.name })),
          ]}
          onChange={(event) => setPost({ operation: event.currentTarget.value, hotSpot: '' })}
        />
        {spots.length > 0 ? (
          <NativeSelect
            size="md"
            label={t('checks.hotSpot')}
            value={hotSpot}
            data={[
              {
                value: '',
                label: t(operation?.plan.places === 'hot-spots-only' ? 'common.choose' : 'checks.elsewhere'),
              },
              ...spots.map((spot) => ({ value: spot.code, label: spot.name })),
            ]}
            onChange={(event) => setPost({ hotSpot: event.currentTarget.value })}
          />
        ) : null}
      </div>
      {detail.error && !operation ? (
        <ProblemNotice problem={detail.error} onRetry={() => void detail.refetch()} />
      ) : null}
      {operation ? <Work key={operation.id} operation={operation} hotSpot={hotSpot} /> : null}
      {/* What waits belongs to the device, whichever operation is chosen. */}
      {!operation && part === 'outbox' ? <OutboxList /> : null}
    </Frame>
  );
}
