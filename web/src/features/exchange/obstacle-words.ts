import { useTranslation } from 'react-i18next';
import { usePartyName } from '../../app/parties.ts';
import { useFormat } from '../../languages/use-format.ts';
import { useFieldWords } from '../../ui/field-words.ts';
import { useCodeWords } from '../search/hit-words.ts';
import { useItemName } from './item-name.ts';
import type { Assessment } from './use-exchange.ts';

export type Obstacle = Assessment['obstacles'][number];

/** Which list of words a value of an obstacle is a code of. */
const FAMILIES: Readonly<Record<string, string>> = {
  offence: 'offences',
  data: 'dataCategories',
  ground: 'refusalGrounds',
  stop: 'stopCodes',
  state: 'deliveryStates',
};

/** What stands in the way, in the reader's language; a code this version has no words for is said as the node says it. */
export function useObstacleText(): (obstacle: Obstacle) => string {
  const { t, i18n } = useTranslation();
  const words = useCodeWords();
  const partyName = usePartyName();
  const format = useFormat();
  const fieldWords = useFieldWords();
  const itemName = useItemName();
  return ({ code, values, text, field }) => {
    if (!i18n.exists(`obstacles.${code}`)) return text;
    const said = Object.fromEntries(
      Object.entries(values).map(([name, value]) => {
        const given = String(value);
        if (name === 'party') return [name, partyName(given)];
        if (name === 'at') return [name, format.date(given)];
        if (name === 'section') return [name, sectionOf(given)];
        if (name === 'ceiling' && code === 'ceiling-data') return [name, words('dataCategories', given)];
        if (name === 'item') return [name, itemName(given)];
        const family = FAMILIES[name];
        return [name, family ? words(family, given) : value];
      }),
    );
    const sentence = t(`obstacles.${code}`, said);
    // A fault within an item names the box it is about.
    const box =
      code === 'item-faulty' && field ? fieldWords(field.replace(/^\/items\/\d+\/body/, '/subject')) : undefined;
    return box ? `${sentence} (${box})` : sentence;
  };

  function sectionOf(code: string): string {
    return i18n.exists(`mlaSections.${code}`) ? t(`mlaSections.${code}`) : words('jitSections', code);
  }
}
