/** Puts the figures of an evaluation into words for people. */

import type { PairReport, ScoredPair } from '../../engines/matching/evaluate-pairs.ts';
import type { ScreeningReport } from '../../engines/matching/evaluate-screening.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** The report of labelled pairs for people, with the worst errors below it. */
export function writePairReport(report: PairReport, worst: readonly ScoredPair[]): string {
  const line = (name: string, { precision, recall, f1 }: Omit<PairReport['best'], 'cut'>): string =>
    `${name.padEnd(28)} precision ${percent(precision).padStart(7)}   recall ${percent(recall).padStart(7)}   F1 ${f1.toFixed(3)}`;
  return [
    `${report.pairs} pairs`,
    line(`at the cut (${report.cut})`, report),
    line(`at the best cut (${report.best.cut.toFixed(2)})`, report.best),
    ...Object.entries(report.bySchema).map(([schema, figures]) => line(`  ${schema} (${figures.pairs})`, figures)),
    ...Object.entries(report.byQuality).map(([quality, figures]) => line(`  ${quality} (${figures.pairs})`, figures)),
    ...(worst.length === 0 ? ['No errors.'] : ['Worst errors:']),
    ...worst.map(
      ({ isMatch, score, nameA, nameB }) =>
        `  ${isMatch ? 'missed' : 'taken for one'} (${score.toFixed(1)}): ${nameA} | ${nameB}`,
    ),
  ].join('\n');
}

/** The report of a screening for people. */
export function writeScreeningReport(report: ScreeningReport): string {
  const { p50, p95, p99 } = report.latencyMs;
  return [
    `${report.records} records, ${report.asked} asked, ${report.innocents} innocent`,
    `true record among the candidates  ${percent(report.candidateRecall)}`,
    `HIT ${percent(report.hit)}   POSSIBLE ${percent(report.possible)}   together ${percent(report.hit + report.possible)}`,
    `false HIT ${percent(report.falseHit)}   false POSSIBLE ${percent(report.falsePossible)}`,
    `a question takes ${p50.toFixed(2)} ms at the median, ${p95.toFixed(2)} at 95 %, ${p99.toFixed(2)} at 99 %`,
  ].join('\n');
}
