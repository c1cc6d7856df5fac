import { useTranslation } from 'react-i18next';
import {
  CHARACTERS,
  isAsking,
  LINKS,
  OUTCOMES,
  REASONS_TO_BELIEVE,
  REFUSAL_CODES,
  URGENCY_GROUNDS,
  WANTED,
} from '../../../../src/domains/exchange/exchange.schema.ts';
import { useMe } from '../../app/officer.tsx';
import layout from '../../ui/layout.module.css';
import { FieldList } from '../registers/field-list.tsx';
import { type DraftFormHandle, useCodeChoices } from './code-choices.ts';
import { DraftItems } from './draft-items.tsx';
import { DraftRecipients } from './draft-recipients.tsx';
import { DraftCheckList, DraftField, MissingAt, MissingProvider } from './missing.tsx';
import { type Assessment, type Draft, useExchangeVocabulary } from './use-exchange.ts';

type Part = { form: DraftFormHandle };

function Matter({ form, kind, assessment }: Part & { kind: Draft['kind']; assessment: Assessment | undefined }) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const { agency } = useMe();
  const { data } = useExchangeVocabulary();
  const instruments = new Map(
    assessment?.recipients.flatMap(({ choices: bases }) => bases.map((one) => [one.instrument, one.title] as const)),
  );
  instruments.delete('');
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.matter')}</h2>
      <div className={layout.fields}>
        <DraftField
          form={form}
          name="content.offence"
          label={t('exchange.offence')}
          kind="choice"
          choices={choices('offences', data?.offences ?? [])}
        />
        <DraftField
          form={form}
          name="content.maximumPenaltyYears"
          label={t('exchange.penalty')}
          description={t('exchange.penaltyHow')}
          kind="number"
        />
        <DraftField
          form={form}
          name="content.purpose"
          label={t('record.purpose')}
          kind="choice"
          choices={choices('purposes', agency.purposes)}
        />
        <DraftField form={form} name="caseReference" label={t('purpose.case')} code />
        {instruments.size > 1 ? (
          <DraftField
            form={form}
            name="content.instrument"
            label={t('exchange.instrument')}
            description={t('exchange.instrumentHow')}
            kind="choice"
            choices={[...instruments].map(([value, label]) => ({ value, label }))}
          />
        ) : null}
        <div className={layout.whole}>
          <DraftField form={form} name="content.purposeText" label={t('exchange.purposeText')} kind="long" />
        </div>
        <div className={layout.whole}>
          <DraftField
            form={form}
            name="content.facts"
            label={t('exchange.facts')}
            description={t('exchange.factsHow')}
            kind="long"
          />
        </div>
        <DraftField form={form} name="content.factsOn" label={t('exchange.factsOn')} kind="day" />
        <DraftField form={form} name="content.factsPlace" label={t('exchange.factsPlace')} />
        {kind === 'reply' ? null : (
          <DraftCheckList
            form={form}
            name="content.character"
            label={t('exchange.character')}
            description={t('exchange.characterHow')}
            choices={choices('matterCharacters', CHARACTERS)}
          />
        )}
      </div>
    </section>
  );
}

function Asked({ form }: Part) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.asked')}</h2>
      <div className={layout.fields}>
        <DraftCheckList
          form={form}
          name="content.wanted"
          label={t('exchange.wanted')}
          choices={choices('wanted', WANTED)}
        />
        <div className={layout.whole}>
          <DraftField form={form} name="content.wantedText" label={t('exchange.wantedText')} kind="long" />
        </div>
        <DraftCheckList
          form={form}
          name="content.reasons"
          label={t('exchange.reasons')}
          choices={choices('reasonsToBelieve', REASONS_TO_BELIEVE)}
        />
        <div className={layout.whole}>
          <DraftField form={form} name="content.reasonsText" label={t('exchange.reasonsText')} kind="long" />
        </div>
      </div>
    </section>
  );
}

function Urgency({ form }: Part) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const ground = form.watch('content.urgency.ground') as string | undefined;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.urgency')}</h2>
      <div className={layout.fields}>
        <DraftField
          form={form}
          name="content.urgency.ground"
          label={t('exchange.urgencyGround')}
          description={t('exchange.urgencyHow')}
          kind="choice"
          choices={choices('urgencyGrounds', URGENCY_GROUNDS)}
        />
        {ground ? (
          <>
            <DraftField
              form={form}
              name="content.access"
              label={t('exchange.access')}
              kind="choice"
              choices={choices('exchange.accesses', ['direct', 'indirect'])}
            />
            <div className={layout.whole}>
              <DraftField form={form} name="content.urgency.reasons" label={t('exchange.urgencyReasons')} kind="long" />
            </div>
          </>
        ) : null}
      </div>
    </section>
  );
}

function Outcome({ form }: Part) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const outcome = form.watch('content.outcome') as string | undefined;
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.outcome')}</h2>
      <div className={layout.fields}>
        <DraftField
          form={form}
          name="content.outcome"
          label={t('exchange.outcome')}
          kind="choice"
          needed
          choices={choices('exchangeOutcomes', OUTCOMES)}
        />
        {outcome === 'partial' || outcome === 'refused' ? (
          <>
            <DraftField
              form={form}
              name="content.ground"
              label={t('exchange.ground')}
              kind="choice"
              choices={choices('refusalGrounds', REFUSAL_CODES)}
            />
            <div className={layout.whole}>
              <DraftField form={form} name="content.groundText" label={t('exchange.groundText')} kind="long" />
            </div>
          </>
        ) : null}
        {outcome === 'refused' ? (
          <div className={layout.whole}>
            <DraftField form={form} name="content.noPartialBecause" label={t('exchange.noPartial')} kind="long" />
          </div>
        ) : null}
      </div>
    </section>
  );
}

const SHORT_SECTIONS: ReadonlySet<string> = new Set([
  'centralAuthority',
  'conductingAuthority',
  'contact',
  'signatory',
]);

function Mla({ form }: Part) {
  const { t } = useTranslation();
  const choices = useCodeChoices();
  const { data } = useExchangeVocabulary();
  const sections = (data?.mlaSections ?? []).flatMap((section) => {
    const reason = REASON_OF[section.code];
    // A wish needs its reason, and only then.
    const isWished = reason !== undefined && Boolean(form.watch(`content.mla.${section.code}`));
    return isWished ? [section, { code: reason, essential: true }] : [section];
  });
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchangeKinds.mla-request')}</h2>
      <div className={layout.fields}>
        <DraftField
          form={form}
          name="content.mla.form"
          label={t('mlaSections.form')}
          kind="choice"
          choices={choices('mlaForms', ['letter', 'eio'])}
        />
        {sections.map(({ code, essential }) => {
          const kind = code === 'deadline' ? 'day' : SHORT_SECTIONS.has(code) ? 'text' : 'long';
          return (
            <div key={code} className={kind === 'long' ? layout.whole : undefined}>
              <DraftField
                form={form}
                name={`content.mla.${code}`}
                label={t(`mlaSections.${code}`)}
                kind={kind}
                needed={essential}
              />
            </div>
          );
        })}
      </div>
    </section>
  );
}

const REASON_OF: Readonly<Record<string, string>> = {
  deadline: 'deadlineReason',
  specialProcedure: 'specialProcedureWhy',
};

const JIT_FIELDS = [
  { name: 'purpose', kind: 'long' },
  { name: 'from', kind: 'day' },
  { name: 'until', kind: 'day' },
  { name: 'leader', kind: 'text' },
  { name: 'members', kind: 'long' },
  { name: 'participants', kind: 'long' },
  { name: 'evidence', kind: 'long' },
  { name: 'arrangements', kind: 'long' },
] as const;

const JIT_PLACES = ['parties', 'operatesIn'] as const;

function Jit({ form }: Part) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchangeKinds.jit-proposal')}</h2>
      <div className={layout.fields}>
        {JIT_PLACES.map((name) => (
          <div key={name} className={layout.whole} data-field={`content.jit.${name}`}>
            <MissingAt name={`content.jit.${name}`} />
            <FieldList
              form={form}
              path={`content.jit.${name}`}
              field={{
                name,
                words: `jitSections.${name}`,
                kind: 'choice',
                choices: 'countries',
                isList: true,
                needed: true,
              }}
            />
          </div>
        ))}
        {JIT_FIELDS.map(({ name, kind }) => (
          <div key={name} className={kind === 'long' ? layout.whole : undefined}>
            <DraftField form={form} name={`content.jit.${name}`} label={t(`jitSections.${name}`)} kind={kind} />
          </div>
        ))}
      </div>
    </section>
  );
}

function Restrictions({ form }: Part) {
  const { t } = useTranslation();
  return (
    <section className="card">
      <h2 className={layout.title}>{t('exchange.restrictions')}</h2>
      <div className={layout.fields}>
        <div className={layout.whole}>
          <DraftField
            form={form}
            name="content.restrictions"
            label={t('exchange.restrictions')}
            description={t('exchange.restrictionsHow')}
            kind="long"
          />
        </div>
        <DraftField form={form} name="content.translate" label={t('exchange.translate')} kind="check" />
      </div>
    </section>
  );
}

/** The message by codes first; which sections there are follows from its kind. */
export function DraftForm({ form, draft, assessment }: Part & { draft: Draft; assessment: Assessment | undefined }) {
  const { kind } = draft;
  const asksForInformation = kind === 'information-request' || kind === 'hit-follow-up';
  return (
    <MissingProvider assessment={assessment}>
      <form className={layout.sections} noValidate onSubmit={(event) => event.preventDefault()}>
        {kind === 'reply' ? <Outcome form={form} /> : <DraftRecipients form={form} />}
        <Matter form={form} kind={kind} assessment={assessment} />
        {kind === 'mla-request' ? <Mla form={form} /> : null}
        {kind === 'jit-proposal' ? <Jit form={form} /> : null}
        <DraftItems form={form} draft={draft} links={LINKS} />
        {asksForInformation ? <Asked form={form} /> : null}
        {isAsking(kind) && kind !== 'jit-proposal' ? <Urgency form={form} /> : null}
        <Restrictions form={form} />
      </form>
    </MissingProvider>
  );
}
