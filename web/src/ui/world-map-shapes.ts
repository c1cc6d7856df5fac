/**
 * The shapes of the map: Natural Earth by world-atlas, and outlines of our own for the invented states.
 * Boundaries are as the source draws them; they say nothing about the status of any territory.
 */
import type { Feature, FeatureCollection, Geometry, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import fineFile from 'world-atlas/countries-50m.json?url';
import coarseFile from 'world-atlas/countries-110m.json?url';

/** One country as it is drawn, by the code the rest of the product knows it by. */
export interface CountryShape {
  readonly code: string;
  readonly shape: Feature<Geometry>;
}

// ISO 3166-1: alpha-3 and number, for every shape of the source that has a number.
const CODES: ReadonlyMap<string, string> = new Map(
  (
    'ABW533 AFG004 AGO024 AIA660 ALA248 ALB008 AND020 ARE784 ARG032 ARM051 ASM016 ATA010 ATF260 ATG028 ' +
    'AUS036 AUT040 AZE031 BDI108 BEL056 BEN204 BFA854 BGD050 BGR100 BHR048 BHS044 BIH070 BLM652 BLR112 ' +
    'BLZ084 BMU060 BOL068 BRA076 BRB052 BRN096 BTN064 BWA072 CAF140 CAN124 CHE756 CHL152 CHN156 CIV384 ' +
    'CMR120 COD180 COG178 COK184 COL170 COM174 CPV132 CRI188 CUB192 CUW531 CYM136 CYP196 CZE203 DEU276 ' +
    'DJI262 DMA212 DNK208 DOM214 DZA012 ECU218 EGY818 ERI232 ESH732 ESP724 EST233 ETH231 FIN246 FJI242 ' +
    'FLK238 FRA250 FRO234 FSM583 GAB266 GBR826 GEO268 GGY831 GHA288 GIN324 GMB270 GNB624 GNQ226 GRC300 ' +
    'GRD308 GRL304 GTM320 GUM316 GUY328 HKG344 HMD334 HND340 HRV191 HTI332 HUN348 IDN360 IMN833 IND356 ' +
    'IOT086 IRL372 IRN364 IRQ368 ISL352 ISR376 ITA380 JAM388 JEY832 JOR400 JPN392 KAZ398 KEN404 KGZ417 ' +
    'KHM116 KIR296 KNA659 KOR410 KWT414 LAO418 LBN422 LBR430 LBY434 LCA662 LIE438 LKA144 LSO426 LTU440 ' +
    'LUX442 LVA428 MAC446 MAF663 MAR504 MCO492 MDA498 MDG450 MDV462 MEX484 MHL584 MKD807 MLI466 MLT470 ' +
    'MMR104 MNE499 MNG496 MNP580 MOZ508 MRT478 MSR500 MUS480 MWI454 MYS458 NAM516 NCL540 NER562 NFK574 ' +
    'NGA566 NIC558 NIU570 NLD528 NOR578 NPL524 NRU520 NZL554 OMN512 PAK586 PAN591 PCN612 PER604 PHL608 ' +
    'PLW585 PNG598 POL616 PRI630 PRK408 PRT620 PRY600 PSE275 PYF258 QAT634 ROU642 RUS643 RWA646 SAU682 ' +
    'SDN729 SEN686 SGP702 SGS239 SHN654 SLB090 SLE694 SLV222 SMR674 SOM706 SPM666 SRB688 SSD728 STP678 ' +
    'SUR740 SVK703 SVN705 SWE752 SWZ748 SXM534 SYC690 SYR760 TCA796 TCD148 TGO768 THA764 TJK762 TKM795 ' +
    'TLS626 TON776 TTO780 TUN788 TUR792 TWN158 TZA834 UGA800 UKR804 URY858 USA840 UZB860 VAT336 VCT670 ' +
    'VEN862 VGB092 VIR850 VNM704 VUT548 WLF876 WSM882 YEM887 ZAF710 ZMB894 ZWE716 '
  )
    .trim()
    .split(' ')
    .map((pair) => [pair.slice(3), pair.slice(0, 3)]),
);

// Shapes of the source without a number. Kosovo without prejudice to positions on status.
const CODES_BY_NAME: Readonly<Record<string, string>> = {
  Kosovo: 'XKX',
  'N. Cyprus': 'CYP',
  Somaliland: 'SOM',
  'Indian Ocean Ter.': 'CXR',
};

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

const loaded = new Map<string, Promise<readonly CountryShape[]>>();

async function read(file: string): Promise<readonly CountryShape[]> {
  const answer = await fetch(file);
  if (!answer.ok) throw new Error('The shapes of the map did not come.');
  const world = (await answer.json()) as World;
  const { features } = feature(world, world.objects.countries) as FeatureCollection<Geometry, { name: string }>;
  return features.map((shape) => ({
    code: CODES.get(String(shape.id)) ?? CODES_BY_NAME[shape.properties.name] ?? '',
    shape,
  }));
}

/** The countries of the world; `fine` also has the small ones and follows the coasts. Read once. */
export function loadCountries(detail: 'coarse' | 'fine'): Promise<readonly CountryShape[]> {
  const file = detail === 'fine' ? fineFile : coarseFile;
  let shapes = loaded.get(file);
  if (!shapes) {
    shapes = read(file);
    loaded.set(file, shapes);
    // What did not come is asked for again by the next map.
    shapes.catch(() => loaded.delete(file));
  }
  return shapes;
}

type Ring = readonly (readonly [lon: number, lat: number])[];

// The border between two states is written once and walked in both directions.
const NORTH_SOUTH: Ring = [
  [-36.2, 47.6],
  [-34.6, 48.1],
  [-33.1, 47.5],
  [-31.4, 48.2],
  [-29.6, 47.8],
];
const NORTH_EAST: Ring = [
  [-29.6, 47.8],
  [-28.1, 48.5],
  [-26.4, 48.1],
  [-24.9, 48.9],
  [-23.2, 48.4],
];
const SOUTH_EAST: Ring = [
  [-29.6, 47.8],
  [-30.2, 46.4],
  [-29.1, 45.2],
  [-29.9, 43.9],
  [-29.3, 42.4],
];
const NORTH_COAST: Ring = [
  [-23.2, 48.4],
  [-22.4, 49.9],
  [-23.6, 51.2],
  [-23.1, 52.6],
  [-25.3, 53.7],
  [-27.2, 53.1],
  [-29.4, 54.3],
  [-31.8, 53.6],
  [-33.5, 54.1],
  [-35.6, 52.7],
  [-35.1, 51.3],
  [-36.9, 49.8],
  [-36.2, 47.6],
];
const SOUTH_COAST: Ring = [
  [-29.3, 42.4],
  [-31.2, 42.1],
  [-32.7, 42.7],
  [-34.8, 42.2],
  [-36.7, 43.4],
  [-36.1, 44.9],
  [-37.3, 46.3],
  [-36.2, 47.6],
];
const EAST_COAST: Ring = [
  [-23.2, 48.4],
  [-21.9, 47.1],
  [-22.6, 45.6],
  [-21.7, 44.3],
  [-23.1, 42.9],
  [-25.4, 43.1],
  [-27.2, 42.2],
  [-29.3, 42.4],
];

function state(code: string, ...parts: readonly Ring[]): CountryShape {
  // The parts run against the clock; on a globe the inside of a shape lies to the right of its outline.
  const ring = parts
    .flatMap((part, at) => (at === 0 ? part : part.slice(1)))
    .map(([lon, lat]) => [lon, lat])
    .reverse();
  const geometry: Polygon = { type: 'Polygon', coordinates: [ring] };
  return { code, shape: { type: 'Feature', properties: {}, geometry } };
}

/** Nordavia, Sudoria and Estmark: one island in the open Atlantic, where there is no land and nobody's border. */
export const INVENTED_COUNTRIES: readonly CountryShape[] = [
  state('ZZN', NORTH_SOUTH, NORTH_EAST, NORTH_COAST),
  state('ZZS', [...NORTH_SOUTH].reverse(), [...SOUTH_COAST].reverse(), [...SOUTH_EAST].reverse()),
  state('ZZE', [...NORTH_EAST].reverse(), SOUTH_EAST, [...EAST_COAST].reverse()),
];
