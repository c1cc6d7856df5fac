import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { asWireProblem, type FieldFault, type WireProblem } from '../wire/problem.ts';
import { useFaultText } from './fault-text.ts';
import { useFieldWords } from './field-words.ts';
import css from './problem-notice.module.css';

// What the node says of these is the same in every case, and the words above say it in the reader's language.
const SAID_ALREADY: ReadonlySet<string> = new Set(['sign-in-failed', 'sign-in-required', 'internal', 'busy']);

function Label({ words }: { words: string | undefined }) {
  return words === undefined ? null : (
    <>
      <b>{words}</b>:{' '}
    </>
  );
}

/** What the node adds: in the reader's language where it has a code, else in the node's own English. */
function Detail({ problem: { kind, code, values, detail } }: { problem: WireProblem }) {
  const { i18n } = useTranslation();
  const faultText = useFaultText();
  if (code !== undefined && i18n.exists(`faults.${code}`))
    return <p className={css.detail}>{faultText({ code, values, message: detail })}</p>;
  if (detail === '' || SAID_ALREADY.has(kind)) return null;
  return (
    <p className={css.detail} lang="en" dir="ltr">
      {detail}
    </p>
  );
}

/** A refusal or failure: what happened and what to do in the reader's language, then the node's own sentence. */
export function ProblemNotice({
  problem: thrown,
  onRetry,
  labelOf,
}: {
  problem: unknown;
  onRetry?: (() => void) | undefined;
  /** The words of a field on this form; what it does not know is looked up among all fields. */
  labelOf?: ((fault: FieldFault) => string | undefined) | undefined;
}) {
  const { t, i18n } = useTranslation();
  const faultText = useFaultText();
  const fieldWords = useFieldWords();
  const problem = asWireProblem(thrown);
  const kind = i18n.exists(`problems.${problem.kind}.title`) ? problem.kind : 'internal';
  return (
    <div role="alert" className={css.notice}>
      <TriangleAlert size={20} aria-hidden="true" className={css.icon} />
      <div className={css.words}>
        <p className={css.title}>{t(`problems.${kind}.title`)}</p>
        <p className={css.text}>{t(`problems.${kind}.do`)}</p>
        {problem.fields.length > 0 ? (
          <ul className={css.faults}>
            {problem.fields.map((fault) => (
              <li key={`${fault.field} ${fault.message}`}>
                <Label words={labelOf?.(fault) ?? fieldWords(fault.field)} />
                {faultText(fault)}
              </li>
            ))}
          </ul>
        ) : null}
        {problem.fields.length === 0 ? <Detail problem={problem} /> : null}
        {problem.requestId && problem.kind === 'internal' ? (
          <p className={css.detail}>
            {t('problems.requestId')} <code dir="ltr">{problem.requestId}</code>
          </p>
        ) : null}
        {/* The same question would be refused again. */}
        {onRetry && problem.kind !== 'invalid-input' ? (
          <Button size="xs" variant="default" mt={8} onClick={onRetry}>
            {t('common.tryAgain')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
