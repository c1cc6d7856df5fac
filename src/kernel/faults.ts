/**
 * Every fault a field may have, by its code, with the sentence that users of the API read. The officers' screens say
 * the same in eight languages (`web/src/languages`, family `faults`); a test compares the two lists.
 * What stands in braces comes with the fault as `values`.
 */
export const FAULTS = {
  // What a schema says.
  required: 'This field is needed.',
  'unknown-field': 'There is no field of this name.',
  'not-allowed': 'This is not one of the allowed values.',
  'not-text': 'This must be text.',
  'not-number': 'This must be a number.',
  'not-whole-number': 'This must be a whole number.',
  'not-yes-no': 'This must be yes or no: true or false.',
  'not-list': 'This must be a list.',
  'not-group': 'This must be a group of fields.',
  'too-long': 'This is too long: at most {limit} characters.',
  'too-short': 'This is too short: at least {limit} characters.',
  'too-many': 'These are too many: at most {limit}.',
  'too-few': 'These are too few: at least {limit}.',
  'at-most': 'This may be {limit} at most.',
  'at-least': 'This must be {limit} at least.',
  below: 'This must be less than {limit}.',
  above: 'This must be more than {limit}.',
  repeated: 'The same stands here twice.',
  day: 'Write a day as YYYY-MM-DD.',
  instant: 'Write a moment as YYYY-MM-DDThh:mm:ssZ.',
  'partial-date': 'Write a date as YYYY-MM-DD; month and day may be left out where they are not known.',
  'sign-not-kept': 'This holds a sign that no register keeps: U+0000, or half of a pair.',
  form: 'This is not in the form that is needed here.',

  // What the registers ask of a record.
  'no-such-date': 'There is no such date.',
  'year-range': 'The year must lie between {from} and {to}.',
  'name-letters': 'A name needs at least two letters, whole or in its parts.',
  'name-signs': 'A name needs at least two letters or digits.',
  'vin-or-plate': 'A vehicle needs its chassis number or its plate.',
  'plate-country': 'A plate needs the state that issued it.',
  'vin-short': 'A chassis number has at least five letters or digits.',
  'serial-or-obliterated': 'Give the serial number, or say that it was obliterated.',
  'make-needed': 'So short a serial number needs the make beside it.',
  'registration-or-serial': 'An aircraft needs its registration or its serial number.',
  'document-number-short': 'A document number has at least three letters or digits.',
  'expires-before-issued': 'A document cannot expire before it is issued.',
  'no-such-reason': 'This register has no such reason.',
  'no-such-action': 'This register has no such action.',
  'ends-before-begin': 'It cannot end before it begins.',
  'restriction-in-words': 'H3 needs its restriction in words.',
  'day-until': 'Choose a day up to {longest}.',
  'stays-needed': 'This can be changed, but not be taken away.',

  // What a question needs.
  'ask-vin-or-plate': 'Ask for a vehicle by its chassis number or its plate.',
  'nothing-to-search':
    'Nothing in this can be looked up: give a name, a document, a plate, a chassis or serial number.',
  'no-zone': 'This is not a machine-readable zone: two lines of 36 or 44, or three of 30 characters.',

  // Why a row of a file was not taken.
  'time-run-out': 'Its time has run out.',
  'issuer-only': 'Only {issuer} may report its travel documents. Ask its bureau to report this one.',
  'not-yours-to-decide': 'Others decide this: each owner for its own alert, and the owner of the newcomer for that.',
  'own-alert-stands':
    'Your state already has an alert on this subject ({reference}). Amend or withdraw that one first.',
  'cell-count': 'The row has {cells} cells; {wanted} are expected.',
  'quote-open': 'A quotation mark of this row is not closed, or stands within a cell.',
  'key-contradicts': 'Several rows have the same key and say different things; the first is on line {line}.',
  'part-of-nobody': 'Whoever this belongs to is not in the file, or does not name it.',
  'no-entity-number': 'The row does not begin with an entity number.',
  'no-register': 'Entente keeps no register for this type of subject ({type}).',
  'subject-no-name': 'The subject has no name.',
  'address-empty': 'The address is empty.',
  'document-holder-number': 'A document needs its holder and its number.',
  'reason-of-file': 'The file does not say why it is recorded. Import it with a reason of the register.',
  'subject-too-long': 'This subject is longer than {limit} characters.',
  'no-json': 'The line is not readable as JSON.',
  'entity-no-id': 'The entity has no id.',
  'entity-no-schema': 'The entity has no schema.',
  'entity-no-properties': 'The entity has no properties.',
  'date-order': 'Day and month cannot be told apart. Say in the mapping which comes first (dateOrder).',
  'no-date': 'This is no date that can be read. Write it as YYYY-MM-DD.',
  'day-missing': 'The day of this date is missing. Write it as YYYY-MM-DD.',
  'no-country': 'This is no country that is known here. Write its three-letter code.',

  // Why a line of an agreements file was not taken.
  'csv-broken': 'The file is not readable as a table: {said}',
  'column-lacking': 'The column is missing.',
  'cell-not-text': 'This holds a sign that is no letter: save the file as UTF-8.',
  'agreement-code': 'The code must be small letters, digits and hyphens, at most 63.',
  'agreement-code-twice': 'The code is used twice in this file.',
  'agreement-word': '"{word}" is not one of the words of this column.',
  'agreement-party': 'The register knows no party "{party}".',
  'two-parties': 'An agreement needs two parties.',
  'agreement-source': 'The register knows no source "{source}".',
  'agreement-date': '"{date}" is no date: write 2004-07-15, 2004-07 or 2004.',
  'one-date-needed': 'At least one date is needed: signed, ratified, in_force or attested.',
  'replaces-form': 'Write it as {form}.',
  'no-such-instrument': 'The register holds no instrument "{code}".',
  'agreement-differs':
    'This code is already in the register with another content: enter a fact, an end or a new wording there.',

  // What a mapping of columns must hold.
  'reason-needed': 'A reason is needed.',
  'column-needed': 'A mapping needs a column.',
  'no-such-field': 'The register has no field {pointer}.',

  // What the administration checks.
  'not-your-password': 'This is not your password.',
  'not-the-code': 'This is not the present code.',
  'code-taken': 'Another entry has this code.',
  'name-taken': 'Another officer has this sign-in name.',
  'subject-taken': 'Another officer is linked to this subject.',
  'no-provider': 'No OpenID Connect provider is set up on this node.',
  'no-time-zone': 'This is not a time zone; write it like Europe/Paris.',
  'no-party': 'There is no party with this code; GET /v1/parties lists them.',
  'no-agency': 'There is no agency of this code that you administer.',
  'no-active-agency': 'No active agency has this code.',
  'rights-too-wide': 'You cannot give rights you do not have: {rights}.',
  'days-ahead': 'Choose a day from today to {days} days from now.',
  'password-repeats': 'The password repeats the same few characters.',
  'password-guessable': 'The password is hardly more than your name or a word everybody tries.',

  // Why an entry or a figure of an operation does not count.
  'no-such-measure': '"{measure}" is not something an operation counts.',
  'measure-not-counted': 'This operation does not count this figure: {measure}.',
  'no-such-unit': '{measure}: "{unit}" is not a unit. Write {units}.',
  'unit-misfit': '{measure}: {unit} does not fit. It is counted as {kind}, and {unit} is {unitKind}.',
  'no-amount': '"{amount}" is not an amount.',
  'amount-negative': '{measure} cannot be negative ({amount}).',
  'amount-too-fine': '{amount} {unit} is finer than can be counted.',
  'amount-too-large': '{amount} is more than an operation can count.',
  'pieces-whole': '{measure} are counted in whole numbers ({amount}).',
  'entry-no-id': 'The entry has no id, so it could be counted twice.',
  'entry-of-nobody': 'The entry does not say which country and agency it is from.',
  'entry-contradicts': 'The entry {id} was sent twice with different content; correct it with a new revision.',
  'entry-id-taken': 'An entry of another country has this id; send yours under a new one.',
  'no-such-phase': '"{phase}" is not a phase: {phases}.',
  'no-moment': '"{moment}" is not a moment; write it with its offset, like 2026-03-27T11:20+01:00.',
  'moment-ahead': 'The moment lies in the future; set the clock of the device.',
  'revision-whole': 'The revision must be a whole number, not "{revision}".',
  'operation-not-begun': 'The operation has not begun.',
  'operation-over': 'The operation is {state}: nothing new counts any more.',
  'outside-days': '{day} ({zone}, the day of {agency}) is no day of the operation: {days}.',
  'outside-phase': '{day} ({zone}, the day of {agency}) is no day of the {phase}: {days}.',
  'no-action-day': '{day} ({zone}) is no action day: {days}.',
  'no-hot-spot': '"{place}" is no hot spot of this operation: {places}.',
  'hot-spots-only': 'This operation counts at its hot spots only, and the place given is at none of them.',
  'no-participant': '{agency} does not take part in this operation.',
  'country-no-participant': '{country} does not take part in this operation.',
  'agency-of-another-country': '{agency} is an agency of {country}, which reports for itself.',
  'report-right-needed': 'To report for {agency} the right "operations:report" is needed.',
  'own-country-only': '{agency} may state figures of {country} only.',
  'hit-of-others': 'The hit is none of your country.',
  'figure-no-source': 'A figure without a source is not kept.',
  'not-signed': '{country} has not signed its figures.',
  'signature-void': 'The figures of {country} changed after it signed: it must sign again.',
  'sum-of-parts': '{measure}: its parts give {parts}, the whole says {whole}.',

  // By what a hit is answered.
  'no-time-to-answer': 'This rule gives no time to answer. Choose one that does, such as sirene-reply.',

  // What the plan of an operation must hold.
  'agency-twice': 'This agency is listed twice.',
  'day-not-in-action': 'This day is not in the action phase.',
  'no-hot-spots': 'Without hot spots nothing would count.',
  'lead-left-out': '{agency} leads this operation and cannot be left out.',
  'agency-has-entries': '{agency} has entries in this operation, which its country signs; it stays in the plan.',

  // Why nothing is done about an operation or a hit.
  'operation-not-there': 'There is no such operation, or your agency does not take part in it.',
  'officer-not-there': 'There is no such officer in your country.',
  'officer-sends-own': '{officer} can still sign in and send these entries; nobody else does.',
  'report-not-there': 'There is no such report, or it is under embargo.',
  'operation-lead-only': '{agency} leads this operation and decides this.',
  'operation-published': 'The operation is published: its plan and its figures stay as they are.',
  'operation-step': 'The operation is {state}; this cannot be done now.',
  'no-refused-entry': 'No refused entry of this operation has this id.',
  'double-not-suspected': 'These two entries are not suspected to be one thing.',
  'no-signer': '{country} does not sign figures of this operation.',
  'figures-changed': 'The figures of {country} changed after you read them. Look at them again, then sign.',
  'hit-not-there': 'There is no such hit, or it is not yours to see.',
  'hit-of-other-desk': 'Only {agency} can do this with the hit.',
  'hit-step': 'The hit stands at "{hitState}"; it cannot become "{nextHitState}" now.',
  'hit-not-shown': 'No search of your agency has shown this record. Search again, then ask.',
  'hit-own-record': 'The record is your own, so there is no hit to follow up.',
  'hit-no-action': 'The record asks for nothing to be done, so there is no hit to follow up.',

  // Why somebody is refused, where no field is at fault.
  'own-roles': 'Nobody gives or takes their own roles; another administrator has to do it.',
  'last-administrator': 'This is the last administrator of the node; make another one first.',
  'own-recovery-link': 'Another administrator has to make a recovery link for you.',
  'officer-not-active': 'This officer is not active.',
  'own-agency': 'You would close your own agency; another administrator has to do it.',
  'purposes-of-the-node': 'For what an agency may search is widened by the administrators of the node.',
  'parties-of-the-node': 'Parties are added by the administrators of the node itself.',
  'agencies-of-own-party': 'You administer agencies of your own party only.',
  'who-runs-the-node': 'Which agency runs the node is decided by those who do now.',
  'too-many-passkeys': 'Remove a passkey that you no longer use first.',
  'passkey-too-late': 'This took too long or was answered already. Begin again.',
  'passkey-not-verified': 'The passkey could not be verified, so it was not registered.',
  'passkey-known': 'This passkey is registered already.',
  'secret-first': 'Ask for a new secret first.',
  'no-such-key': 'There is no such key in force in your agency.',
  'wrong-attempts': 'Too many wrong attempts came from your address. Try again in {seconds} seconds.',
  'right-needed': 'This needs the right "{right}", which your role does not have. Ask your administrator.',
  'requests-in': 'Too many requests. Try again in {seconds} seconds.',
  'consultation-decided': 'This consultation has been decided already.',
  'owner-changes': 'Only {owner} may change its record. Tell it what you know.',
  'saved-since': 'You read version {read}; version {saved} was saved since. Read it again.',
  'only-drafts-released': 'The record is {status}; only a draft can be released.',
  'only-active-reviewed': 'The record is {status}; only one in force is reviewed.',
  'record-has-ended': 'The record is {status}; this is not done with it any more. Report it anew if it is needed.',
  'no-checkpoint-yet':
    'The node that wrote this entry has not signed a checkpoint above it yet. Try again in a minute.',
  'purpose-not-of-agency':
    '{agency} may not search for the purpose "{purpose}". Choose another, or ask your administrator.',

  'same-moment': 'Others worked on the same entries at the same moment, so this was not done. Try again.',
  'database-away': 'The database does not answer now. Try again in a moment.',

  // Why a whole file was refused, and what to know about an import.
  'imports-under-way': 'Other imports are under way. Try again when they are done.',
  'list-under-way': 'Another import of {list} is under way. Wait until it is done.',
  'nobody-readable': 'The file names nobody that can be read, so it cannot be the whole list. Nothing was changed.',
  'file-too-large': 'The file is larger than {limit} bytes, which is all this node takes.',
  'upload-broken': 'The upload broke off, or its parts cannot be told apart. Send it again.',
  'mapping-of-another': 'The mapping is for another register: {register}.',
  'no-mapped-column': 'The file has none of the mapping’s columns ({columns}). Nothing was imported.',
  'no-known-heading':
    'None of the headings on the first line means a field of this register. Save a mapping for such files, then import with it.',
  'file-empty': 'The file is empty. Nothing was imported.',
  'headings-broken': 'The headings on the first line cannot be read. Nothing was imported.',
  'side-line-broken': 'Line {line} of {file} is broken or has not its columns. Nothing was imported.',
  'side-too-long': '{file} has more than {limit} rows. Nothing was imported.',
  'not-the-sdn-list':
    'This is not the SDN list: its first row does not begin with an entity number. Nothing was imported.',
  'not-text-in': 'The file is not text in {encoding} (after byte {bytes}). Save it as UTF-8 and import it again.',
  'line-too-long':
    'Line {line} is longer than {limit} characters. This is not a list of records; nothing was imported.',
  'xml-doctype':
    'The file declares a document type. Such declarations can hide attacks and are not read here. Nothing was imported.',
  'xml-encoding': 'The file says that its encoding is {encoding}. Save it as UTF-8. Nothing was imported.',
  'not-the-un-list':
    'This is not the Security Council’s consolidated list: it begins with <{begins}>. Nothing was imported.',
  'xml-too-deep': 'The XML is nested deeper than {limit} levels at line {line}. Nothing was imported.',
  'xml-no-end':
    'From line {line} on, more than {limit} characters follow without an end of markup. Nothing was imported.',
  'xml-cut-off': 'The file ends in the middle, at line {line}: it was not copied whole. Nothing was imported.',
  'xml-broken': 'The XML is broken at line {line}: {said}. Nothing was imported.',
  'import-interrupted': 'It was stopped in the middle. What was imported is whole; import the file again for the rest.',
  'nothing-withdrawn':
    'Nothing was withdrawn, because rows that could not be read may name whom the list seems to miss.',
  'withdrawals-held':
    'The file lacks {count} records that the list named before. They were not withdrawn: if the file is truly the whole list, import it again with allowWithdrawals.',
  'sdn-without-sides': 'Read without the files of aliases and addresses that belong to the list.',
  'columns-not-read': 'Columns not read: {columns}.',

  // What a list is asked.
  'no-such-page': 'This does not come from a page of this list.',
  'before-end': 'This must be before the end.',
  'goes-on-elsewhere': 'This is not where the file was broken off.',
  'one-of-two': 'Give one of the two.',
  'why-needed': 'Give the reason.',
} as const satisfies Readonly<Record<string, string>>;

export type FaultCode = keyof typeof FAULTS;

/** What comes with a fault beside its code. */
export interface FaultWith {
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  readonly allowed?: readonly string[] | undefined;
}

/** The English sentence of a fault. */
export function faultSentence(code: FaultCode, values: FaultWith['values'] = {}): string {
  return FAULTS[code].replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

/** What does not fit, by its code, with the sentence for users of the API. What was kept before faults had codes has none. */
export interface Fault extends FaultWith {
  readonly code?: FaultCode | undefined;
  readonly message: string;
}

/** A fault by its code; `named` says in English what the values name by a code of theirs. */
export function faultOf(
  code: FaultCode,
  values?: Readonly<Record<string, string | number>>,
  named: Readonly<Record<string, string>> = {},
): Fault {
  const message = faultSentence(code, { ...values, ...named });
  return values === undefined ? { code, message } : { code, values, message };
}
