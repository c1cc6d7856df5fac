/**
 * Judges whether two descriptions are the same vehicle. Source: ISO 3779; SIRENE manual (same subject: VIN, or plate and
 * country; a plate on another vehicle may be a clone). Cost: a few comparisons.
 */
import type { VehicleDescription, Verdict } from '../matching/description.ts';
import { canonicalIssuer } from './issuer.ts';
import { Judgement } from './judgement.ts';
import { alphanumerics, foldLookAlikes, oneEditApart } from './look-alikes.ts';
import { canonicalPlate, foldedPlate } from './plate.ts';
import { readVin } from './vin.ts';

type VinAgreement = 'equal' | 'vis' | 'near' | 'differ' | 'unknown';
type PlateAgreement = 'equal' | 'number' | 'look-alike' | 'differ' | 'unknown';

// Short chassis numbers and plates repeat; below this they say nothing alone.
const SHORTEST_TELLING = 4;

/** Compares the VIN first, then plate and country; make and colour support or contradict. */
export function judgeVehicle(asked: VehicleDescription, recorded: VehicleDescription): Verdict {
  const says = new Judgement();
  const vin = sayVin(says, asked, recorded);
  const plate = sayPlate(says, asked, recorded);
  const make = sayTrait(says, 'make', vehicleMake(asked.make), vehicleMake(recorded.make), 2, -2);
  const colour = sayTrait(
    says,
    'colour',
    alphanumerics(asked.colour ?? ''),
    alphanumerics(recorded.colour ?? ''),
    1,
    -0.5,
  );
  const supported = make === 'agree' || (colour === 'agree' && make !== 'differ');

  if (vin === 'equal') {
    if (plate === 'differ') says.say('vehicle.plate.changed', 0, 'The vehicle carries another plate than recorded.');
    return says.close('hit', asked.vin, recorded.vin);
  }
  if (plate === 'equal') {
    if (vin === 'differ' || make === 'differ') {
      says.say('vehicle.plate.on-another', 0, 'The plate may be on another vehicle, or be a clone.');
    }
    return says.close('hit', asked.plate, recorded.plate);
  }
  if (vin === 'vis') return says.close('possible', asked.vin, recorded.vin);
  if (plate === 'number') {
    // Without a country the VIN decides: two whole ones that differ are two vehicles with the plate of two States.
    return says.close(vin === 'differ' ? 'no-hit' : 'possible', asked.plate, recorded.plate);
  }
  if (vin === 'near' && supported) return says.close('possible', asked.vin, recorded.vin);
  // A camera reads a plate and nothing else: one that it may have misread is looked at, unless the vehicle is another.
  if (plate === 'look-alike' && make !== 'differ' && vin !== 'differ') {
    return says.close('possible', asked.plate, recorded.plate);
  }
  if (vin === 'unknown' && plate === 'unknown') {
    says.say('vehicle.nothing-to-compare', 0, 'Neither a VIN nor a plate is known on both sides.');
  }
  return says.close('no-hit');
}

function sayVin(says: Judgement, asked: VehicleDescription, recorded: VehicleDescription): VinAgreement {
  const a = readVin(asked.vin ?? '');
  const b = readVin(recorded.vin ?? '');
  if (a.searched.length < SHORTEST_TELLING || b.searched.length < SHORTEST_TELLING) return 'unknown';
  const values = { asked: a.searched, recorded: b.searched };
  if (a.searched === b.searched) {
    says.say('vehicle.vin.equal', 14, `Same VIN, ${a.searched}.`, { vin: a.searched });
    if (a.suggestion !== undefined || b.suggestion !== undefined) {
      says.say('vehicle.vin.corrected', 0, 'I, O and Q were read as 1 and 0: no VIN contains them.', values);
    }
    return 'equal';
  }
  const visA = a.vis ?? a.searched;
  const visB = b.vis ?? b.searched;
  if (visA === visB && (a.vis !== undefined || b.vis !== undefined)) {
    says.say('vehicle.vin.vis-equal', 6, `The last eight characters are the same, ${visA}.`, { vis: visA });
    return 'vis';
  }
  const partial = a.vis === undefined || b.vis === undefined;
  const [endA, endB] = partial ? [visA, visB] : [a.searched, b.searched];
  if (foldLookAlikes(endA) === foldLookAlikes(endB)) {
    says.say('vehicle.vin.look-alike', 7, 'The VINs differ only in characters that are confused.', values);
    return 'vis';
  }
  if (oneEditApart(a.searched, b.searched) && a.searched.length >= 8) {
    says.say('vehicle.vin.one-edit', 3, 'The VINs differ by one character.', values);
    return 'near';
  }
  says.say('vehicle.vin.differs', -8, `${a.searched} and ${b.searched} are different VINs.`, values);
  return 'differ';
}

function sayPlate(says: Judgement, asked: VehicleDescription, recorded: VehicleDescription): PlateAgreement {
  const a = canonicalPlate(asked.plate ?? '');
  const b = canonicalPlate(recorded.plate ?? '');
  if (a === '' || b === '') return 'unknown';
  const countryA = canonicalIssuer(asked.plateCountry);
  const countryB = canonicalIssuer(recorded.plateCountry);
  const values = { asked: a, recorded: b };
  if (countryA !== undefined && countryB !== undefined && countryA !== countryB) {
    const text = `Plate of ${countryA}, recorded one of ${countryB}.`;
    says.say('vehicle.plate.country-differs', -8, text, { asked: countryA, recorded: countryB });
    return 'differ';
  }
  const sameCountry = countryA !== undefined && countryA === countryB;
  if (a === b) {
    says.say('vehicle.plate.equal', sameCountry ? 10 : 5, `Same plate, ${a}.`, { plate: a });
    if (sameCountry) return 'equal';
    says.say('vehicle.plate.country-unknown', 0, 'The country of the plate is unknown on one side.');
    return a.length >= SHORTEST_TELLING ? 'number' : 'differ';
  }
  if (sameCountry && a.length >= SHORTEST_TELLING && foldedPlate(a) === foldedPlate(b)) {
    says.say('vehicle.plate.look-alike', 4, `${a} and ${b} differ only in characters that are confused.`, values);
    return 'look-alike';
  }
  says.say('vehicle.plate.differs', -4, `${a} and ${b} are different plates.`, values);
  return 'differ';
}

// The few makes that registers of several countries write in more than one way.
const MAKES: Readonly<Record<string, string>> = {
  VW: 'VOLKSWAGEN',
  MB: 'MERCEDESBENZ',
  MERCEDES: 'MERCEDESBENZ',
  BENZ: 'MERCEDESBENZ',
  BAYERISCHEMOTORENWERKE: 'BMW',
  CHEVY: 'CHEVROLET',
  VAZ: 'LADA',
  ALFA: 'ALFAROMEO',
};

function vehicleMake(typed: string | undefined): string {
  const make = alphanumerics((typed ?? '').slice(0, 80));
  return Object.hasOwn(MAKES, make) ? MAKES[make]! : make;
}

function sayTrait(
  says: Judgement,
  trait: 'make' | 'colour',
  a: string,
  b: string,
  nats: number,
  against: number,
): 'agree' | 'differ' | 'unknown' {
  if (a === '' || b === '') return 'unknown';
  // "MERC" and "SKODA FABIA": registers cut makes short or write the model behind them.
  const agree = a === b || (Math.min(a.length, b.length) >= 3 && (a.startsWith(b) || b.startsWith(a)));
  const values = { asked: a, recorded: b };
  if (agree) says.say(`vehicle.${trait}.equal`, nats, `Same ${trait}, ${b}.`, values);
  else says.say(`vehicle.${trait}.differs`, against, `The ${trait} differs: ${a}, ${b}.`, values);
  return agree ? 'agree' : 'differ';
}
