/**
 * Makers of firearms under all the names that marks, registers and officers give them. Sources: the NCIC 2000 make codes
 * (`data/ncic-gun-makes.ts`) and, for the makers below, the marks their own weapons carry. Cost: two map lookups;
 * a misspelt name one pass over the makers below.
 */
import { NCIC_GUN_MAKES } from './data/ncic-gun-makes.ts';
import { alphanumerics, oneEditApart } from './look-alikes.ts';

export interface FirearmMake {
  /** The NCIC code, or one of ours in small letters where that list has none. */
  readonly id: string;
  readonly names: readonly string[];
  /** Makers whose weapons are often taken for this one's: successors, licensees, brands of one house. */
  readonly related: readonly string[];
}

// id | related ids | names. Two makers stay two when both have marked weapons with serials of their own.
const MAKES = `
ZAS||Zastava|Crvena Zastava|Zastava Arms|Zastava oružje|Zavodi Crvena zastava|Црвена застава|Застава|ZCZ|Zastava Kragujevac
fn|BRO|FN|FN Herstal|Fabrique Nationale|Fabrique Nationale d'Armes de Guerre|Fabrique Nationale Herstal|FNH|FNH USA|FN America
BRO|fn,MIR|Browning|Browning Arms|American Browning
FOZ|BRZ,CZU|CZ|Česká zbrojovka|Ceska zbrojovka Uherský Brod|CZUB|Česká zbrojovka Strakonice
CZU|FOZ|CZ USA|C Z U.S.A.
BRZ|FOZ|Zbrojovka Brno|Brno|BRNO|Zbrojovka|Brno Zbrojovka
BER|FII|Beretta|Pietro Beretta|P. Beretta|Fabbrica d'Armi Pietro Beretta
FII|BER|Beretta USA
GLC||Glock|Glock GmbH|Глок
WAL|MHN|Walther|Carl Walther|Umarex Walther|Carl Walther Waffenfabrik
MHN|WAL|Manurhin|Manurhin S. A.|Manufacture de Machines du Haut-Rhin
umarex|WAL|Umarex
SIG|SSS,HAQ|SIG|SIG Sauer|Sig-Sauer|Sigarms|Schweizerische Industrie-Gesellschaft|Swiss Arms
SSS|SIG|Sauer|J. P. Sauer|J. P. Sauer & Sohn
HAQ|SIG|Hämmerli|Haemmerli
HEC||Heckler & Koch|Heckler und Koch|Heckler and Koch|HK|H&K|HuK
MAU||Mauser|Mauser-Werke|Waffenfabrik Mauser
STE|mannlicher|Steyr|Steyr Mannlicher|Steyr Arms|Steyr-Daimler-Puch
mannlicher|STE|Mannlicher
CLT||Colt|Colt's|Colt's Manufacturing|Colt's Patent Fire Arms|Colt Defense
SW||Smith & Wesson|Smith and Wesson|S&W|Smith Wesson
SR||Ruger|Sturm Ruger|Sturm, Ruger & Co.
REM||Remington|Remington Arms|Remington UMC
WIN||Winchester|Winchester Repeating Arms
SAV||Savage|Savage Arms
MOS||Mossberg|O. F. Mossberg & Sons
MAR||Marlin|Marlin Firearms
HS||High Standard|Hi-Standard
TAS|AMR|Taurus|Forjas Taurus|Taurus International
AMR|TAS|Rossi|Amadeo Rossi
STA||Star|Bonifacio Echeverria|Star Bonifacio Echeverría
AST||Astra|Astra Unceta|Unceta y Cia|Astra Unceta y Cia
LLA||Llama|Gabilondo|Llama Gabilondo
IMI|iwi,UZI|IMI|Israel Military Industries|Israeli Military Industries|I.M.I.
iwi|IMI,UZI|IWI|Israel Weapon Industries
UZI|IMI,iwi|Uzi
IZH|SX,baikal|Izhevsk|Izhmash|Izhmekh|Ижмаш|Ижевск|Izhevsk Mechanical Plant|Izhevsky Mekhanichesky Zavod|IZH
SX|IZH,baikal|Kalashnikov|Kalashnikov Concern|Калашников|Kalaschnikow
baikal|IZH,SX|Baikal|Байкал
TUA||Tula|Tula Arsenal|TOZ|Тула|ТОЗ|Tulsky Oruzheiny Zavod|Arsenal de Tula|Tulski Oruzheiny Zavod
molot||Molot|Vepr|Молот|Vyatskie Polyany
degtyarev||Degtyarev|Дегтярёв|ZID|Kovrov
arsenal-bg||Arsenal Bulgaria|Arsenal AD|Arsenal Kazanlak|Арсенал
RMC||Cugir|Romarm|Romarm Cugir|Uzina Mecanica Cugir
FEG||FÉG|FEG|Fegyvergyár|Fémáru és Szerszámgépgyár
RAD|LUZ|Radom|FB Radom|Fabryka Broni Radom|Fabryka Broni Łucznik
LUZ|RAD|Łucznik|Lucznik|Zakłady Metalowe Łucznik
NON|polytech|Norinco|China North Industries
polytech|NON|Poly Technologies|Polytech
hs-produkt||HS Produkt|HS Product|I.M. Metal
ekol|voltran|Ekol
voltran|ekol|Voltran|Voltran Silah
atak|zoraki|Atak Arms|Atak
zoraki|atak|Zoraki
blow||Blow
kuzey||Kuzey|Kuzey Arms
retay||Retay
bruni||Bruni|Kimar|Chiappa Kimar
canik||Canik|Canik55|Samsun Yurt Savunma
sarsilmaz||Sarsılmaz|Sarsilmaz|SAR Arms
mke||MKE|MKEK|Makina ve Kimya Endüstrisi|Kırıkkale|Kirikkale
girsan||Girsan|Yavuz 16
AKK|hatsan|Akkar|Akkar Silah
hatsan|AKK|Hatsan|Hatsan Arms
albania-state||Albanian State Arsenal|Gramsh|Uzina Gramsh|Poliçan
BNL||Benelli
FHQ||Franchi|Luigi Franchi
tanfoglio||Tanfoglio|Fratelli Tanfoglio|Tanfoglio Giuseppe
BEN||Bernardelli|Vincenzo Bernardelli
BDA||Breda
FAA||Fabarm|FAB Arm
SAK|TKK|Sako
TKK|SAK|Tikka
VAM||Valmet
HUS||Husqvarna
norma||Carl Gustaf|Carl Gustafs stads gevärsfaktori
MAS||MAS|Manufacture d'armes de Saint-Étienne|St. Etienne|Saint-Etienne
MIR|BRO|Miroku|B. C. Miroku
HIH||Hi-Point|Hi Point Firearms
KTC||Kel-Tec|KelTec
KIE||Kimber|Kimber of America
springfield-armory|hs-produkt|Springfield Armory|Springfield Inc
POD||Para Ordnance|Para USA
CAC||Charter Arms
AEI||Bersa
BSA||BSA|Birmingham Small Arms
ENF||Enfield|Lee-Enfield|Royal Small Arms Factory|RSAF
sterling||Sterling Armament
WS||Webley|Webley & Scott
vektor||Vektor|Denel Vektor|Lyttelton Engineering Works
DWO||Daewoo|S&T Motiv|SNT Motiv
china-factory-66||State factory 66|Jianshe|Factory 66
`;

// Words that tell the legal form or the trade, not the maker.
const LEGAL_FORMS =
  /\b(?:INC|LTD|LIMITED|LLC|CORP|CORPORATION|CO|COMPANY|GMBH|AG|KG|SA|SPA|SRL|SARL|AS|AD|DOO|DD|PLC|OY|AB|NV|THE|MFG|MFR|MANUFACTURING)\b/g;
const TRADE = /\b(?:ARMS|FIREARMS|WEAPONS|SILAH|SANAYI|WAFFENFABRIK|WAFFEN|ARMERIA|ARMAS)\b/g;
// What registers write where the make is not known: it must neither agree nor disagree. A country stands there for
// military weapons (NCIC: "code by country if make cannot be determined").
const NOT_A_MAKE = new Set(
  (
    'UNKNOWN UNK NONE NA NN INCONNU INCONNUE DESCONOCIDO UNBEKANNT NEPOZNATO BILINMIYOR NEIZVESTNO НЕИЗВЕСТНО ' +
    'ALBANIA ARGENTINA AUSTRIA BELGIUM BRAZIL BULGARIA CHINA CROATIA CZECHOSLOVAKIA EGYPT FINLAND FRANCE GERMANY ' +
    'HUNGARY INDIA IRAN IRAQ ISRAEL ITALY JAPAN NORTHKOREA PAKISTAN POLAND PORTUGAL ROMANIA RUSSIA SERBIA SOVIETUNION ' +
    'SPAIN SWEDEN SWITZERLAND TURKEY TURKIYE UKRAINE USA USSR YUGOSLAVIA HOMEMADE CRAFT'
  )
    .split(' ')
    .map((word) => alphanumerics(word)),
);
const LONGEST_MAKE = 120;

function words(text: string): string[] {
  return text
    .slice(0, LONGEST_MAKE)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[.'’`]/g, '')
    .replace(/&/g, ' & ')
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '' && word !== '&' && word !== 'AND');
}

function keyOf(parts: readonly string[]): string {
  return alphanumerics(parts.join(''));
}

function plain(parts: readonly string[]): string {
  return keyOf(parts.join(' ').replace(LEGAL_FORMS, ' ').split(' '));
}

function bare(parts: readonly string[]): string {
  return keyOf(parts.join(' ').replace(LEGAL_FORMS, ' ').replace(TRADE, ' ').split(' '));
}

interface Directory {
  readonly byKey: ReadonlyMap<string, string>;
  readonly byId: ReadonlyMap<string, FirearmMake>;
  /** Keys of the makers above, against which a misspelling is tried. */
  readonly wellKnown: readonly (readonly [key: string, id: string])[];
}

let directory: Directory | undefined;

// Built at the first question: most processes that load this file never ask about a firearm.
function makers(): Directory {
  if (directory) return directory;
  const byKey = new Map<string, string>();
  const byId = new Map<string, FirearmMake>();
  const wellKnown: [string, string][] = [];
  const bareKeys: [string, string][] = [];
  const add = (make: FirearmMake) => {
    if (byId.has(make.id)) return;
    byId.set(make.id, make);
    for (const name of make.names) {
      const parts = words(name);
      for (const key of [keyOf(parts), plain(parts)]) if (key !== '' && !byKey.has(key)) byKey.set(key, make.id);
      bareKeys.push([bare(parts), make.id]);
    }
  };
  for (const line of MAKES.trim().split('\n')) {
    const [id, related, ...names] = line.split('|');
    add({ id: id!, names, related: related === '' ? [] : related!.split(',') });
  }
  for (const [key, id] of byKey) if (key.length >= SHORTEST_MISSPELT) wellKnown.push([key, id]);
  for (const line of NCIC_GUN_MAKES.lines.split('\n')) {
    const space = line.indexOf(' ');
    add({ id: line.slice(0, space), names: line.slice(space + 1).split('/'), related: [] });
  }
  // A name without its trade ("Kuzey" of "Kuzey Arms") comes last: another maker may have it as its whole name.
  for (const [key, id] of bareKeys) if (key.length >= 3 && !byKey.has(key)) byKey.set(key, id);
  directory = { byKey, byId, wellKnown };
  return directory;
}

// One edit in five letters is a slip; in four it is often another maker (Atak, Astra; Star, Steyr).
const SHORTEST_MISSPELT = 5;

/**
 * One id for a maker under any of its names; a maker nobody listed gets an id made of its name (`~NAME`), so that two
 * spellings alike still meet. Undefined where the text names no maker.
 */
export function makeId(typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined;
  const parts = words(typed);
  const own = plain(parts) || keyOf(parts);
  if (own === '' || NOT_A_MAKE.has(own)) return undefined;
  const { byKey, byId, wellKnown } = makers();
  // "Zastava Kragujevac M70": places and models follow the maker, so words are dropped from the end.
  for (let count = parts.length; count > 0 && count > parts.length - 4; count--) {
    const kept = parts.slice(0, count);
    const id = byKey.get(keyOf(kept)) ?? byKey.get(plain(kept)) ?? byKey.get(bare(kept));
    if (id !== undefined) return id;
  }
  if (parts.length === 1 && byId.has(parts[0]!)) return parts[0];
  if (own.length >= SHORTEST_MISSPELT) {
    for (const [key, id] of wellKnown) if (oneEditApart(own, key)) return id;
  }
  // "AK-47", "M70": a model in the wrong field says nothing of the maker, for many have built it.
  return /\d/.test(own) ? undefined : `~${own}`;
}

export type MakeAgreement = 'same' | 'related' | 'different' | 'unknown';

/** Whether two names mean one maker, makers that are often confused, or two. */
export function compareMakes(a: string | undefined, b: string | undefined): MakeAgreement {
  const one = makeId(a);
  const other = makeId(b);
  if (one === undefined || other === undefined) return 'unknown';
  if (one === other) return 'same';
  const { byId } = makers();
  const related = byId.get(one)?.related.includes(other) || byId.get(other)?.related.includes(one);
  return related ? 'related' : 'different';
}

/** The name under which a make is shown, or undefined for a maker nobody listed. */
export function makeName(id: string): string | undefined {
  return makers().byId.get(id)?.names[0];
}

/** Finds a listed maker at the start of a text, with how many words it took; for the free box and for serials. */
export function leadingMake(text: string): { id: string; words: number } | undefined {
  const parts = text
    .slice(0, LONGEST_MAKE)
    .split(/\s+/)
    .filter((part) => part !== '');
  const { byKey } = makers();
  for (let count = Math.min(4, parts.length); count > 0; count--) {
    const id = byKey.get(keyOf(words(parts.slice(0, count).join(' '))));
    if (id !== undefined) return { id, words: count };
  }
  return undefined;
}
