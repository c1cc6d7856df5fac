import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closer, HEIGHT, moved, viewAround, WHOLE_WORLD, WIDTH, zoomed } from '../../web/src/ui/world-map-view.ts';

const point = fc.tuple(fc.double({ min: 0, max: WIDTH, noNaN: true }), fc.double({ min: 0, max: HEIGHT, noNaN: true }));

test('no view lies beside the map, however it is moved and zoomed', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(point, fc.double({ min: 0.1, max: 9, noNaN: true })), { maxLength: 20 }), (steps) => {
      const { k, x, y } = steps.reduce(
        (view, [at, factor]) => zoomed(moved(closer(view, at), at[0] - 400, at[1] - 200), factor),
        WHOLE_WORLD,
      );
      expect(k).toBeGreaterThanOrEqual(1);
      expect(x).toBeLessThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(0);
      expect(x + WIDTH * k).toBeGreaterThanOrEqual(WIDTH - 1e-6);
      expect(y + HEIGHT * k).toBeGreaterThanOrEqual(HEIGHT - 1e-6);
    }),
  );
});

test('a view around places has every one of them in it', () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 12 }), (points) => {
      const { k, x, y } = viewAround(points.flat());
      for (const [px, py] of points) {
        expect(px * k + x).toBeGreaterThanOrEqual(-1e-6);
        expect(px * k + x).toBeLessThanOrEqual(WIDTH + 1e-6);
        expect(py * k + y).toBeGreaterThanOrEqual(-1e-6);
        expect(py * k + y).toBeLessThanOrEqual(HEIGHT + 1e-6);
      }
    }),
  );
});

test('without places the whole world is seen', () => {
  expect(viewAround([])).toEqual(WHOLE_WORLD);
});
