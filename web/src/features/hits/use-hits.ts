import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Static } from 'typebox';
import type {
  Calibration as CalibrationSchema,
  HitDetail,
  HitStatistics as HitStatisticsSchema,
  HitSummary,
  HitsWaiting as HitsWaitingSchema,
} from '../../../../src/domains/hits/hits.schema.ts';
import { ask, withQuery } from '../../wire/ask.ts';
import { nodeNow } from '../../wire/node-clock.ts';

export type { HitDetail, HitSummary };
export type HitStatistics = Static<typeof HitStatisticsSchema>;
export type HitsWaiting = Static<typeof HitsWaitingSchema>;
export type HitState = HitSummary['state'];
export type FeedbackKind = HitDetail['feedback'][number]['kind'];

/** The states in the order of a hit's life. */
export const HIT_STATES: readonly HitState[] = [
  'new',
  'owner-told',
  'confirmed',
  'not-the-same',
  'record-out-of-date',
  'action-taken',
  'closed',
];

/** What came of a hit; the key of each is its place. */
export const FEEDBACK_KINDS: readonly FeedbackKind[] = [
  'used',
  'not-used',
  'led-to-arrest',
  'led-to-seizure',
  'led-to-identification',
  'led-to-protection',
  'wrong-person',
  'record-wrong',
];

/** One hit; read again whenever the node says that a hit changed (`app/live-notices.tsx`). */
export function useHit(id: string) {
  return useQuery({
    queryKey: ['hits', 'one', id],
    queryFn: ({ signal }) => ask<HitDetail>('GET', `/v1/hits/${id}`, { signal }),
  });
}

/** How many wait for the agency. */
export function useWaitingHits(enabled: boolean) {
  return useQuery({
    queryKey: ['hits', 'waiting'],
    queryFn: ({ signal }) => ask<HitsWaiting>('GET', '/v1/hits/waiting', { signal }),
    enabled,
    // Lateness comes by itself, without anybody telling.
    refetchInterval: 60_000,
  });
}

export function useHitStatistics(days: number) {
  return useQuery({
    queryKey: ['hits', 'statistics', days],
    queryFn: ({ signal }) => {
      const from = new Date(nodeNow().getTime() - days * 86_400_000).toISOString();
      return ask<HitStatistics>('GET', withQuery('/v1/hits/statistics', { from }), { signal });
    },
  });
}

/** How often a match of so much evidence was the same. */
export function useCalibration() {
  return useQuery({
    queryKey: ['hits', 'calibration'],
    queryFn: ({ signal }) => ask<Static<typeof CalibrationSchema>>('GET', '/v1/hits/calibration', { signal }),
  });
}

/** Sends one step of a hit and shows what the node answers; lists are read again. */
export function useHitStep(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ verb, body = {} }: { verb: string; body?: object }) =>
      ask<HitDetail>('POST', `/v1/hits/${id}/${verb}`, { body }),
    onSuccess: (hit, { verb }) => {
      if (verb !== 'messages') queries.setQueryData(['hits', 'one', id], hit);
      else void queries.invalidateQueries({ queryKey: ['hits', 'one', id] });
      void queries.invalidateQueries({ queryKey: ['hits', 'list'] });
      void queries.invalidateQueries({ queryKey: ['hits', 'waiting'] });
    },
    // Somebody at the other desk was quicker: what stands now is shown beside the refusal.
    onError: () => void queries.invalidateQueries({ queryKey: ['hits', 'one', id] }),
  });
}
