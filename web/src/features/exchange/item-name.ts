import { useTranslation } from 'react-i18next';
import { useFormat } from '../../languages/use-format.ts';

/** The name of an item; what has none of its own (`text 1`) is called by its kind and its place. */
export function useItemName(): (title: string) => string {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  return (title) => {
    const [, kind = '', place = ''] = /^([a-z-]+) (\d+)$/.exec(title) ?? [];
    return i18n.exists(`exchangeItemKinds.${kind}`)
      ? `${t(`exchangeItemKinds.${kind}`)} ${format.number(Number(place))}`
      : title;
  };
}
