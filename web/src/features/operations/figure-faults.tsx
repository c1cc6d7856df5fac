import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';
import { useFaultText } from '../../ui/fault-text.ts';
import layout from '../../ui/layout.module.css';
import { useOperationWords } from './operation-words.ts';
import css from './operations.module.css';
import type { Operation, Reconciliation } from './use-operation.ts';

type Stated = Reconciliation['reported'][number];

/** A stated figure in words: how exact it claims to be, and its unit. */
export function useStated(): (figure: Stated) => string {
  const { t } = useTranslation();
  const words = useOperationWords();
  return ({ value, unit, precision = 'exact' }) =>
    precision === 'exact'
      ? words.amount(value, unit)
      : t(`precisions.${precision}`, { value: words.amount(value, unit) });
}

function useScope(operation: Operation): (scope: string | undefined) => string {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  return (scope) => (scope ? words.party(scope) : t('operations.wholeOperation'));
}

/** Stated wholes that are not the sum of their stated parts. */
export function Sums({ operation, sums }: { operation: Operation; sums: Reconciliation['sums'] }) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const stated = useStated();
  const scope = useScope(operation);
  const wrong = sums.filter(({ verdict }) => verdict !== 'sums');
  if (sums.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('operations.sums')}</h2>
      {wrong.length === 0 ? <p>{t('operations.allSum', { count: sums.length })}</p> : null}
      <ul className={css.pairs}>
        {wrong.map((sum) => (
          <li key={`${sum.measure} ${sum.phase} ${sum.scope ?? ''} ${sum.source} ${sum.parts.length}`}>
            <b>{words.measure(sum.measure)}</b> · {words.phase(sum.phase)} · {scope(sum.scope)} ·{' '}
            <bdi dir="ltr">{sum.source}</bdi>
            <br />
            <span className={sum.verdict === 'does-not-sum' ? css.differs : ''}>
              {t(`figureVerdicts.${sum.verdict}`)}
              {': '}
              {t('operations.sumSays', {
                parts: sum.sumOfParts === null ? '—' : words.amount(sum.sumOfParts),
                whole: words.amount(sum.whole),
              })}
            </span>
            <br />
            <span className="muted">
              {sum.parts
                .map((part) =>
                  [
                    part.measure === sum.measure ? '' : words.measure(part.measure),
                    part.phase === sum.phase ? '' : words.phase(part.phase),
                    part.scope === sum.scope ? '' : scope(part.scope),
                    stated(part),
                  ]
                    .filter(Boolean)
                    .join(' '),
                )
                .join(' + ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Sources that do not say the same: all are kept. */
export function SourceConflicts({
  operation,
  conflicts,
}: {
  operation: Operation;
  conflicts: Reconciliation['conflicts'];
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useOperationWords(operation);
  const stated = useStated();
  const scope = useScope(operation);
  if (conflicts.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('operations.conflicts')}</h2>
      <ul className={css.pairs}>
        {conflicts.map((conflict) => (
          <li key={`${conflict.measure} ${conflict.phase} ${conflict.scope ?? ''}`}>
            <b>{words.measure(conflict.measure)}</b> · {words.phase(conflict.phase)} · {scope(conflict.scope)} ·{' '}
            <span className={css.differs}>
              {t('operations.differsBy', { difference: words.amount(conflict.difference) })}
            </span>
            {conflict.isExplainedByRounding ? ` · ${t('operations.rounding')}` : null}
            <ul>
              {conflict.stated.map((figure) => (
                <li key={`${figure.source} ${figure.value}`}>
                  <bdi dir="ltr">{figure.source}</bdi>: {stated(figure)}
                </li>
              ))}
            </ul>
            {conflict.membersInDispute.length > 0 ? (
              <p>{t('operations.inDispute', { members: format.list(conflict.membersInDispute.map(words.party)) })}</p>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="muted small">{t('operations.conflictsNote')}</p>
    </section>
  );
}

/** Reported figures that cannot be: a negative count, a unit of another kind. */
export function HeldFigures({ operation, held }: { operation: Operation; held: Reconciliation['heldFigures'] }) {
  const { t } = useTranslation();
  const words = useOperationWords(operation);
  const stated = useStated();
  const scope = useScope(operation);
  const faultText = useFaultText();
  if (held.length === 0) return null;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('operations.heldFigures')}</h2>
      <ul className={css.pairs}>
        {held.map(({ content, figure, reasons, agency }) => (
          <li key={content}>
            <b>{words.measure(figure.measure)}</b> · {words.phase(figure.phase)} · {scope(figure.scope)} ·{' '}
            <bdi dir="ltr">{agency}</bdi>: {stated(figure)}
            <br />
            <span className={css.differs}>{reasons.map(faultText).join(' ')}</span>
          </li>
        ))}
      </ul>
      <p className="muted small">{t('operations.heldFiguresNote')}</p>
    </section>
  );
}
