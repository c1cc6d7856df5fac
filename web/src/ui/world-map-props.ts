import type { ReactNode } from 'react';
import type { Tone } from './world-map-tones.tsx';

/** A place by its degrees: east and north are positive. */
export interface Place {
  readonly lon: number;
  readonly lat: number;
}

/** One line of the legend: the tone that countries of this kind are drawn in, and its words. */
export interface MapKind {
  readonly key: string;
  readonly tone: Tone;
  readonly label: string;
}

/** How something is drawn above the countries: where a place lies, and how long one unit of the screen is there. */
export interface MapSpace {
  project(place: Place): readonly [x: number, y: number] | undefined;
  readonly unit: number;
}

export interface WorldMapProps {
  /** What the map shows, as its heading and for readers of screens. */
  readonly title: string;
  /** The kind of each country, by ISO 3166-1 alpha-3 (XKX for Kosovo; ZZN, ZZS, ZZE for the invented states). */
  readonly fills?: Readonly<Record<string, string>>;
  /** The legend; a country whose kind is not in it is drawn as the others. */
  readonly kinds?: readonly MapKind[];
  readonly nameOf: (code: string) => string;
  /** A country was chosen, by pointer or by keyboard. */
  readonly onPick?: ((code: string) => void) | undefined;
  readonly picked?: string | undefined;
  /** A place was chosen, by pointer or by keyboard. */
  readonly onPlace?: ((place: Place) => void) | undefined;
  /** The view begins with these places in it; without any, with the whole world. */
  readonly around?: readonly Place[];
  /** The invented states are drawn too; they are anyway where one of them is filled. */
  readonly isInvented?: boolean;
  /** Marks above the countries. */
  readonly overlay?: (space: MapSpace) => ReactNode;
  /** Further lines of the legend, for what the overlay draws. */
  readonly legend?: ReactNode;
  /** The table that says the same. */
  readonly table: ReactNode;
  readonly note?: ReactNode;
}
