/** Bodies of reports that fit, with overrides; the people and numbers are invented. */

let count = 0;

/** A person wanted for arrest. */
export function aWantedPerson(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    subject: {
      names: [{ family: 'Haldevik', given: 'Torsten' }],
      born: [{ on: '1971-05-02' }],
      sex: 'male',
      nationalities: ['ZZN'],
    },
    reason: 'wanted-for-arrest',
    purpose: 'locate-wanted-person',
    grade: 'A1',
    ...overrides,
  };
}

/** A stolen passport of Nordavia, each with a number of its own. */
export function aStolenPassport(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  count += 1;
  return {
    subject: { number: `NX${String(1_000_000 + count)}`, issuer: 'ZZN', type: 'passport' },
    reason: 'stolen',
    grade: 'A1',
    ...overrides,
  };
}

/** A stolen car. */
export function aStolenCar(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    subject: {
      category: 'car',
      vin: 'WVWZZZ3CZJE004711',
      plate: 'HK 4711 B',
      plateCountry: 'ZZN',
      make: 'Volkswagen',
      colour: 'blue',
    },
    reason: 'stolen',
    ...overrides,
  };
}

/** A stolen pistol. */
export function aStolenPistol(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    subject: { serial: 'B204517', make: 'Zastava', model: 'M57', calibre: '7.62x25', type: 'pistol' },
    reason: 'stolen',
    ...overrides,
  };
}
