import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Static } from 'typebox';
import type {
  AssessmentAnswer,
  BoardAnswer,
  Ceilings,
  ConsentAnswer,
  DraftAnswer,
  ExchangeStatistics as ExchangeStatisticsSchema,
  MessageAnswer,
  MessageLineAnswer,
  Return as ReturnSchema,
  Rules,
  Vocabulary as VocabularySchema,
} from '../../../../src/domains/exchange/exchange.schema.ts';
import { ask } from '../../wire/ask.ts';
import { onLive } from '../../wire/live.ts';

export type Assessment = AssessmentAnswer;
export type CeilingsAnswer = Static<typeof Ceilings>;
export type RulesAnswer = Static<typeof Rules>;
export type Board = BoardAnswer;
export type Consent = ConsentAnswer;
export type Draft = DraftAnswer;
export type Message = MessageAnswer;
export type MessageLine = MessageLineAnswer;
export type Delivery = MessageAnswer['deliveries'][number];
export type Item = MessageAnswer['items'][number];
export type ClockFacts = Delivery['clocks'][number];
export type Vocabulary = Static<typeof VocabularySchema>;
export type YearlyReturn = Static<typeof ReturnSchema>;
export type ExchangeFigures = Static<typeof ExchangeStatisticsSchema>;

/** Where the node keeps messages, for the steps that are taken on them. */
export function messagePath(id: string, step = ''): string {
  return `/v1/exchange/messages/${encodeURIComponent(id)}${step === '' ? '' : `/${step}`}`;
}

/** Where the node keeps drafts. */
export function draftPath(id: string, step = ''): string {
  return `/v1/exchange/drafts/${encodeURIComponent(id)}${step === '' ? '' : `/${step}`}`;
}

/** Whether a received message waits for the decision to take it in, or was not taken in. */
export function isQuarantined({ side, deliveries }: Pick<Message, 'side' | 'deliveries'>): boolean {
  return side === 'recipient' && deliveries.every(({ decidedAt, state }) => decidedAt === null || state === 'rejected');
}

// On a busy day many messages move in a second; the lists are read once for all of them.
const GATHER_MS = 500;

/** Reads again what the node says has changed; a message is told by its id, the lists by any message. */
export function useLiveExchange(id?: string): void {
  const queries = useQueryClient();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const queryKey = id === undefined ? ['exchange'] : ['exchange', 'message', id];
    const deaf = onLive(({ topic, ref }) => {
      const isMeant = topic === 'resync' || (topic === 'exchange' && (id === undefined || ref === id));
      if (!isMeant || timer !== undefined) return;
      timer = setTimeout(() => {
        timer = undefined;
        void queries.invalidateQueries({ queryKey });
      }, GATHER_MS);
    });
    return () => {
      clearTimeout(timer);
      deaf();
    };
  }, [queries, id]);
}

/** The codes a message is written in, and who may be written to. */
export function useExchangeVocabulary() {
  return useQuery({
    queryKey: ['exchange-vocabulary'],
    queryFn: ({ signal }) => ask<Vocabulary>('GET', '/v1/exchange/vocabulary', { signal }),
    staleTime: 600_000,
    retry: 1,
  });
}

/** One message; reading it is an evidence of its own, so the screen does not read again by itself. */
export function useMessage(id: string) {
  useLiveExchange(id);
  return useQuery({
    queryKey: ['exchange', 'message', id],
    queryFn: ({ signal }) => ask<Message>('GET', messagePath(id), { signal }),
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

export function useDraft(id: string) {
  return useQuery({
    queryKey: ['exchange', 'draft', id],
    queryFn: ({ signal }) => ask<Draft>('GET', draftPath(id), { signal }),
    gcTime: 0,
    // What is typed stands in the form; the node's copy is read anew only when a step was taken.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  });
}

/** What stands in the way of a draft; asked for again with each saved version. */
export function useAssessment(id: string, version: number) {
  return useQuery({
    queryKey: ['exchange', 'assessment', id, version],
    queryFn: ({ signal }) => ask<Assessment>('GET', draftPath(id, 'assessment'), { signal }),
    placeholderData: keepPreviousData,
    gcTime: 0,
    retry: false,
  });
}

/** Every request for consent in which the agency asks or is asked. */
export function useConsents() {
  useLiveExchange();
  return useQuery({
    queryKey: ['exchange', 'consents'],
    queryFn: ({ signal }) => ask<{ items: Consent[] }>('GET', '/v1/exchange/consents', { signal }),
  });
}

export function useBoard(enabled: boolean) {
  useLiveExchange();
  return useQuery({
    queryKey: ['exchange', 'board'],
    queryFn: ({ signal }) => ask<Board>('GET', '/v1/exchange/board', { signal }),
    enabled,
    // Lateness comes by itself, without anybody telling.
    refetchInterval: 60_000,
  });
}

/** After a step everything about messages is asked for again: one step moves clocks, lists and boards. */
export function useForgetExchange(): () => void {
  const queries = useQueryClient();
  return () => void queries.invalidateQueries({ queryKey: ['exchange'] });
}

/** Sends one step that needs no form. */
export function useExchangeStep<Answer = unknown>(onDone?: (answer: Answer) => void) {
  const forget = useForgetExchange();
  return useMutation({
    mutationFn: ({
      method = 'POST',
      path,
      body,
    }: {
      method?: 'POST' | 'PUT' | 'DELETE';
      path: string;
      body?: object;
    }) => ask<Answer>(method, path, method === 'DELETE' ? {} : { body: body ?? {} }),
    onSuccess: (answer) => {
      forget();
      onDone?.(answer);
    },
    // Somebody was quicker: what stands now is shown beside the refusal.
    onError: forget,
  });
}

/** Begins a draft on the node; from there it is written. */
export function useBeginDraft(onBegun: (draft: Draft) => void) {
  return useMutation({
    mutationFn: async (body: object | (() => Promise<object>)) =>
      ask<Draft>('POST', '/v1/exchange/drafts', { body: typeof body === 'function' ? await body() : body }),
    onSuccess: onBegun,
  });
}
