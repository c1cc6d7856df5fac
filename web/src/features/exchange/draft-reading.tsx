import { useTranslation } from 'react-i18next';
import { KINDS, type RegisterKind } from '../registers/register-kinds.ts';
import { SubjectFacts } from '../registers/subject-facts.tsx';
import { useCodeWords } from '../search/hit-words.ts';
import css from './exchange.module.css';
import { MessageContent } from './message-content.tsx';
import type { Draft } from './use-exchange.ts';

type DraftItem = Draft['items'][number];

function Body({ item }: { item: DraftItem }) {
  const { t } = useTranslation();
  const { kind, body } = item;
  if (!body) return <p className="muted">{t('exchange.passedOn')}</p>;
  if ((KINDS as readonly string[]).includes(kind ?? ''))
    return <SubjectFacts kind={kind as RegisterKind} subject={body} />;
  const { text, name } = body;
  return (
    <p className={css.long} dir="auto">
      {String(text ?? name ?? '')}
    </p>
  );
}

/** A draft as its second person reads it: what will leave, in the words of its reader, not in the boxes of a form. */
export function DraftReading({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  return (
    <>
      <MessageContent message={draft} />
      {draft.items.length > 0 ? (
        <section className="card">
          <h2 className={css.title}>{t('exchange.items')}</h2>
          <ol className={css.items}>
            {draft.items.map((item, at) => (
              <li key={item.id ?? at} className={css.item}>
                <h3 className={css.itemTitle}>
                  {at + 1}. {words('exchangeItemKinds', item.kind ?? 'text')}
                  {item.role ? <span className="muted"> · {words('subjectRoles', item.role)}</span> : null}
                </h3>
                <Body item={item} />
                <p className="muted small">
                  {item.link ? `${words('purposeLinks', item.link)} · ` : ''}
                  {item.grade ? `${t('hit.grade')}: ${item.grade} · ` : ''}
                  {item.handling?.map((code) => words('handlingCodes', code)).join('; ')}
                  {item.handlingNote ? (
                    <>
                      : <bdi>{item.handlingNote}</bdi>
                    </>
                  ) : null}
                  {item.withheldFrom && item.withheldFrom.length > 0
                    ? ` · ${t('record.withheldFrom')}: ${item.withheldFrom.join(', ')}`
                    : ''}
                </p>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}
