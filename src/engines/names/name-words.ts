/** Words that stand in name fields without naming anybody, or that bind the words beside them. Keys are folded. */

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Written before or after a name, never part of it. */
export const TITLES = words(`
  mr mrs ms miss mister madam madame mme mlle monsieur herr frau fraulein senor senora senorita sr sra srta don dona dom
  signor signora sig dr doctor prof professor ing eng engineer mag adv rev reverend sir dame lord hon honourable esq
  president prasident presidente prezident minister ministre senator governor ambassador prince princess emir king queen
  general gen colonel col lieutenant lt major maj captain capt cpt sergeant sgt marshal commander cdr admiral brigadier
  jr junior snr senior ii iii iv phd md msc ba mba
  sheikh shaikh shaykh cheikh sheik haji hajji hadji haj hajj alhaj alhaji hadj mullah mulla molla maulavi mawlawi moulavi
  mawlavi maulvi maulana mawlana qari ustad ustadh imam ayatollah hojatoleslam comrade shri smt tuan datuk dato
  kyai bey pasha effendi
  doktor gospodin gospozha gospodja grazhdanin grazhdanka maior polkovnik podpolkovnik kapitan leitenant serzhant inzhener
  akademik kyrios kyria sayin avukat lic bapak
`);

/** Titles that tell bearers of one name apart by generation; a second is a junior. */
export const GENERATION: ReadonlyMap<string, number> = new Map([
  ['snr', 1],
  ['sr', 1],
  ['senior', 1],
  ['jr', 2],
  ['junior', 2],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
]);

/** Legal forms that slip into a person's name when a sole trader is recorded; they say nothing of the person. */
export const TRADER_WORDS = words('llc ltd gmbh inc plc ooo oao zao llp sarl srl');

/** Words that bind: articles, "son of", "father of", prepositions and the "of" of noble names. */
export const PARTICLES = words(`
  al el ul ur as ad an ar ash at az es ed er il ol us ud
  bin ibn ben bint binti binte bt ould wuld wald ait abu abou abo aboo abi
  umm um oum
  de da do dos das del dela della delle dello dei degli di du des d la le les los las lo y e i
  van von vom zu zum zur der den dem ter ten tot het op t s
  af av til mac mc fitz san
  oglu ogly ugli uulu kyzy kizi qizi gizi zade
  nee ne geb born
`);

/** Particles that name a relation which a spelling may leave out or put in another way: all of them mean "son (daughter) of". */
export const SON_OF = words('bin ibn ben bint binti binte bt b ould wuld');

/** The Arabic article in its spellings, with the assimilated forms. */
export const ARTICLES = words('al el ul ur as ad an ar ash at az es ed er il ol us ud');

/** Servant-of names, written together or apart: Abd al-Rahman, Abdul Rahman, Abdurrahman. */
export const SERVANT = words('abd abdul abdel abdal abdol abdoul abdur abdu');

/** After these stands the father's (husband's) name. */
export const FATHER_MARKS = /(?:^|\s)(?:s\/o|d\/o|w\/o|c\/o|son of|daughter of|wife of)(?:\s|$)/i;

/** Before these stands a father's name (Azeri, Kazakh, Uzbek). */
export const PATRONYMIC_AFTER = words('oglu ogly ugli uulu kyzy kizi qizi gizi');

/** Slavic patronymics by their endings, as the several romanisations write them. */
export const PATRONYMIC_ENDING =
  /(?:ovi[ct]s?h?|evi[ct]s?h?|ovych|ovy[ct]|yovych|yevi[ct]h?|ovitch|evitch|owitsch|ewitsch|ovna|evna|ivna|yevna|owna|ewna|ichna|inichna|ilyich|ilich|ilyinichna)$/;

/** Slavic family names by their endings; used only to see which word of three is the patronymic. */
export const SLAVIC_FAMILY_ENDING =
  /(?:ov|ev|in|yn|ova|eva|ina|yna|sky|skiy|skii|skij|ski|skaya|skaia|tsky|ko|uk|yuk|iuk|chuk|enko|shvili|dze|yan|ian|off|eff|ow|ew)$/;

/** Family names of Chinese, Korean and Vietnamese people in Latin letters: with one of them first, the order is family, given. */
export const EAST_ASIAN_FAMILY = words(`
  kim lee yi ri rhee park pak choi choe jung chung jeong chong kang cho jo yoon yun jang chang lim im rim han oh seo suh shin sin
  kwon hwang ahn an song ryu yoo hong jeon ko moon mun son yang bae pae baek paek paik heo hur nam shim sim noh roh ha kwak sung
  cha joo ju woo koo ku gu min jin ra na ji chae won paeng hyon hyun ham
  wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang deng feng yu dong xiao
  cheng cao yuan peng zeng lu su jiang cai jia ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou
  xiong jin hao kong bai cui kang mao qiu qin gu hou shao meng long wan duan qian yin he lai gong
  chan wong lam cheung ng lau tsoi choi yeung hui tse kwok hung yau tsang tsui chow chau yip mak kwan fung leung chiu suen tang
  chu lui poon mok yuen fok szeto hsu tsai chiang hsieh kuo teng tseng yeh hsiao lo pai
  hwangbo namgung namgoong namkung jegal sunwoo gwak pyo byun byeon ouyang auyeung goh teo teoh chua koh quek khoo ong toh seah chng yeo ooi tay loh chia chew ang low liew leow leong foo zhuge sima shangguan murong lyu
  nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh doan
`);
