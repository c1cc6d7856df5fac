/** A country signs its own figures. When one of them changes, the signature no longer stands and is asked again. */
import { canonicalFigure, type Figure, latestOfEachSource } from './figure.ts';

export interface SignOff {
  readonly scope: string;
  readonly by: string;
  readonly signedAt: string;
  /** Of the text of `figuresToSign` at the time. */
  readonly digest: string;
}

export type SignOffState = 'not-signed' | 'stands' | 'void';

/** The text that is signed: the same for the same figures in whatever order. */
export function figuresToSign(scope: string, figures: readonly Figure[]): string {
  const own = latestOfEachSource(figures.filter((figure) => (figure.scope ?? '') === scope));
  return JSON.stringify([scope, own.map(canonicalFigure).sort()]);
}

/** Whether a signature stands for the figures as they are now. The digest is passed in: an engine has no cryptography. */
export function signOffState(
  signOff: SignOff | undefined,
  figures: readonly Figure[],
  digest: (text: string) => string,
): SignOffState {
  if (!signOff) return 'not-signed';
  return signOff.digest === digest(figuresToSign(signOff.scope, figures)) ? 'stands' : 'void';
}

/** A country whose signature is not there, or no longer stands. */
export interface MissingSignOff {
  readonly scope: string;
  readonly state: Exclude<SignOffState, 'stands'>;
  readonly text: string;
}

/** Which countries still have to sign, and why; publication waits for an empty list. */
export function missingSignOffs(
  scopes: readonly string[],
  signOffs: readonly SignOff[],
  figures: readonly Figure[],
  digest: (text: string) => string,
): MissingSignOff[] {
  return scopes.flatMap((scope): MissingSignOff[] => {
    const ofScope = signOffs.filter((signOff) => signOff.scope === scope);
    const states = ofScope.map((signOff) => signOffState(signOff, figures, digest));
    if (states.includes('stands')) return [];
    return ofScope.length === 0
      ? [{ scope, state: 'not-signed', text: `${scope} has not signed its figures.` }]
      : [
          {
            scope,
            state: 'void',
            text: `The figures of ${scope} changed after it signed: it must sign again.`,
          },
        ];
  });
}
