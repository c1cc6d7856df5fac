import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { handOver } from '../../ui/hand-over.ts';
import { writeTable } from '../../ui/write-table.ts';
import { useCodeWords } from '../search/hit-words.ts';
import type { YearlyReturn } from './use-exchange.ts';

/** Hands the return over as a table that every spreadsheet opens: the codes for machines, their words for people. */
export function ExportReturn({ returned }: { returned: YearlyReturn }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const partyName = usePartyName();
  function save(): void {
    const { year, party, cells } = returned;
    const head = [
      t('exchange.year'),
      t('exchange.point'),
      t('exchange.count'),
      t('exchange.otherState'),
      t('exchange.otherState'),
      t('exchange.urgency'),
      t('exchange.ground'),
      t('exchange.ground'),
    ];
    const rows = cells.map(({ point, state, urgent, ground, count }) => [
      year,
      point,
      count,
      state ?? '',
      state ? partyName(state) : '',
      urgent === null ? '' : t(urgent ? 'exchange.urgent' : 'exchange.notUrgent'),
      ground ?? '',
      ground ? words('refusalGrounds', ground) : '',
    ]);
    handOver(writeTable([head, ...rows]), `article-18-${party}-${year}.csv`);
  }
  return (
    <ActionButton
      keys="e"
      label={t('exchange.exportReturn')}
      leftSection={<Download size={16} aria-hidden="true" />}
      onPress={save}
    />
  );
}
