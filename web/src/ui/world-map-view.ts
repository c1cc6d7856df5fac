/** The part of the map that is seen: its scale, and where its corner lies. Plain arithmetic, without a page. */
export interface View {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export const WIDTH = 960;
export const HEIGHT = 500;
export const WHOLE_WORLD: View = { k: 1, x: 0, y: 0 };
const MOST = 60;

/** Keeps the map in its frame: no view lies beside it. */
function framed({ k, x, y }: View): View {
  return {
    k,
    x: Math.min(0, Math.max(WIDTH * (1 - k), x)),
    y: Math.min(0, Math.max(HEIGHT * (1 - k), y)),
  };
}

/** The view with another scale, its middle where it was. */
export function zoomed({ k, x, y }: View, factor: number): View {
  const next = Math.min(MOST, Math.max(1, k * factor));
  const change = next / k;
  return framed({ k: next, x: WIDTH / 2 - (WIDTH / 2 - x) * change, y: HEIGHT / 2 - (HEIGHT / 2 - y) * change });
}

/** The view moved over the map by so much of the frame. */
export function moved({ k, x, y }: View, right: number, down: number): View {
  return framed({ k, x: x - right, y: y - down });
}

/** The view twice as near, with a point of the map in its middle. */
export function closer({ k }: View, [x, y]: readonly [number, number]): View {
  const next = Math.min(MOST, k * 2);
  return framed({ k: next, x: WIDTH / 2 - x * next, y: HEIGHT / 2 - y * next });
}

// One place alone is shown with its country around it.
const LEAST_SPAN = 40;

/** A view with every one of these points in it, as near as it can be; without points the whole world. */
export function viewAround(coordinates: readonly number[]): View {
  if (coordinates.length < 2) return WHOLE_WORLD;
  const xs = coordinates.filter((_, at) => at % 2 === 0);
  const ys = coordinates.filter((_, at) => at % 2 === 1);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const span = Math.max(LEAST_SPAN, (right - left) * 2, (bottom - top) * 2 * (WIDTH / HEIGHT));
  const k = Math.min(MOST, Math.max(1, WIDTH / span));
  return framed({ k, x: WIDTH / 2 - ((left + right) / 2) * k, y: HEIGHT / 2 - ((top + bottom) / 2) * k });
}
