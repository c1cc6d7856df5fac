import type { Instrument, OffenceScope } from '../../../engines/legal-basis/instrument.ts';
import { about, allows, everyOffence, JUDICIAL, POLICE } from './scopes.ts';

const COE = 'Secretary General of the Council of Europe';
const MONTHS = (article: string) => ({ kind: 'month-after', months: 3, article }) as const;
/** Proceeds of any offence may be sought; laundering itself is what these conventions are about. */
const PROCEEDS: OffenceScope = { ...everyOffence(), ...about('money-laundering') };

/** Council of Europe conventions on the proceeds of crime, and on trafficking in human beings. */
export const LAUNDERING_AND_VICTIMS: readonly Instrument[] = [
  {
    code: 'ets-141',
    title: 'Convention on Laundering, Search, Seizure and Confiscation of the Proceeds from Crime (ETS 141)',
    kind: 'convention',
    circle: 'closed',
    adopted: '1990-11-08',
    inForceSince: '1993-09-01',
    entryRule: MONTHS('36(4)'),
    offences: about('money-laundering'),
    provisions: [
      allows('spontaneous-information', '10', 'personal', ['speciality', 'confidentiality', 'domestic-law'], {
        offences: PROCEEDS,
      }),
      allows('mutual-legal-assistance', '8 9', 'special', JUDICIAL),
      allows('confiscation', '11 13', 'personal', JUDICIAL, { offences: PROCEEDS }),
      allows('service-of-documents', '21', 'personal', JUDICIAL),
    ],
    depositary: COE,
    channel:
      'directly between central authorities (Art. 24); urgent ones between judicial authorities or through INTERPOL',
    authority: 'central authority designated under Art. 23',
    reference: 'Council of Europe Treaty Office, ETS 141',
    source: 'coe-texts',
    caution: 'a party may limit it to certain offences (Art. 2(2), 6(4)); such declarations are not in the register.',
  },
  {
    code: 'cets-198',
    title: 'Convention on Laundering, Confiscation and the Financing of Terrorism (CETS 198)',
    kind: 'convention',
    circle: 'closed',
    adopted: '2005-05-16',
    inForceSince: '2008-05-01',
    entryRule: MONTHS('49(4)'),
    offences: about('money-laundering', 'terrorism'),
    provisions: [
      allows('spontaneous-information', '20', 'personal', ['speciality', 'confidentiality', 'domestic-law'], {
        offences: { ...PROCEEDS, ...about('terrorism') },
      }),
      allows('request-information', '46', 'personal', POLICE, {
        channel: 'between financial intelligence units (Art. 46)',
        authority: 'financial intelligence unit of the asked party',
      }),
      allows('mutual-legal-assistance', '15 16 17 18 19', 'special', JUDICIAL),
      allows('confiscation', '21 23', 'personal', JUDICIAL, { offences: { ...PROCEEDS, ...about('terrorism') } }),
      allows('service-of-documents', '31', 'personal', JUDICIAL),
    ],
    depositary: COE,
    channel:
      'directly between central authorities (Art. 34); urgent ones between judicial authorities or through INTERPOL',
    authority: 'central authority designated under Art. 33',
    reference: 'Council of Europe Treaty Office, CETS 198',
    source: 'coe-texts',
    caution: 'of terrorism its financing only; reservations are not in the register.',
  },
  {
    code: 'cets-197',
    title: 'Convention on Action against Trafficking in Human Beings (CETS 197)',
    kind: 'convention',
    circle: 'closed',
    adopted: '2005-05-16',
    inForceSince: '2008-02-01',
    entryRule: MONTHS('42(4)'),
    offences: about('trafficking-in-persons'),
    provisions: [
      allows('spontaneous-information', '33 34', 'personal', ['speciality', 'confidentiality', 'domestic-law']),
      allows('request-information', '32 34', 'personal', POLICE),
    ],
    depositary: COE,
    channel: 'as other instruments between the parties provide (Art. 32)',
    authority: 'competent authority of the asked party',
    reference: 'Council of Europe Treaty Office, CETS 197',
    source: 'coe-texts',
    caution: 'evidence and surrender are asked under the instruments of criminal matters to which it refers (Art. 32).',
  },
];
