import { getRouteApi } from '@tanstack/react-router';
import { FieldWordsContext } from '../ui/field-words.ts';
import { ValueWordsContext } from '../ui/value-words.ts';
import { useAllFieldWords } from './field-words.ts';
import { Frame } from './frame.tsx';
import { OfficerProvider } from './officer.tsx';
import { PurposeProvider } from './purpose.tsx';
import { useAllValueWords } from './value-words.ts';

const route = getRouteApi('/desk');

/** The desk of a signed-in officer: who acts, why, and the frame around the screens. */
export function Desk() {
  const { me } = route.useRouteContext();
  const fieldWords = useAllFieldWords();
  const valueWords = useAllValueWords();
  return (
    <OfficerProvider me={me}>
      <PurposeProvider>
        <FieldWordsContext value={fieldWords}>
          <ValueWordsContext value={valueWords}>
            <Frame />
          </ValueWordsContext>
        </FieldWordsContext>
      </PurposeProvider>
    </OfficerProvider>
  );
}
