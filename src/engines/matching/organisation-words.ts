/** Words of company names: legal forms, words that many companies share, places, numbers. Keys are folded. */

/** Legal forms by family; forms of one family are one thing in different countries. */
const LEGAL_FORM_LINES = `
limited: ltd limited llc gmbh ooo sarl srl bv bvba spzoo pvt pte kft sro doo eood lda ltda oy ab aps as limitada sas tov mchj zrt
shares: jsc ojsc cjsc pjsc oao zao pao ao ag sa plc nv spa se kk aktsionernoe obschestvo at tas ad dd
incorporated: inc corp corporation incorporated
partnership: lp llp partnership kg kgaa ohg
company: co company compagnie kompaniya gongsi
`;

export const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  LEGAL_FORM_LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [family = '', forms = ''] = line.split(': ');
      return forms.split(' ').map((form) => [form, family] as const);
    }),
);

/** Phrases and what they are written for short; the longest first. */
export const PHRASES: readonly (readonly [string, string])[] = [
  ['gesellschaft mit beschrankter haftung', 'gmbh'],
  ['societe a responsabilite limitee', 'sarl'],
  ['sociedad anonima de capital variable', 'sa'],
  ['public joint stock company', 'jsc'],
  ['open joint stock company', 'jsc'],
  ['closed joint stock company', 'jsc'],
  ['joint stock company', 'jsc'],
  ['joint stock compan', 'jsc'],
  ['aktsionernoe obshchestvo', 'jsc'],
  ['obshchestvo s ogranichennoi otvetstvennostiu', 'ooo'],
  ['limited liability company', 'llc'],
  ['limited liability partnership', 'llp'],
  ['limited partnership', 'lp'],
  ['public limited company', 'plc'],
  ['private limited', 'ltd'],
  ['societe anonyme', 'sa'],
  ['sociedad anonima', 'sa'],
  ['naamloze vennootschap', 'nv'],
  ['besloten vennootschap', 'bv'],
  ['s a de c v', 'sa'],
  ['sa de cv', 'sa'],
  ['sp z o o', 'spzoo'],
  ['sp zoo', 'spzoo'],
  ['g m b h', 'gmbh'],
  ['b v b a', 'bvba'],
  ['united states of america', 'usa'],
  ['united states', 'usa'],
  ['united kingdom', 'uk'],
  ['great britain', 'uk'],
  ['aktiengesellschaft', 'ag'],
  ['kommanditgesellschaft', 'kg'],
  ['joint stock', 'jsc'],
];

/** Other spellings of one word. */
export const SAME_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    intl: 'international',
    int: 'international',
    us: 'usa',
    gb: 'uk',
    dept: 'department',
    mfg: 'manufacturing',
    tech: 'technology',
    technologies: 'technology',
    bros: 'brothers',
    assoc: 'association',
    assn: 'association',
    ind: 'industries',
    inds: 'industries',
    industry: 'industries',
    svcs: 'services',
    service: 'services',
    mgmt: 'management',
    grp: 'group',
    gruppe: 'group',
    groupe: 'group',
    hldg: 'holding',
    hldgs: 'holding',
    holdings: 'holding',
    univ: 'university',
    inst: 'institute',
    natl: 'national',
    govt: 'government',
    first: '1',
    second: '2',
    third: '3',
    one: '1',
    two: '2',
    three: '3',
    four: '4',
    five: '5',
    six: '6',
    seven: '7',
    eight: '8',
    nine: '9',
    ten: '10',
    eleven: '11',
    twelve: '12',
    twenty: '20',
    thirty: '30',
    forty: '40',
    fifty: '50',
    hundred: '100',
    i: '1',
    ii: '2',
    iii: '3',
    iv: '4',
    v: '5',
    vi: '6',
    vii: '7',
    viii: '8',
    ix: '9',
    x: '10',
    xi: '11',
    xii: '12',
    xiii: '13',
    xiv: '14',
    xv: '15',
    xvi: '16',
    xvii: '17',
    xviii: '18',
    xix: '19',
    xx: '20',
    '1st': '1',
    '2nd': '2',
    '3rd': '3',
    '4th': '4',
    '5th': '5',
  }),
);

/** Say nothing. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  'the and of for de la le les du des der die das und et y e i in on mit zur zum da do dos al el'.split(' '),
);

/** Words that many organisations share: agreeing on them says little, differing in them a good deal. */
export const SHARED_WORDS: ReadonlySet<string> = new Set(
  `group holding international global national general trading trade industries industrial services solutions systems system technology management
  capital investment investments fund funds trust bank banking financial finance insurance energy oil gas petroleum power electric electronics
  construction engineering shipping maritime marine lines transport logistics aviation airlines air motor motors auto food foods pharma
  pharmaceuticals chemical chemicals steel metal metals mining resources real estate properties property development consulting media
  communications telecom network networks partners ventures enterprises enterprise products production manufacturing equipment import export
  commercial private public state central royal united new institute university academy center centre association foundation organization
  organisation society union federation committee council department ministry government agency authority office army brigade front movement
  party islamic peoples republic asset backed securities mortgage series offshore business health medical research science sciences
  security defense defence defence bank textile agricultural agro farm hotel hotels travel tourism shop store stores market retail`.split(
    /\s+/,
  ),
);

export const SHARED_WORD_WEIGHT = 2.5;
export const OWN_WORD_WEIGHT = 10.5;
export const NUMBER_WEIGHT = 3;
export const LEGAL_WEIGHT = 0.3;
