import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { FieldList } from '../registers/field-list.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import { type DraftFormHandle, useCodeChoices } from './code-choices.ts';
import { DraftCheckList, DraftField } from './missing.tsx';

const GRADES = ['A', 'B', 'C', 'X'].flatMap((source) =>
  ['1', '2', '3', '4'].map((information) => source + information),
);
const HANDLING = ['H0', 'H1', 'H2', 'H3'] as const;

/** Under which terms one thing is shared: each item has its own. `path` ends with a dot, or is empty. */
export function ItemTerms({
  form,
  path,
  isSent = false,
}: {
  form: DraftFormHandle;
  path: string;
  /** Which category of data it is was decided about when it was released. */
  isSent?: boolean;
}) {
  const { t } = useTranslation();
  const words = useCodeWords();
  const choices = useCodeChoices();
  const handling = (form.watch(`${path}handling`) as string[] | undefined) ?? [];
  return (
    <>
      <div className={layout.whole}>
        <DraftField
          form={form}
          name={`${path}grade`}
          label={t('hit.grade')}
          kind="choice"
          choices={GRADES.map((value) => ({
            value,
            label: `${value} · ${words('sourceGrades', value[0] ?? '')}; ${words('informationGrades', value[1] ?? '')}`,
          }))}
        />
      </div>
      <DraftCheckList
        form={form}
        name={`${path}handling`}
        label={t('hit.handling')}
        choices={choices('handlingCodes', HANDLING)}
      />
      {handling.includes('H3') ? (
        <DraftField form={form} name={`${path}handlingNote`} label={t('record.handlingNote')} needed />
      ) : null}
      <DraftField form={form} name={`${path}retainUntil`} label={t('exchange.retainUntil')} kind="day" />
      <FieldList
        form={form}
        path={`${path}withheldFrom`}
        field={{
          name: 'withheldFrom',
          words: 'record.withheldFrom',
          kind: 'choice',
          choices: 'countries',
          isList: true,
        }}
      />
      {isSent ? null : (
        <DraftField form={form} name={`${path}isSpecial`} label={t('exchange.isSpecial')} kind="check" />
      )}
    </>
  );
}
