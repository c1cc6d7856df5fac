/** Words of company names: legal forms, words that many companies share, places, numbers. Keys are folded. */

/** Legal forms by family; forms of one family are one thing in different countries. */
const LEGAL_FORM_LINES = `
limited: ltd limited llc gmbh mbh ug ooo too sarl sarlu eurl srl srls bv bvba spzoo pvt pte pty kft sro doo eood ead lda ltda oy ab aps as limitada sas sasu tov mchj zrt
 sl slu slne shpk tnhh ou uab sia wll fze fzc fzco dmcc bhd sdn ehf ip fop chp llc spol epe ike
shares: ca jsc ojsc cjsc pjsc oao zao pao ao ag sa sau plc nv spa se kk aktsionernoe obschestvo at tas ad dd sha tbk pt oyj abp asa nyrt rt ae sab prat pat sapi
incorporated: inc corp corporation incorporated
partnership: lp llp partnership kg kgaa ohg snc scs sca
company: co company compagnie kompaniya gongsi cia
state enterprise: fgup gup fsue mup
`;

export const LEGAL_FORMS: ReadonlyMap<string, string> = new Map(
  LEGAL_FORM_LINES.trim()
    .replace(/\n /g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [family = '', forms = ''] = line.split(': ');
      return forms.split(' ').map((form) => [form, family] as const);
    }),
);

/** Phrases and what they are written for short; the longest first. */
export const PHRASES: readonly (readonly [string, string])[] = [
  ['gesellschaft mit beschrankter haftung', 'gmbh'],
  ['gesellschaft mbh', 'gmbh'],
  ['unternehmergesellschaft haftungsbeschrankt', 'ug'],
  ['societe a responsabilite limitee', 'sarl'],
  ['societe par actions simplifiee', 'sas'],
  ['sociedad anonima de capital variable', 'sa'],
  ['sociedad de responsabilidad limitada', 'srl'],
  ['sociedad limitada', 'sl'],
  ['sociedade limitada', 'lda'],
  ['sociedade anonima', 'sa'],
  ['societa per azioni', 'spa'],
  ['societa a responsabilita limitata', 'srl'],
  ['s en c', 'scs'],
  ['spolka z ograniczona odpowiedzialnoscia', 'spzoo'],
  ['spolka akcyjna', 'sa'],
  ['spolecnost s rucenim omezenym', 'sro'],
  ['spol s r o', 'sro'],
  ['spol s ro', 'sro'],
  ['spol sro', 'sro'],
  ['akciova spolecnost', 'as'],
  ['drustvo s ogranicenom odgovornoscu', 'doo'],
  ['drushtvo s ogranichenom odgovornoshchu', 'doo'],
  ['shoqeri me pergjegjesi te kufizuar', 'shpk'],
  ['shoqeri aksionare', 'sha'],
  ['sh p k', 'shpk'],
  ['sh a', 'sha'],
  ['anonim sirketi', 'as'],
  ['limited sirketi', 'ltd'],
  ['ltd sti', 'ltd'],
  ['san ve tic', 'sanayi ve ticaret'],
  ['san tic', 'sanayi ve ticaret'],
  ['anonymi etaireia', 'ae'],
  ['etaireia periorismenis efthynis', 'epe'],
  ['cong ty tnhh mot thanh vien', 'tnhh'],
  ['cong ty tnhh', 'tnhh'],
  ['cong ty trach nhiem huu han', 'tnhh'],
  ['cong ty co phan', 'jsc'],
  ['kabushiki kaisha', 'kk'],
  ['kabushiki gaisha', 'kk'],
  ['jusik hoesa', 'kk'],
  ['public joint stock company', 'jsc'],
  ['open joint stock company', 'jsc'],
  ['closed joint stock company', 'jsc'],
  ['private joint stock company', 'jsc'],
  ['joint stock company', 'jsc'],
  ['joint stock compan', 'jsc'],
  ['aktsionernoe obshchestvo', 'jsc'],
  ['obshchestvo s ogranichennoi otvetstvennostiu', 'ooo'],
  ['company s limited liability', 'llc'],
  ['company z limited liability', 'llc'],
  ['limited liability company', 'llc'],
  ['limited liability partnership', 'llp'],
  ['limited partnership', 'lp'],
  ['public limited company', 'plc'],
  ['proprietary limited', 'pty'],
  ['private limited', 'ltd'],
  ['sendirian berhad', 'sdn'],
  ['berhad', 'bhd'],
  ['societe anonyme', 'sa'],
  ['sociedad anonima', 'sa'],
  ['naamloze vennootschap', 'nv'],
  ['besloten vennootschap', 'bv'],
  ['s a de c v', 'sa'],
  ['sa de cv', 'sa'],
  ['public jsc', 'jsc'],
  ['open jsc', 'jsc'],
  ['closed jsc', 'jsc'],
  ['private jsc', 'jsc'],
  ['compania anonima', 'ca'],
  ['c a', 'ca'],
  ['thuong mai', 'trading'],
  ['xuat nhap khau', 'import export'],
  ['sp z o o', 'spzoo'],
  ['sp z oo', 'spzoo'],
  ['sp zoo', 'spzoo'],
  ['g m b h', 'gmbh'],
  ['b v b a', 'bvba'],
  ['aktiengesellschaft', 'ag'],
  ['kommanditgesellschaft', 'kg'],
  ['federal state unitary enterprise', 'fgup'],
  ['state unitary enterprise', 'gup'],
  ['joint stock', 'jsc'],
  ['united states of america', 'usa'],
  ['united states', 'usa'],
  ['united kingdom', 'uk'],
  ['great britain', 'uk'],
  // Scientific institutions of the East are called by the same few abbreviations in every language.
  ['scientific research institute', 'research institute'],
  ['nii', 'research institute'],
  ['scientific and production association', 'npo'],
  ['scientific production association', 'npo'],
  ['research and production association', 'npo'],
  ['research production association', 'npo'],
  ['scientific and production enterprise', 'npp'],
  ['scientific production enterprise', 'npp'],
  ['research and production enterprise', 'npp'],
  ['experimental design bureau', 'okb'],
  ['design office', 'design bureau'],
  ['trading dom', 'trading house'],
  ['marine shipping', 'shipping'],
  ['foreign affairs', 'foreign'],
  ['interior del', 'interior'],
  ['internal affairs', 'interior'],
  ['foreign del', 'foreign'],
  ['ship building plant', 'shipyard'],
  ['shipbuilding plant', 'shipyard'],
  ['shipbuilding', 'ship building'],
  ['air lines', 'airlines'],
];

/** Other spellings of one word. */
export const SAME_WORD: ReadonlyMap<string, string> = new Map(
  Object.entries({
    intl: 'international',
    int: 'international',
    saint: 'st',
    kapitan: 'captain',
    kaptan: 'captain',
    capitan: 'captain',
    capitaine: 'captain',
    manufacture: 'manufacturing',
    pharmaceutical: 'pharma',
    organisation: 'organization',
    centre: 'center',
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
    imp: 'import',
    exp: 'export',
    trdg: 'trading',
    trd: 'trading',
    eng: 'engineering',
    engg: 'engineering',
    constr: 'construction',
    pharm: 'pharma',
    ins: 'insurance',
    sankt: 'st',
    sint: 'st',
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
  construction engineering shipping maritime marine lines transport logistics aviation airlines airways air motor motors auto food foods pharma
  pharmaceuticals chemical chemicals steel metal metals mining resources real estate properties property development consulting media
  communications telecom network networks partners ventures enterprises enterprise products production manufacturing equipment import export
  commercial private public state central royal united new institute university academy center centre association foundation organization
  organisation society union federation committee council department ministry government agency authority office army brigade front movement
  party islamic peoples republic asset backed securities mortgage series offshore business health medical research science sciences
  security defense defence defence bank textile agricultural agro farm
  plant combine house trading house machine building making instrument mechanical metallurgical petrochemical electronic electrotechnical industrial ship
  repair tool aircraft scientific research design bureau directorate military interior justice foreign state federal national shipyard railways railway railroad
  establishment establishments contracting service tourism machinery heavy hospital hotel hotels travel tourism shop store stores market retail`.split(
    /\s+/,
  ),
);

export const SHARED_WORD_WEIGHT = 2.5;
export const OWN_WORD_WEIGHT = 10.5;
export const NUMBER_WEIGHT = 3;
export const LEGAL_WEIGHT = 0.3;
