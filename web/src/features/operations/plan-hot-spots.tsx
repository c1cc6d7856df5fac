import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useFieldArray } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useCountryChoices } from '../../app/country-choices.ts';
import { Field } from '../../ui/field.tsx';
import table from '../../ui/table.module.css';
import { WorldMap } from '../../ui/world-map.tsx';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import { type PlanFormState, RemoveLine } from './plan-form.tsx';

interface Spot {
  readonly code?: string;
  readonly name?: string;
  readonly country?: string;
  readonly lat?: number | string;
  readonly lon?: number | string;
}

function isPlaced(spot: Spot): spot is Spot & { lat: number; lon: number } {
  return [spot.lat, spot.lon].every((value) => value !== undefined && value !== '' && Number.isFinite(Number(value)));
}

/** Where: hot spots, put on the map or typed. */
export function HotSpotsSection({ form }: { form: PlanFormState }) {
  const { t } = useTranslation();
  const words = useOperationWords();
  const countries = useCountryChoices();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'plan.hotSpots' });
  const spots = (form.watch('plan.hotSpots') as Spot[] | undefined) ?? [];
  // The first view holds the places that are there; a place added later must not move the map under the hand.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first ones only.
  const around = useMemo(
    () => spots.filter(isPlaced).map(({ lat, lon }) => ({ lat: Number(lat), lon: Number(lon) })),
    [],
  );
  const newCode = (): string => {
    let at = spots.length + 1;
    while (spots.some(({ code }) => code === `SPOT-${at}`)) at += 1;
    return `SPOT-${at}`;
  };
  return (
    <section className="card">
      <WorldMap
        title={t('operations.hotSpots')}
        nameOf={words.party}
        around={around}
        isInvented={countries.some(({ value }) => value.startsWith('ZZ'))}
        onPlace={({ lat, lon }) => append({ code: newCode(), name: '', country: '', lat, lon }, { shouldFocus: false })}
        onPick={(country) =>
          form.setValue(`plan.hotSpots.${form.getValues('plan.hotSpots').length - 1}.country`, country)
        }
        overlay={({ project, unit }) =>
          spots.filter(isPlaced).map((spot) => {
            const at = project({ lat: Number(spot.lat), lon: Number(spot.lon) });
            return at ? (
              <g key={`${spot.code} ${spot.lat} ${spot.lon}`}>
                <circle cx={at[0]} cy={at[1]} r={6 * unit} className={css.hitsMark} />
                <text
                  x={at[0] + 9 * unit}
                  y={at[1] + 5 * unit}
                  fontSize={15 * unit}
                  strokeWidth={3 * unit}
                  className={css.markText}
                >
                  {spot.name || spot.code}
                </text>
              </g>
            ) : null;
          })
        }
        table={
          <table className={table.table}>
            <thead>
              <tr>
                <th scope="col">{t('operations.hotSpot')}</th>
                <th scope="col">{t('operations.country')}</th>
                <th scope="col">{t('operations.position')}</th>
              </tr>
            </thead>
            <tbody>
              {spots.map((spot, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing else of its own while it is typed.
                <tr key={at}>
                  <th scope="row">{spot.name || spot.code}</th>
                  <td>{words.party(spot.country ?? '')}</td>
                  <td>
                    <bdi dir="ltr">{isPlaced(spot) ? `${spot.lat}, ${spot.lon}` : '—'}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        }
      />
      <div className={css.lines}>
        {fields.map((field, at) => {
          const name = `plan.hotSpots.${at}`;
          return (
            <fieldset
              key={field.id}
              className={css.line}
              aria-label={t('operations.hotSpotNumber', { number: at + 1 })}
            >
              <Field form={form} name={`${name}.name`} label={t('operations.hotSpotName')} needed />
              <Field form={form} name={`${name}.code`} label={t('operations.hotSpotCode')} needed code />
              <Field
                form={form}
                name={`${name}.country`}
                label={t('operations.country')}
                kind="choice"
                needed
                choices={countries}
              />
              <Field form={form} name={`${name}.lat`} label={t('operations.lat')} kind="number" needed />
              <Field form={form} name={`${name}.lon`} label={t('operations.lon')} kind="number" needed />
              <Field form={form} name={`${name}.radiusKm`} label={t('operations.radius')} kind="number" />
              <RemoveLine label={t('operations.removeHotSpot', { number: at + 1 })} onRemove={() => remove(at)} />
            </fieldset>
          );
        })}
        <div>
          <Button variant="default" onClick={() => append({ code: newCode(), name: '', country: '' })}>
            {t('operations.addHotSpot')}
          </Button>
        </div>
        <Field
          form={form}
          name="plan.places"
          label={t('operations.places')}
          kind="choice"
          needed
          choices={['anywhere', 'hot-spots-only'].map((value) => ({ value, label: t(`operationPlaces.${value}`) }))}
        />
      </div>
    </section>
  );
}
