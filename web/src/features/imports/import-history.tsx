import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportDone } from '../../../../src/domains/imports/imports.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import { type Column, DataTable, type Page } from '../../ui/data-table.tsx';
import { useFaultText } from '../../ui/fault-text.ts';
import layout from '../../ui/layout.module.css';
import { OpenedPanel } from '../../ui/opened-panel.tsx';
import { StateNotice } from '../../ui/states.tsx';
import { Ago } from '../../ui/time.tsx';
import { ask, withQuery } from '../../wire/ask.ts';
import { Counts, Held } from './import-progress.tsx';
import css from './imports.module.css';
import { Rejects } from './rejects.tsx';

/** What was imported by the own agency, newest first; a row opens its figures and rejects. */
export function ImportHistory() {
  const { t } = useTranslation();
  const format = useFormat();
  const faultText = useFaultText();
  const [opened, setOpened] = useState<ImportDone>();
  const number = (name: 'created' | 'amended' | 'rejected'): Column<ImportDone> => ({
    id: name,
    header: t(`importCounts.${name}`),
    width: 'minmax(84px, 0.6fr)',
    align: 'end',
    cell: (row) => format.number(row[name]),
  });
  const columns: readonly Column<ImportDone>[] = [
    {
      id: 'startedAt',
      header: t('imports.when'),
      width: 'minmax(120px, 1fr)',
      cell: (row) => <Ago at={row.startedAt} />,
    },
    { id: 'name', header: t('imports.file'), width: 'minmax(160px, 1.6fr)', cell: (row) => <bdi>{row.name}</bdi> },
    { id: 'format', header: t('imports.format'), cell: (row) => t(`importFormats.${row.format}`) },
    { id: 'status', header: t('hit.status'), cell: (row) => t(`importStatuses.${row.status}`) },
    number('created'),
    number('amended'),
    number('rejected'),
  ];
  return (
    <section>
      <h2 className={css.title}>{t('imports.history')}</h2>
      <DataTable<ImportDone>
        label={t('imports.history')}
        columns={columns}
        queryKey={['imports', 'list']}
        fetchPage={(after, signal) =>
          ask<Page<ImportDone>>('GET', withQuery('/v1/imports', { after, limit: 50 }), { signal })
        }
        rowKey={({ id }) => id}
        onOpen={setOpened}
        height="360px"
        empty={<StateNotice title={t('imports.none')} />}
      />
      {opened ? (
        <OpenedPanel key={opened.id} className={`card ${layout.sections}`} label={opened.name}>
          <div className={css.row}>
            <h3 className={css.title}>
              <bdi>{opened.name}</bdi>
            </h3>
            <Button size="xs" variant="default" onClick={() => setOpened(undefined)}>
              {t('common.close')}
            </Button>
          </div>
          <p className="muted small">
            {t(`importFormats.${opened.format}`)} · <bdi>{opened.list}</bdi> · {format.dateTime(opened.startedAt)} ·{' '}
            {t(`importStatuses.${opened.status}`)}
          </p>
          {opened.held ? <Held count={opened.held} /> : null}
          {opened.remarks
            // What is held stands above, with what to do.
            .filter(({ code }) => code !== 'withdrawals-held')
            .map((remark) => (
              <p key={remark.message}>{faultText(remark)}</p>
            ))}
          <Counts counts={opened} />
          {opened.rejected > 0 ? <Rejects key={opened.id} id={opened.id} /> : null}
        </OpenedPanel>
      ) : null}
    </section>
  );
}
