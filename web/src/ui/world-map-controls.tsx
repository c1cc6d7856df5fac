import { ArrowDown, ArrowLeft, ArrowRight, ArrowUp, Globe, Minus, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './world-map.module.css';
import type { MapKind } from './world-map-props.ts';

/** Buttons for what keys and pointer do too: nearer, farther, over the map, back to the whole. */
export function MapControls({
  zoom,
  onZoom,
  onMove,
  onWhole,
}: {
  zoom: number;
  onZoom: (factor: number) => void;
  onMove: (right: number, down: number) => void;
  onWhole: () => void;
}) {
  const { t } = useTranslation();
  const isWhole = zoom <= 1;
  const controls = [
    { words: 'map.nearer', icon: Plus, run: () => onZoom(1.5), off: false },
    { words: 'map.farther', icon: Minus, run: () => onZoom(1 / 1.5), off: isWhole },
    { words: 'map.whole', icon: Globe, run: onWhole, off: isWhole },
    { words: 'map.up', icon: ArrowUp, run: () => onMove(0, -1), off: isWhole },
    { words: 'map.left', icon: ArrowLeft, run: () => onMove(-1, 0), off: isWhole },
    { words: 'map.down', icon: ArrowDown, run: () => onMove(0, 1), off: isWhole },
    { words: 'map.right', icon: ArrowRight, run: () => onMove(1, 0), off: isWhole },
  ];
  return (
    <div className={`${css.controls} not-on-paper`} dir="ltr">
      {controls.map(({ words, icon: Icon, run, off }) => (
        <button key={words} type="button" className={css.control} title={t(words)} disabled={off} onClick={run}>
          <Icon size={16} aria-hidden="true" />
          <span className="for-screen-readers">{t(words)}</span>
        </button>
      ))}
    </div>
  );
}

/** What the tones mean, with a piece of each. */
export function MapLegend({
  prefix,
  kinds,
  children,
}: {
  prefix: string;
  kinds: readonly MapKind[];
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className={css.foot}>
      {kinds.map(({ key, tone, label }) => (
        <span key={key} className={css.kind}>
          <svg width={22} height={16} aria-hidden="true" focusable="false">
            <rect x={0.5} y={0.5} width={21} height={15} rx={3} style={{ fill: `url(#${prefix}-${tone})` }} />
          </svg>
          {label}
        </span>
      ))}
      {children}
      <span className="muted">{t('map.status')}</span>
    </div>
  );
}
