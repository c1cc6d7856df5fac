import { useTranslation } from 'react-i18next';
import type { LegalBasisShown } from '../../../../src/domains/instruments/instruments.schema.ts';
import { useFormat } from '../../languages/use-format.ts';
import type { BasisQuestion } from './question.ts';
import { useRegisterText, useSay, useSayClauses } from './said.tsx';
import { useNameOf } from './use-register-parties.ts';
import { outcomeOf } from './verdict.tsx';

/** The question and its answer as plain text, for the file of a case. */
export function useAnswerAsText() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const nameOf = useNameOf();
  const say = useSay();
  const sayClauses = useSayClauses();
  const registerText = useRegisterText();
  const word = (family: string, code: string | undefined): string =>
    code !== undefined && i18n.exists(`${family}.${code}`) ? t(`${family}.${code}`) : (code ?? '');

  function sayQuestion(question: BasisQuestion): string {
    const parts = [
      t('basis.asked', {
        from: nameOf(question.from ?? ''),
        to: nameOf(question.to ?? ''),
        measure: word('measures', question.measure),
        offence: word('offences', question.offence),
        data: word('dataCategories', question.data),
        day: format.date(question.on ?? ''),
      }),
    ];
    if (question.knownAt) parts.push(t('basis.askedKnownAt', { day: format.date(question.knownAt) }));
    if (question.penalty !== undefined)
      parts.push(t('basis.askedPenalty', { count: question.penalty, years: format.number(question.penalty) }));
    return parts.join(' ');
  }

  function sayAnswer(question: BasisQuestion, answer: LegalBasisShown): string {
    const lines = [sayQuestion(question), '', t(`basis.verdict.${outcomeOf(answer)}`)];
    answer.usable.forEach((usable, at) => {
      const since = format.date(usable.inForce);
      lines.push(
        '',
        `${at + 1}. ${usable.title} (${usable.instrument}; ${t(`instrumentKinds.${usable.kind}`)})${usable.fallback ? ` – ${t('basis.fallback')}` : ''}`,
        `   ${t('basis.articles')}: ${usable.articles.map((text) => registerText(text).text).join(' · ')}`,
        `   ${t('basis.channel')}: ${registerText(usable.channel).text}`,
        `   ${t('basis.authority')}: ${registerText(usable.authority).text}`,
        `   ${t('basis.languages')}: ${usable.languages.join(', ') || t('basis.noLanguages')}`,
        `   ${t('basis.deadline')}: ${registerText(usable.deadline).text}`,
        `   ${t('basis.inForce')}: ${usable.exact ? since : t('basis.atTheLatest', { day: since })}`,
        ...usable.conditions.map(({ code }) => `   – ${t(`legalConditions.${code}`)}`),
        ...usable.facts.map(
          (fact) =>
            `   · ${nameOf(fact.party)}: ${t(`acts.${fact.act}`)} ${format.date(fact.date)} (${fact.source}; ${t(`factGrades.${fact.grade}`)}; ${t('basis.asOfDay', { day: format.date(fact.asOf) })})`,
        ),
      );
    });
    if (answer.missing.length > 0)
      lines.push('', t('basis.missing'), ...answer.missing.map(({ step }) => `– ${say(step).text}`));
    if (answer.refused.length > 0)
      lines.push(
        '',
        t('basis.refused'),
        ...answer.refused.map(({ title, reasons }) => `– ${title}: ${sayClauses(reasons).text}`),
      );
    if (answer.warnings.length > 0)
      lines.push('', t('basis.warnings'), ...answer.warnings.map((one) => `– ${say(one).text}`));
    lines.push('', t('basis.registerAsOf', { day: format.date(answer.asOf) }));
    return lines.join('\n');
  }

  return { sayQuestion, sayAnswer };
}
