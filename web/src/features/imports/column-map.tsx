import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Table } from '../batch/read-table.ts';
import css from './imports.module.css';

const ROWS_SHOWN = 5;

/** Which column holds what, above the first rows of the file. */
export function ColumnMap({
  table,
  columns,
  fields,
  onChange,
}: {
  table: Table;
  /** Column by column, the place it fills; empty where it is not read. */
  columns: readonly string[];
  fields: readonly { readonly value: string; readonly label: string }[];
  onChange: (columns: readonly string[]) => void;
}) {
  const { t } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <section className={css.wide} tabIndex={0} aria-label={t('file.columns')}>
      <table className={css.map}>
        <thead>
          <tr>
            {table.columns.map((heading, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have the same heading.
              <th key={at} scope="col">
                <NativeSelect
                  label={heading || t('file.column', { number: at + 1 })}
                  value={columns[at] ?? ''}
                  data={[{ value: '', label: t('file.notRead') }, ...fields]}
                  onChange={(event) => {
                    const next = [...columns];
                    const chosen = event.currentTarget.value;
                    // A place is filled by one column: the former one is no longer read.
                    const former = chosen === '' ? -1 : next.indexOf(chosen);
                    if (former >= 0) next[former] = '';
                    next[at] = chosen;
                    onChange(next);
                  }}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.slice(0, ROWS_SHOWN).map((cells, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name but their place.
            <tr key={line}>
              {table.columns.map((_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no name but their place.
                <td key={at}>
                  <bdi>{cells[at]}</bdi>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
