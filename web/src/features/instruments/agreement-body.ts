/** What stands in the fields of the five-minute form: lists as one text, ratifications by party. */
export interface AgreementTyped {
  readonly parties?: readonly string[];
  readonly ratified?: Readonly<Record<string, string>>;
  readonly articles?: string;
  readonly languages?: string;
  readonly offences?: readonly string[];
  readonly minimumYears?: number;
  readonly replacesCode?: string;
  readonly [field: string]: unknown;
}

function apart(text: string | undefined, by: RegExp): string[] {
  return (text ?? '')
    .split(by)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/** The fields of the form as the node takes them. */
export function agreementBody(typed: AgreementTyped, everyOffence: boolean) {
  const { ratified, articles, languages, replacesCode, offences, ...same } = typed;
  const parties = typed.parties ?? [];
  return {
    ...same,
    offences: everyOffence ? [] : (offences ?? []),
    // Articles are written "3, 5(2); 7": commas and semicolons part them, blanks belong to them.
    articles: apart(articles, /[,;]/),
    languages: apart(languages, /[,;]/),
    // A party that was taken away again takes its date with it.
    ratified: parties.flatMap((party) => {
      const date = ratified?.[party]?.trim() ?? '';
      return date === '' ? [] : [{ party, date }];
    }),
    ...(replacesCode?.trim() ? { replaces: { code: replacesCode.trim() } } : {}),
  };
}
