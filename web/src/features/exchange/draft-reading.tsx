import { useTranslation } from 'react-i18next';
import layout from '../../ui/layout.module.css';
import { useCodeWords } from '../search/hit-words.ts';
import css from './exchange.module.css';
import { ItemTermsShown } from './item-terms-shown.tsx';
import { ItemBody } from './message-body.tsx';
import { MessageContent } from './message-content.tsx';
import { type Draft, draftPath } from './use-exchange.ts';

/** A draft as its second person reads it: what will leave, in the words of its reader, not in the boxes of a form. */
export function DraftReading({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  const words = useCodeWords();
  return (
    <>
      <MessageContent message={draft} />
      {draft.items.length > 0 ? (
        <section className="card">
          <h2 className={layout.title}>{t('exchange.items')}</h2>
          <ol className={css.items}>
            {draft.items.map((item, at) => (
              <li key={item.id ?? at} className={css.item}>
                <h3 className={css.itemTitle}>
                  {at + 1}. {words('exchangeItemKinds', item.kind ?? 'text')}
                  {item.role ? <span className="muted"> · {words('subjectRoles', item.role)}</span> : null}
                </h3>
                {item.body ? (
                  <ItemBody
                    kind={item.kind}
                    body={item.body}
                    language={item.language}
                    href={draftPath(draft.id, `attachments/${String(item.body.attachment)}`)}
                  />
                ) : (
                  <p className="muted">{t('exchange.passedOn')}</p>
                )}
                <ItemTermsShown terms={item} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}
