import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Static } from 'typebox';
import type { RecordVersion } from '../../../../src/domains/registers/registers.schema.ts';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import layout from '../../ui/layout.module.css';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Scrolling } from '../../ui/scrolling.tsx';
import { Waiting } from '../../ui/states.tsx';
import table from '../../ui/table.module.css';
import { ask } from '../../wire/ask.ts';
import { asWireProblem } from '../../wire/problem.ts';
import { useCodeWords } from '../search/hit-words.ts';
import type { RecordAnswer } from './register-kinds.ts';
import css from './registers.module.css';
import { wordsOfPath } from './subject-fields.ts';
import { changesBetween } from './version-changes.ts';

type Version = Static<typeof RecordVersion>;

/** In which family of words the codes of a term are found. */
const FAMILY: Readonly<Record<string, string>> = {
  status: 'recordStatuses',
  reason: 'reasons',
  action: 'actions',
  purpose: 'purposes',
  handling: 'handlingCodes',
  warnings: 'warnings',
};

function useShownChange(): (path: string, value: unknown) => string {
  const words = useCodeWords();
  const format = useFormat();
  const partyName = usePartyName();
  return (path, value) => {
    if (value === undefined) return '—';
    const one = (code: unknown): string => {
      const text = String(code);
      if (path === 'withheldFrom') return partyName(text);
      const family = FAMILY[path];
      if (family) return words(family, text);
      return path === 'confirmedAt' ? format.dateTime(text) : text;
    };
    return Array.isArray(value) ? format.list(value.map(one)) : one(value);
  };
}

function Changes({ version, former, kind }: { version: Version; former: Version; kind: RecordAnswer['kind'] }) {
  const { t } = useTranslation();
  const shown = useShownChange();
  const changes = changesBetween(former.body, version.body);
  if (changes.length === 0) return <p className="muted small">{t('record.nothingChanged')}</p>;
  return (
    <Scrolling label={t('record.field')}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t('record.field')}</th>
            <th scope="col">{t('record.before')}</th>
            <th scope="col">{t('record.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ path, before, after }) => (
            <tr key={path}>
              <th scope="row">{t(wordsOfPath(kind, path) ?? path)}</th>
              <td>
                <bdi>{shown(path, before)}</bdi>
              </td>
              <td>
                <bdi>{shown(path, after)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** Every version: what changed, by whom and why. Fetched when asked for, because the reading is noted. */
export function RecordVersions({ record }: { record: RecordAnswer }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [open, setOpen] = useState(false);
  const query = useQuery({
    queryKey: ['registers', 'versions', record.kind, record.id, record.version],
    queryFn: ({ signal }) =>
      ask<Version[]>('GET', `/v1/registers/${record.kind}/records/${record.id}/versions`, { signal }),
    enabled: open,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false,
  });
  const versions = query.data ?? [];
  const notMine = query.error && asWireProblem(query.error).kind === 'not-found';
  return (
    <section className="card">
      <h2 className={layout.subtitle}>{t('record.versions')}</h2>
      {open ? null : (
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          {t('record.showVersions')}
        </Button>
      )}
      {open && query.isPending ? <Waiting what={t('states.loading')} /> : null}
      {notMine ? <p>{t('record.versionsNotYours')}</p> : null}
      {query.error && !notMine ? <ProblemNotice problem={query.error} onRetry={() => void query.refetch()} /> : null}
      {versions.length > 0 ? (
        <ol className={css.versions} reversed>
          {versions.map((version, at) => {
            const former = versions[at + 1];
            return (
              <li key={version.version} className={css.version}>
                <h3>
                  {t('record.versionIs', {
                    number: format.number(version.version),
                    change: t(`versionChanges.${version.change}`),
                  })}
                </h3>
                <p className="muted small">
                  {format.dateTime(version.changedAt)} · <bdi dir="ltr">{version.agency}</bdi>
                  {version.source ? (
                    <>
                      {' · '}
                      <bdi>{version.source}</bdi>
                    </>
                  ) : null}
                </p>
                {version.why ? (
                  <p>
                    <bdi>{version.why}</bdi>
                  </p>
                ) : null}
                {former ? <Changes version={version} former={former} kind={record.kind} /> : null}
              </li>
            );
          })}
        </ol>
      ) : null}
    </section>
  );
}
