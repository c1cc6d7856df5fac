/**
 * Calibres under all their names. Sources: C.I.P. tables of cartridge dimensions (metric designations), SAAMI Z299
 * (inch designations), NCIC 2000 code list CAL. Two cartridges that differ share no row, even when one calibre code does.
 */

// One row a cartridge: the first name is the one shown.
const CARTRIDGES = `
9×19 mm Parabellum|9 mm Luger|9 mm Para|9 mm Parabellum|9 Parabellum|9×19|9×19 NATO|9 mm NATO|9 Para|9 Luger|9 mm P|9 mm
9×18 mm Makarov|9 mm Makarov|9×18|9 Makarov|9 Mak|9 mm PM|9×18 PM
9×17 mm Short|.380 ACP|.380 Auto|9 mm Kurz|9 mm Corto|9 mm Short|9 mm Browning Short|9 mm Browning Court|9×17|9 Court|9 Kurz|380
9×21 mm IMI|9×21|9 mm IMI
9×23 mm Largo|9×23|9 mm Largo|9 mm Bergmann-Bayard|9 Largo
9 mm Steyr|9×23 Steyr
9 mm Browning Long|9×20 SR|9×20
9 mm P.A.K.|9 mm PAK|9 mm P.A. Knall|9 PA|9 mm Knall|9 mm blank
8 mm K|8 mm Knall|8 mm blank
.45 ACP|.45 Auto|11.43×23|11.43 mm|.45 Automatic|45 ACP
.45 Colt|.45 Long Colt|.45 LC|11.43×33R
.40 S&W|.40 Smith & Wesson|10×22|10×22 mm Smith & Wesson|40 SW
10 mm Auto|10×25|10 mm Automatic
.357 Magnum|9×33R|.357 Mag|.357 Remington Magnum|.357 S&W Magnum
.357 SIG|9×22
.38 Special|.38 Spl|.38 S&W Special|9×29R|9.1×29R|.38 Spec
.38 S&W|9×20R|.38/200
.38 Super|9×23SR|.38 Super Auto
.44 Magnum|.44 Remington Magnum|.44 Mag|.44 Rem Mag|10.9×33R
.44 Special|.44 S&W Special|10.9×29R
.50 Action Express|.50 AE|12.7×33
.32 ACP|.32 Auto|7.65 mm Browning|7.65×17|7.65×17SR|7.65 Browning|7.65 mm Auto|7.65 Br
.25 ACP|.25 Auto|6.35 mm Browning|6.35 mm|6.35×16|6.35 Browning|6.35×15.5
7.65×21 mm Parabellum|7.65 mm Luger|.30 Luger|7.65 Para|7.65×21|7.65 mm Parabellum
7.62×25 mm Tokarev|7.62 mm Tokarev|7.62×25|7.62 TT|7.62 Tokarev|7.63 mm Mauser|7.63×25|.30 Mauser
7.62×38 mm R Nagant|7.62 mm Nagant|7.62×38R|7.62×38|7.62 Nagant
7.62×39 mm|7.62×39|7.62 mm M43|7.62×39 Soviet|7.62 Russian short|7.62×39 mm Kalashnikov|7.62 M43|7.62 M67|7.62×39 M67
7.62×51 mm NATO|7.62×51|.308 Winchester|.308 Win|7.62 NATO|7.62 mm NATO|.308|.308 Winchester (7.62×51)
7.62×54 mm R|7.62×54R|7.62×54|7.62×53R|7.62 Mosin-Nagant|7.62 Russian|7.62 mm Russian
7.62×63 mm|.30-06 Springfield|.30-06|.3006|7.62×63|30-06
7.62×33 mm|.30 Carbine|.30 M1 Carbine|7.62×33
5.56×45 mm NATO|5.56×45|5.56 NATO|5.56 mm|.223 Remington|.223 Rem|.223|5.56 mm NATO
5.45×39 mm|5.45×39|5.45 mm|5.45 Soviet
5.7×28 mm|5.7×28|5.7 mm FN|5.7 FN
4.6×30 mm|4.6×30|4.6 HK
7.92×57 mm Mauser|7.92×57|8×57|8×57 IS|8×57 JS|8 mm Mauser|7.92 Mauser|7.9 mm|7.92 mm
7.92×33 mm Kurz|7.92×33|7.92 mm Kurz
7×57 mm Mauser|7×57|7 mm Mauser
7.5×55 mm Swiss|7.5×55|7.5 mm Swiss|GP11
7.5×54 mm French|7.5×54|7.5 mm French
.303 British|7.7×56R|.303
6.5×55 mm Swedish|6.5×55|6.5 Swedish
6.5×52 mm Carcano|6.5×52|6.5 mm Carcano
.22 Long Rifle|.22 LR|.22 lfB|.22 lr|5.6×15R|5.6 mm|.22|22 Long Rifle|.22 Lang
.22 Short|.22 kurz|.22 Court
.22 Magnum|.22 WMR|.22 Winchester Magnum
.243 Winchester|.243 Win|6.2×51|.243
.270 Winchester|.270 Win|6.9×64
.300 Winchester Magnum|.300 Win Mag|7.62×67
.338 Lapua Magnum|.338 Lapua|8.6×70|.338 LM
.50 BMG|12.7×99|.50 Browning|.50 Browning Machine Gun|12.7 NATO
12.7×108 mm|12.7×108
14.5×114 mm|14.5×114
9×39 mm|9×39
12 gauge|12 ga|12/70|12/76|12/65|12 bore|cal 12|12×70|12×76|12 kalibar
16 gauge|16 ga|16/70|16/65|16 bore
20 gauge|20 ga|20/70|20/76|20 bore
.410 bore|.410|410 ga|.410 gauge
`;

const LONGEST_CALIBRE = 80;

// One spelling for a name: "9 x 19mm", "9×19 MM" and "9X19" meet, and so do "7,62" and "7.62".
function keyOf(typed: string): string {
  return typed
    .slice(0, LONGEST_CALIBRE)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[×ХΧ*]/g, 'X')
    .replace(/(\d),(\d)/g, '$1.$2')
    .replace(/\b(?:CALIBRE|CALIBER|CAL|KALIBAR|KALIBER|CALIBRO|КАЛИБР)\b\.?/g, '')
    .replace(/(\d)\s*X\s*(\d)/g, '$1X$2')
    .replace(/MM\b/g, '')
    .replace(/(^|[^\d])0?\.(\d)/g, '$1$2')
    .replace(/[^A-Z0-9.X/]/g, '')
    .replace(/\.(?!\d)/g, '');
}

const CARTRIDGE_OF = new Map<string, string>();
for (const row of CARTRIDGES.trim().split('\n')) {
  const names = row.split('|');
  for (const name of names) {
    const key = keyOf(name);
    if (!CARTRIDGE_OF.has(key)) CARTRIDGE_OF.set(key, names[0]!);
  }
}

/** The cartridge a calibre names, in one spelling; one nobody listed keeps its own spelling. Nothing readable is undefined. */
export function canonicalCalibre(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const key = keyOf(typed);
  if (key === '') return undefined;
  return CARTRIDGE_OF.get(key) ?? key;
}

/** Whether a text is a listed calibre; for the free box. */
export function isListedCalibre(typed: string): boolean {
  return CARTRIDGE_OF.has(keyOf(typed));
}

export type CalibreAgreement = 'same' | 'compatible' | 'different' | 'unknown';

// A bare bore ("7.62", "9") agrees with every cartridge of that bore, and so does a whole name with a longer one of it.
function bore(calibre: string): string | undefined {
  return /^\d+(?:\.\d+)?/.exec(calibre)?.[0];
}

/** Whether two calibres are one cartridge, could be (one names the bore alone), or are two. */
export function compareCalibres(a: string | undefined, b: string | undefined): CalibreAgreement {
  const one = canonicalCalibre(a);
  const other = canonicalCalibre(b);
  if (one === undefined || other === undefined) return 'unknown';
  if (one === other) return 'same';
  const keys = [keyOf(a!), keyOf(b!)];
  const boreAlone = keys.some((key) => key === bore(key));
  if (boreAlone && bore(keyOf(one)) === bore(keyOf(other))) return 'compatible';
  return 'different';
}
