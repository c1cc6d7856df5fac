import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../app/officer.tsx';
import { StateNotice } from '../../ui/states.tsx';
import css from './search-screen.module.css';

/** Before the first search of a sign-in: for what the officer asks. Choosing it sends the question on its way. */
export function PurposeNeeded({ onChoose }: { onChoose: (purpose: string) => void }) {
  const { t } = useTranslation();
  const { purposes } = useMe().agency;
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector('button')?.focus(), []);
  return (
    <fieldset ref={box} className={css.choices}>
      <legend className="for-screen-readers">{t('purpose.needed')}</legend>
      <StateNotice
        title={t('purpose.needed')}
        action={purposes.map((purpose) => (
          <Button key={purpose} variant="default" onClick={() => onChoose(purpose)}>
            {t(`purposes.${purpose}`)}
          </Button>
        ))}
      >
        {t('purpose.neededWhy')}
      </StateNotice>
    </fieldset>
  );
}
