// biome-ignore-all lint/a11y: the map is one stop for the keyboard with keys of its own; whatever is chosen on it can be chosen in its table too.
import { geoContains, geoGraticule10, geoNaturalEarth1, geoPath } from 'd3-geo';
import { type KeyboardEvent, type PointerEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from './announcer.tsx';
import { StateNotice, Waiting } from './states.tsx';
import css from './world-map.module.css';
import { MapControls, MapLegend } from './world-map-controls.tsx';
import type { MapSpace, Place, WorldMapProps } from './world-map-props.ts';
import { type CountryShape, INVENTED_COUNTRIES, loadCountries } from './world-map-shapes.ts';
import { TonePatterns } from './world-map-tones.tsx';
import { closer, HEIGHT, moved, type View, viewAround, WHOLE_WORLD, WIDTH, zoomed } from './world-map-view.ts';

const PROJECTION = geoNaturalEarth1().fitExtent(
  [
    [4, 4],
    [WIDTH - 4, HEIGHT - 4],
  ],
  { type: 'Sphere' },
);
const PATH = geoPath(PROJECTION);
const SPHERE = PATH({ type: 'Sphere' }) ?? '';
const GRATICULE = PATH(geoGraticule10()) ?? '';
// From here on the coarse coasts look wrong.
const FINE_FROM = 2.5;
// A country that is drawn smaller than this is filled as a dot, or nobody would see it.
const SMALLEST_AREA = 6;
const STEPS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-60, 0],
  ArrowRight: [60, 0],
  ArrowUp: [0, -40],
  ArrowDown: [0, 40],
};
const FACTORS: Readonly<Record<string, number>> = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 };
// Moving less than this is a press, not a drag.
const STILL = 4;

function project({ lon, lat }: Place): readonly [number, number] | undefined {
  return PROJECTION([lon, lat]) ?? undefined;
}

function useCountries(isFine: boolean): { shapes: readonly CountryShape[] | undefined; failed: boolean } {
  const [shapes, setShapes] = useState<readonly CountryShape[]>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let isHere = true;
    loadCountries(isFine ? 'fine' : 'coarse').then(
      (found) => isHere && setShapes(found),
      () => isHere && setFailed(true),
    );
    return () => {
      isHere = false;
    };
  }, [isFine]);
  return { shapes, failed: failed && shapes === undefined };
}

/** The drawn map; `world-map.tsx` shows it beside its table. */
export function WorldMapPicture({
  title,
  fills = {},
  kinds = [],
  nameOf,
  onPick,
  picked,
  onPlace,
  around,
  isInvented = false,
  overlay,
  legend,
}: WorldMapProps) {
  const { t } = useTranslation();
  const id = useId();
  const svg = useRef<SVGSVGElement>(null);
  const start = useMemo(() => viewAround((around ?? []).flatMap((place) => project(place) ?? [])), [around]);
  const [view, setView] = useState<View>(start);
  const [isFocused, setFocused] = useState(false);
  const [here, setHere] = useState<Place>();
  const drag = useRef<{ x: number; y: number; from: View; isMoved: boolean } | undefined>(undefined);
  const hasTiny = Object.keys(fills).length > 0;
  const { shapes, failed } = useCountries(hasTiny || view.k >= FINE_FROM);

  const drawnInvented = isInvented || Object.keys(fills).some((code) => code.startsWith('ZZ'));
  const countries = useMemo(
    () =>
      [...(shapes ?? []), ...(drawnInvented ? INVENTED_COUNTRIES : [])].map(({ code, shape }) => ({
        code,
        shape,
        path: PATH(shape) ?? '',
        area: PATH.area(shape),
        centre: PATH.centroid(shape),
      })),
    [shapes, drawnInvented],
  );

  /** Where a point of the screen lies on the map. */
  function onMap(event: { clientX: number; clientY: number }): [number, number] {
    const box = svg.current?.getBoundingClientRect();
    if (!box || box.width === 0) return [0, 0];
    const x = ((event.clientX - box.left) / box.width) * WIDTH;
    const y = ((event.clientY - box.top) / box.height) * HEIGHT;
    return [(x - view.x) / view.k, (y - view.y) / view.k];
  }

  function countryAt(point: readonly [number, number]): string {
    return countries.find(({ code, shape }) => code !== '' && geoContains(shape, [point[0], point[1]]))?.code ?? '';
  }

  function choose(at: [number, number], code: string | undefined): void {
    const lonLat = PROJECTION.invert?.(at);
    if (!lonLat || Math.abs(lonLat[1]) > 90 || Math.abs(lonLat[0]) > 180) return;
    const place = { lon: Math.round(lonLat[0] * 1000) / 1000, lat: Math.round(lonLat[1] * 1000) / 1000 };
    onPlace?.(place);
    const country = code ?? countryAt(lonLat);
    if (country) onPick?.(country);
  }

  const middle = (): [number, number] => [(WIDTH / 2 - view.x) / view.k, (HEIGHT / 2 - view.y) / view.k];

  function tell(next: View): void {
    setView(next);
    const lonLat = PROJECTION.invert?.([(WIDTH / 2 - next.x) / next.k, (HEIGHT / 2 - next.y) / next.k]);
    if (!lonLat) return;
    const place = { lon: lonLat[0], lat: lonLat[1] };
    setHere(place);
    announce(wordsOf(place));
  }

  function wordsOf({ lon, lat }: Place): string {
    const country = countryAt([lon, lat]);
    return t('map.here', {
      lat: lat.toFixed(1),
      lon: lon.toFixed(1),
      place: country ? nameOf(country) : t('map.sea'),
    });
  }

  const zoom = (factor: number): void => setView(zoomed(view, factor));
  const move = (right: number, down: number): void => setView(moved(view, right * 120, down * 80));

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = STEPS[event.key];
    const factor = FACTORS[event.key];
    if (step) tell(moved(view, ...step));
    else if (factor) tell(zoomed(view, factor));
    else if (event.key === '0') tell(start);
    else if (event.key === 'Enter') choose(middle(), undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function onPointerDown(event: PointerEvent<SVGSVGElement>): void {
    if (event.button !== 0) return;
    drag.current = { x: event.clientX, y: event.clientY, from: view, isMoved: false };
  }
  function onPointerMove(event: PointerEvent<SVGSVGElement>): void {
    const held = drag.current;
    const box = svg.current?.getBoundingClientRect();
    // A finger scrolls the page; the buttons move the map.
    if (!held || !box || event.pointerType === 'touch') return;
    const across = event.clientX - held.x;
    const down = event.clientY - held.y;
    if (!held.isMoved && Math.hypot(across, down) < STILL) return;
    held.isMoved = true;
    setView(moved(held.from, (-across / box.width) * WIDTH, (-down / box.height) * HEIGHT));
  }
  function onPointerUp(event: PointerEvent<SVGSVGElement>): void {
    const held = drag.current;
    drag.current = undefined;
    if (!held || held.isMoved || (event.target as Element).closest('a, button')) return;
    const code = (event.target as Element).getAttribute('data-country') ?? undefined;
    choose(onMap(event), code);
  }

  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    // Only with the control key, as browsers zoom: a page that is scrolled over must not be caught by the map.
    function onWheel(event: WheelEvent): void {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      setView((before) => zoomed(before, event.deltaY < 0 ? 1.25 : 0.8));
    }
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, []);

  if (failed) return <StateNotice title={t('map.failed')}>{t('map.failedDo')}</StateNotice>;
  const toneOf = (code: string) => kinds.find(({ key }) => key === fills[code])?.tone;
  const space: MapSpace = { project, unit: 1 / view.k };
  const isPickable = onPick !== undefined;
  return (
    <>
      <div
        className={css.map}
        role="group"
        tabIndex={0}
        aria-label={title}
        aria-describedby={`${id}-keys`}
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(event.target === event.currentTarget && event.target.matches(':focus-visible'))}
        onBlur={() => setFocused(false)}
      >
        <svg
          ref={svg}
          className={`${css.svg} ${onPlace ? css.aim : css.grab}`}
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          // East is right in every language.
          direction="ltr"
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerLeave={() => {
            drag.current = undefined;
          }}
          onDoubleClick={(event) => setView(closer(view, onMap(event)))}
        >
          <TonePatterns prefix={id} scale={1 / view.k} />
          <TonePatterns prefix={`${id}-legend`} />
          <g transform={`translate(${view.x} ${view.y}) scale(${view.k})`}>
            <path d={SPHERE} className={css.graticule} />
            <path d={GRATICULE} className={css.graticule} />
            {countries.map(({ code, path }, at) => {
              const tone = toneOf(code);
              return (
                <path
                  // biome-ignore lint/suspicious/noArrayIndexKey: a country may have two shapes; they keep their places.
                  key={at}
                  d={path}
                  data-country={code}
                  className={`${css.country} ${isPickable ? css.pickable : ''}`}
                  style={tone ? { fill: `url(#${id}-${tone})` } : undefined}
                >
                  <title>{code ? labelOf(code) : ''}</title>
                </path>
              );
            })}
            {countries.map(({ code, area, centre }, at) => {
              const tone = area * view.k * view.k < SMALLEST_AREA ? toneOf(code) : undefined;
              return tone ? (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  key={at}
                  cx={centre[0]}
                  cy={centre[1]}
                  r={3 / view.k}
                  data-country={code}
                  className={css.dot}
                  style={{ fill: `url(#${id}-${tone})` }}
                >
                  <title>{labelOf(code)}</title>
                </circle>
              ) : null;
            })}
            {picked ? (
              <path
                d={countries
                  .filter(({ code }) => code === picked)
                  .map(({ path }) => path)
                  .join('')}
                className={css.picked}
              />
            ) : null}
            {overlay?.(space)}
          </g>
          {isFocused ? (
            <path className={css.cross} d={`M${WIDTH / 2 - 14} ${HEIGHT / 2}h28M${WIDTH / 2} ${HEIGHT / 2 - 14}v28`} />
          ) : null}
        </svg>
        {shapes ? null : <Waiting what={t('map.loading')} />}
        <MapControls zoom={view.k} onZoom={zoom} onMove={move} onWhole={() => setView(WHOLE_WORLD)} />
      </div>
      <p id={`${id}-keys`} className={css.here}>
        {here ? wordsOf(here) : t(onPlace ? 'map.keysPlace' : onPick ? 'map.keysPick' : 'map.keys')}
      </p>
      <MapLegend prefix={`${id}-legend`} kinds={kinds}>
        {legend}
      </MapLegend>
    </>
  );

  function labelOf(code: string): string {
    const kind = kinds.find(({ key }) => key === fills[code]);
    return kind ? `${nameOf(code)}: ${kind.label}` : nameOf(code);
  }
}
