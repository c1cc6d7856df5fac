/**
 * Judges whether two descriptions are the same firearm. Source: SIRENE manual (two firearms of different makes can have the
 * same serial number); ATF Form 3312.1, section V (what identifies a firearm). Cost: a few comparisons.
 */
import type { FirearmDescription, Verdict } from '../matching/description.ts';
import { canonicalCalibre, compareCalibres } from './calibres.ts';
import { tellingWithoutZeros } from './document-number.ts';
import { compareMakes } from './firearm-makes.ts';
import { canonicalSerial, foldedSerial, SHORTEST_TELLING_SERIAL } from './firearm-serial.ts';
import { Judgement } from './judgement.ts';
import { alphanumerics, oneEditApart } from './look-alikes.ts';

type Agreement = 'agree' | 'differ' | 'unknown';

/** Compares serial first, then make, calibre and model; a serial under another make is another weapon. */
export function judgeFirearm(asked: FirearmDescription, recorded: FirearmDescription): Verdict {
  const a = canonicalSerial(asked.serial ?? '');
  const b = canonicalSerial(recorded.serial ?? '');
  const says = new Judgement();
  if (a === '' || b === '') return says.say('firearm.serial.missing', 0, 'One side has no serial.').close('no-hit');

  const serials = { asked: a, recorded: b };
  const long = Math.min(a.length, b.length) >= SHORTEST_TELLING_SERIAL;
  const bare = tellingWithoutZeros(a);
  const equal = a === b;
  const isMisread = long && !equal && foldedSerial(a) === foldedSerial(b);
  if (equal) {
    says.say('firearm.serial.equal', 8, `Same serial, ${a}.`, { serial: a });
  } else if (isMisread) {
    says.say('firearm.serial.look-alike', 5, `${a} and ${b} differ only in characters that are confused.`, serials);
  } else if (long && bare !== undefined && bare === tellingWithoutZeros(b)) {
    says.say('firearm.serial.zeros', 5, `${a} and ${b} differ only in leading zeros.`, serials);
  } else if (long && oneEditApart(a, b)) {
    says.say('firearm.serial.one-edit', 2, `${a} and ${b} differ by one character.`, serials);
  } else {
    return says.say('firearm.serial.differs', -10, `${a} and ${b} are different serials.`, serials).close('no-hit');
  }

  const make = compareMakes(asked.make, recorded.make);
  const makes = { asked: asked.make ?? '', recorded: recorded.make ?? '' };
  if (make === 'same') says.say('firearm.make.equal', 4, `Same make, ${recorded.make}.`, makes);
  if (make === 'related') {
    const text = `${asked.make} and ${recorded.make} are related makes that are often taken for one another.`;
    says.say('firearm.make.related', 1, text, makes);
  }
  if (make === 'unknown') says.say('firearm.make.unknown', 0, 'The make is unknown on one side.');
  if (make === 'different') {
    const text = `${asked.make} and ${recorded.make} are different makes: two weapons can carry the same serial.`;
    return says.say('firearm.make.differs', -12, text, makes).close('no-hit', asked.serial, recorded.serial);
  }

  const calibre = sayCalibre(says, asked, recorded);
  const model = sayModel(says, asked, recorded);
  const contradicted = calibre === 'differ' || model === 'differ';
  const supported = (calibre === 'agree' || model === 'agree') && !contradicted;

  if (!long) {
    says.say('firearm.serial.short', -4, `A serial of ${a.length} characters repeats from maker to maker.`, serials);
    if (make !== 'same' || contradicted) return says.close('no-hit', asked.serial, recorded.serial);
    return says.close(supported ? 'hit' : 'possible', asked.serial, recorded.serial);
  }
  if (equal) {
    if (make === 'same' && !contradicted) return says.close('hit', asked.serial, recorded.serial);
    // Two contradictions beside an unknown make leave nothing but the serial.
    const nothingElse = make !== 'same' && calibre === 'differ';
    return says.close(nothingElse ? 'no-hit' : 'possible', asked.serial, recorded.serial);
  }
  // A worn or misread stamp is looked at when the make agrees and nothing contradicts; another character wants more.
  const isWorthALook = make === 'same' && (supported || (isMisread && !contradicted));
  return says.close(isWorthALook ? 'possible' : 'no-hit', asked.serial, recorded.serial);
}

function sayCalibre(says: Judgement, asked: FirearmDescription, recorded: FirearmDescription): Agreement {
  const agreement = compareCalibres(asked.calibre, recorded.calibre);
  if (agreement === 'unknown') return 'unknown';
  const values = { asked: asked.calibre!, recorded: recorded.calibre! };
  if (agreement === 'different') {
    says.say('firearm.calibre.differs', -5, `${asked.calibre} and ${recorded.calibre} are different calibres.`, values);
    return 'differ';
  }
  const name = canonicalCalibre(recorded.calibre)!;
  if (agreement === 'same') says.say('firearm.calibre.equal', 2, `Same calibre, ${name}.`, { ...values, name });
  else says.say('firearm.calibre.compatible', 0.5, `${asked.calibre} may be ${recorded.calibre}.`, values);
  return 'agree';
}

function sayModel(says: Judgement, asked: FirearmDescription, recorded: FirearmDescription): Agreement {
  const a = alphanumerics((asked.model ?? '').slice(0, 80));
  const b = alphanumerics((recorded.model ?? '').slice(0, 80));
  if (a === '' || b === '') return 'unknown';
  const values = { asked: asked.model!, recorded: recorded.model! };
  // "17" and "Glock 17 Gen 4": registers write the maker and the generation with the model, or leave them out.
  if (a === b || (Math.min(a.length, b.length) >= 2 && (a.includes(b) || b.includes(a)))) {
    says.say('firearm.model.equal', 2, `The models agree: ${asked.model}, ${recorded.model}.`, values);
    return 'agree';
  }
  says.say('firearm.model.differs', -3, `The models differ: ${asked.model}, ${recorded.model}.`, values);
  return 'differ';
}
