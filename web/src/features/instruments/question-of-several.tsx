import { useTranslation } from 'react-i18next';
import { DayFilter } from '../../ui/day-filter.tsx';
import layout from '../../ui/layout.module.css';
import { today } from './day.ts';
import { PartiesField } from './parties-field.tsx';
import { USUAL } from './question.ts';
import { DataSelect, MeasureSelect, OffenceSelect } from './question-fields.tsx';

/** What the address says of a question about several parties; what it leaves out is usual. */
export interface SeveralGiven {
  readonly parties?: string;
  readonly measure?: string;
  readonly offence?: string;
  readonly data?: string;
  readonly on?: string;
}

/** The same, complete. */
export interface SeveralAsked {
  readonly measure: string;
  readonly offence: string;
  readonly data: string;
  readonly on: string;
}

/** The parties of the address, each once. */
export function partiesOf(given: SeveralGiven, usual = ''): string[] {
  return [...new Set((given.parties ?? usual).split(',').filter(Boolean))];
}

/** The question of the address, with what is usual where it says nothing. */
export function askedOf({ measure, offence, data, on }: SeveralGiven): SeveralAsked {
  return {
    measure: measure ?? USUAL.measure,
    offence: offence ?? USUAL.offence,
    data: data ?? USUAL.data,
    on: on ?? today(),
  };
}

/** The fields of a question that is asked about several parties at once. */
export function QuestionOfSeveral({
  parties,
  asked,
  most,
  onChange,
}: {
  parties: readonly string[];
  asked: SeveralAsked;
  most?: number;
  onChange: (change: SeveralGiven) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className={`card ${layout.fields} not-on-paper`}>
      <legend className="for-screen-readers">{t('registers.filters')}</legend>
      <div className={layout.whole}>
        <PartiesField
          label={t('instrument.parties')}
          value={parties}
          {...(most === undefined ? {} : { most })}
          onChange={(codes) => onChange({ parties: codes.join(',') || undefined })}
        />
      </div>
      <MeasureSelect value={asked.measure} onChange={(measure) => onChange({ measure })} />
      <OffenceSelect value={asked.offence} onChange={(offence) => onChange({ offence })} />
      <DataSelect value={asked.data} onChange={(data) => onChange({ data })} />
      <DayFilter label={t('basis.on')} value={asked.on} onChange={(on) => onChange({ on })} />
    </fieldset>
  );
}
