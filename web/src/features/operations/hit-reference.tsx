import { Link } from '@tanstack/react-router';
import { useMe } from '../../app/officer.tsx';
import type { Cockpit } from './use-operation.ts';

/** The reference of a hit, which its two desks open; to anybody else a hit is not there. */
export function HitReference({
  hit,
}: {
  hit: Pick<Cockpit['lateHits'][number], 'id' | 'reference' | 'asker' | 'owner'>;
}) {
  const me = useMe();
  const reference = <bdi dir="ltr">{hit.reference}</bdi>;
  if (me.agency.code !== hit.asker && me.agency.code !== hit.owner) return reference;
  return (
    <Link to="/hits/$id" params={{ id: hit.id }}>
      {reference}
    </Link>
  );
}
