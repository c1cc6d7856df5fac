import { useRouter } from '@tanstack/react-router';
import { PLACES, type Place } from './navigation.ts';
import { useMe } from './officer.tsx';

/** The places this officer may go to, those that have a screen. */
export function usePlaces(): readonly Place[] {
  const rights: readonly string[] = useMe().rights;
  const { routesByPath } = useRouter();
  return PLACES.filter(
    (place) =>
      place.to in routesByPath && (place.rights.length === 0 || place.rights.some((right) => rights.includes(right))),
  );
}
