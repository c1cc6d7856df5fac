import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useMe } from './officer.tsx';

/** Why the officer asks; it goes with every search and stays for this sign-in. */
export interface PurposeOfSearch {
  readonly purpose: string | undefined;
  readonly caseReference: string;
  readonly setPurpose: (purpose: string | undefined) => void;
  readonly setCaseReference: (reference: string) => void;
}

const PurposeContext = createContext<PurposeOfSearch | undefined>(undefined);

// At a border post every search has the same purpose; everybody else says it once for each sign-in.
const PURPOSE_BY_FUNCTION: Readonly<Record<string, string>> = {
  'border-guard': 'border-management',
  customs: 'border-management',
};

/** Keeps the purpose for the officer's sign-in; a new sign-in begins without. */
export function PurposeProvider({ children }: { children: ReactNode }) {
  const me = useMe();
  const kept = `entente.purpose.${me.session?.id ?? ''}`;
  const [purpose, setPurpose] = useState<string | undefined>(() => {
    const remembered = sessionStorage.getItem(kept);
    if (remembered && (me.agency.purposes as readonly string[]).includes(remembered)) return remembered;
    return me.agency.functions
      .map((one) => PURPOSE_BY_FUNCTION[one])
      .find((one) => one !== undefined && (me.agency.purposes as readonly string[]).includes(one));
  });
  const [caseReference, setCaseReference] = useState('');
  // Signing in again over the page is a new session of the same officer at the same work.
  useEffect(() => {
    if (purpose) sessionStorage.setItem(kept, purpose);
  }, [purpose, kept]);
  const value = useMemo<PurposeOfSearch>(
    () => ({
      purpose,
      caseReference,
      setCaseReference,
      setPurpose: (next) => {
        if (next) sessionStorage.setItem(kept, next);
        else sessionStorage.removeItem(kept);
        setPurpose(next);
      },
    }),
    [purpose, caseReference, kept],
  );
  return <PurposeContext value={value}>{children}</PurposeContext>;
}

export function usePurpose(): PurposeOfSearch {
  const purpose = useContext(PurposeContext);
  if (!purpose) throw new Error('A purpose belongs to a signed-in officer.');
  return purpose;
}
