import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DELIVERY_STATES, MESSAGE_KINDS } from '../../../../src/domains/exchange/exchange.schema.ts';
import { useMay } from '../../app/officer.tsx';
import { usePartyName } from '../../app/parties.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { Filters, filtersSet } from '../../ui/filters.tsx';
import layout from '../../ui/layout.module.css';
import { usePageTitle } from '../../ui/page-title.ts';
import { StateNotice } from '../../ui/states.tsx';
import { TextFilter } from '../../ui/text-filter.tsx';
import { Ago } from '../../ui/time.tsx';
import { TwoLines } from '../../ui/two-lines.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { DueMark } from './due-mark.tsx';
import css from './exchange.module.css';
import { ExchangeTabs } from './exchange-tabs.tsx';
import { NewMessage } from './new-message.tsx';
import { type MessageLine, type RulesAnswer, useExchangeVocabulary, useLiveExchange } from './use-exchange.ts';

const route = getRouteApi('/desk/exchange');
const BOXES = ['inbox', 'received', 'outbox', 'sent'] as const;

function useColumns(box: (typeof BOXES)[number]): readonly Column<MessageLine>[] {
  const { t } = useTranslation();
  const words = useCodeWords();
  const columns: readonly Column<MessageLine>[] = [
    {
      id: 'due',
      header: t('exchange.dueByRule'),
      width: 'minmax(170px, 1.3fr)',
      cell: (row) => (
        <TwoLines
          first={<DueMark dueAt={row.dueAt} isLate={row.isLate} urgent={row.urgent} />}
          second={row.rule ? <span title={words('clockRules', row.rule)}>{words('clockRules', row.rule)}</span> : null}
        />
      ),
    },
    {
      id: 'kind',
      header: t('exchange.kind'),
      width: 'minmax(220px, 2.2fr)',
      cell: (row) => (
        <TwoLines
          first={
            <span className={row.readAt === null && row.side === 'recipient' ? css.unread : undefined}>
              {words('exchangeKinds', row.kind)}
            </span>
          }
          second={row.offence ? words('offences', row.offence) : null}
        />
      ),
    },
    {
      id: 'counterpart',
      header: t(box === 'inbox' || box === 'received' ? 'exchange.from' : 'exchange.to'),
      width: 'minmax(150px, 1.4fr)',
      cell: (row) => (
        // Names of agencies begin alike; their codes do not.
        <TwoLines first={<bdi dir="ltr">{row.counterpart}</bdi>} second={<bdi>{row.counterpartName}</bdi>} />
      ),
    },
    {
      id: 'state',
      header: t('exchange.state'),
      width: 'minmax(115px, 1fr)',
      cell: (row) => words('deliveryStates', row.state),
    },
    {
      id: 'reference',
      header: t('hit.reference'),
      width: 'minmax(160px, 1fr)',
      cell: (row) => (
        <TwoLines
          first={<bdi dir="ltr">{row.reference}</bdi>}
          second={row.caseReference ? <bdi dir="ltr">{row.caseReference}</bdi> : null}
        />
      ),
    },
    {
      id: 'sent',
      header: t('exchange.sentAt'),
      width: 'minmax(105px, 0.8fr)',
      cell: (row) => <Ago at={row.submittedAt} />,
    },
  ];
  // What is due needs no date of sending; what was sent or received is looked for by it.
  return columns.filter(({ id }) => box !== 'inbox' || id !== 'sent');
}

/** The rules by which the agency's messages are answered, for the choice of one. */
function useAnswerRules(chosen: string | undefined): readonly { value: string; label: string }[] {
  const words = useCodeWords();
  const { data } = useQuery({
    queryKey: ['exchange-rules'],
    queryFn: ({ signal }) => ask<RulesAnswer>('GET', '/v1/exchange/rules', { signal }),
    staleTime: 600_000,
  });
  const codes = new Set([
    ...(data?.choices.flatMap(({ rule }) => rule ?? []) ?? []),
    ...(data?.rules.flatMap(({ own, code }) => (own ? [code] : [])) ?? []),
    ...(chosen ? [chosen] : []),
  ]);
  const nameOf = (code: string): string => {
    const said = words('clockRules', code);
    return said === code ? (data?.rules.find((one) => one.code === code)?.name ?? code) : said;
  };
  return [...codes].map((value) => ({ value, label: nameOf(value) }));
}

/** What waits for this desk, what is due first standing first; the other boxes keep what was received and sent. */
export function InboxScreen() {
  const { t } = useTranslation();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const words = useCodeWords();
  const mayDraft = useMay('exchange:draft');
  const box = filters.box ?? 'inbox';
  const columns = useColumns(box);
  const rules = useAnswerRules(filters.rule);
  const partyName = usePartyName();
  const { data: vocabulary } = useExchangeVocabulary();
  const codes = useId();
  const [isWriting, setWriting] = useState(false);
  useLiveExchange();
  usePageTitle(t('places.exchange'));

  type Search = typeof filters;
  const set = (change: Partial<Search>): void =>
    void navigate({ search: (before: Search) => ({ ...before, ...change }), replace: true });
  const narrowed = filtersSet(filters, 'box');
  const select = <Name extends 'kind' | 'state' | 'assigned' | 'rule'>(
    name: Name,
    label: string,
    choices: readonly { value: string; label: string }[],
  ) => (
    <NativeSelect
      label={label}
      value={filters[name] ?? ''}
      data={[{ value: '', label: t('registers.all') }, ...choices]}
      onChange={(event) => set({ [name]: event.currentTarget.value || undefined } as Partial<Search>)}
    />
  );

  return (
    <>
      <div className={layout.top}>
        <h1 className="page-title">{t('places.exchange')}</h1>
        {mayDraft ? (
          <ActionButton keys="n" label={t('exchange.write')} variant="filled" onPress={() => setWriting(true)} />
        ) : null}
      </div>
      <ExchangeTabs />
      {isWriting ? <NewMessage onCancel={() => setWriting(false)} /> : null}
      {/* Another box than what is to be done is a choice too, and must show when the fields are folded. */}
      <Filters set={filtersSet(filters)}>
        <NativeSelect
          label={t('exchange.box')}
          value={box}
          data={BOXES.map((value) => ({ value, label: t(`exchange.boxes.${value}`) }))}
          onChange={(event) => {
            const chosen = BOXES.find((one) => one === event.currentTarget.value);
            set({ box: chosen === 'inbox' ? undefined : chosen });
          }}
        />
        {select(
          'kind',
          t('exchange.kind'),
          MESSAGE_KINDS.map((value) => ({ value, label: words('exchangeKinds', value) })),
        )}
        {select(
          'state',
          t('exchange.state'),
          DELIVERY_STATES.map((value) => ({ value, label: words('deliveryStates', value) })),
        )}
        {select('assigned', t('exchange.assigned'), [
          { value: 'me', label: t('exchange.assignedMe') },
          { value: 'nobody', label: t('exchange.assignedNobody') },
        ])}
        {select('rule', t('exchange.rule'), rules)}
        <TextFilter
          label={t('exchange.counterpart')}
          placeholder="ZZS-SPOC"
          value={filters.counterpart}
          list={codes}
          written={(code) => code.toUpperCase()}
          isWhole={(code) => /^[A-Z]{3}(-[A-Z0-9-]{2,})?$/.test(code)}
          onChange={(counterpart) => set({ counterpart })}
        />
        <datalist id={codes}>
          {[...new Set(vocabulary?.recipients.map(({ party }) => party))].map((party) => (
            <option key={party} value={party} label={partyName(party)} />
          ))}
          {vocabulary?.recipients.map(({ agency, name }) => (
            <option key={agency} value={agency} label={name} />
          ))}
        </datalist>
        <TextFilter
          label={t('exchange.referenceBegins')}
          value={filters.reference}
          // The beginning of one already finds.
          isWhole={() => true}
          onChange={(reference) => set({ reference })}
        />
        <div className={`${layout.actions} ${css.toggles}`}>
          <Button
            variant={filters.late ? 'filled' : 'default'}
            aria-pressed={filters.late === true}
            onClick={() => set({ late: filters.late ? undefined : true })}
          >
            {t('exchange.onlyLate')}
          </Button>
          <Button
            variant={filters.urgent ? 'filled' : 'default'}
            aria-pressed={filters.urgent === true}
            onClick={() => set({ urgent: filters.urgent ? undefined : true })}
          >
            {t('exchange.onlyUrgent')}
          </Button>
        </div>
      </Filters>
      <DataTable
        label={t(`exchange.boxes.${box}`)}
        columns={columns}
        queryKey={['exchange', 'list', { ...filters, box }]}
        fetchPage={(after, signal) =>
          ask<Page<MessageLine>>('GET', withQuery('/v1/exchange/messages', { ...filters, box, limit: 100, after }), {
            signal,
          })
        }
        rowKey={({ id, counterpart: other }) => `${id} ${other}`}
        onOpen={({ id }) => void navigate({ to: '/exchange/$id', params: { id } })}
        empty={
          <StateNotice title={t(narrowed > 0 ? 'registers.noneFit' : 'exchange.nothing')}>
            {narrowed > 0 ? null : t('exchange.nothingWhat')}
          </StateNotice>
        }
      />
    </>
  );
}
