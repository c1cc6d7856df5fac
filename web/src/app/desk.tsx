import { getRouteApi } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { OfficerProvider } from './officer.tsx';
import { PurposeProvider } from './purpose.tsx';

const route = getRouteApi('/desk');

/** The desk of a signed-in officer: who acts, why, and the frame around the screens. */
export function Desk() {
  const { me } = route.useRouteContext();
  return (
    <OfficerProvider me={me}>
      <PurposeProvider>
        <Frame />
      </PurposeProvider>
    </OfficerProvider>
  );
}
