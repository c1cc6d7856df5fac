import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { PictureAndTable } from './picture-and-table.tsx';
import { Waiting } from './states.tsx';
import type { WorldMapProps } from './world-map-props.ts';

// Shapes and projection come when a map is first shown.
const Picture = lazy(() => import('./world-map-picture.tsx').then((file) => ({ default: file.WorldMapPicture })));

/** The world with its countries, filled by kind; zoomed and moved by pointer, buttons and keys; beside it the same as a table. */
export function WorldMap(props: WorldMapProps) {
  const { t } = useTranslation();
  return (
    <PictureAndTable
      title={props.title}
      picture={
        <Suspense fallback={<Waiting what={t('map.loading')} />}>
          <Picture {...props} />
        </Suspense>
      }
      table={props.table}
      note={props.note}
    />
  );
}
