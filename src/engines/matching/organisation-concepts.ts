/**
 * Words that organisations translate when they write their names in another language: a plant, a trading house, a
 * ministry. Each line is the English word and what other languages say for it, folded to `a–z`. Written for this project
 * from knowledge of the languages; names that organisations keep (a town, a founder, an invented word) are not here.
 */

import { plainArabic } from '../names/romanise-semitic.ts';

const CONCEPT_LINES = `
plant: zavod zavodi factory works fabrik fabrika fabryka usine fabrica uzina fabbrica stabilimento werk werke fabrikasi
combine: kombinat kombinati
bank: banque banco banca bankasi banka banku bankas bankaci pankki
company: kompaniia kompaniya kompanija kompani compania companhia compagnie compagnia cia cie sirketi sirket
group: gruppa grupo gruppo groupe gruppe grup grubu grupi hrupa jituan concern kontsern konzern konsern
ministry: ministere ministerio ministerium ministria ministero bakanligi ministry
interior: interieur interno innern icisleri brendshme
defence: defense defensa defesa difesa verteidigung savunma mbrojtjes
finance: finances finanzas financas finanze finanzen maliye financave financial finanz
justice: justicia justica justiz giustizia adalet drejtesise
foreign: exteriores etrangeres auswartigen auswartiges disisleri esteri dis
national: nacional nationale nazionale ulusal milli kombetar kombetare natsionalny
central: centrale zentral zentrale merkez merkezi qendrore
state: estatal devlet etat estado
university: universite universidad universidade universitat universita universiteti universitesi universiteit
institute: institut instituto istituto enstitusu instituti
trading: ticaret trade comercio comercial handel handels commerce tregti tregtare commerciale tijaret handelsgesellschaft
industries: sanayi industria industrie industri
construction: insaat construcciones construccion construcoes construcao bau ndertim constructions costruzioni budownictwo konstruksion stroi stroy
transport: nakliyat transportes transports spedition trasporti tasimacilik
textile: tekstil textil
tourism: turizm turismo tourisme turizem
food: gida alimentos
insurance: sigorta seguros assurance assurances versicherung versicherungen assicurazioni sigurime
shipping: denizcilik naviera navegacao reederei parokhodstvo
shipyard: werft astilleros astillero estaleiro tersanesi tersane cantiere
airlines: airways havayollari aerolineas aviakompaniia aviakompaniya aviakompanija avialinii
railways: ferrocarriles ferrovie bahn demiryollari hekurudha
foundation: vakfi vakif fundacion fundacao fondation stiftung fondazione fond fondi fundacja fondacioni
association: dernegi asociacion associacao associazione verein shoqata shoqate
union: unione sindicato sendikasi birligi soyuz
brothers: hermanos irmaos freres gebruder kardesler fratelli vellezerit bratia
sons: hijos filhos fils sohne ogullari figli synove bijte
international: internacional internationale uluslararasi nderkombetar nderkombetare internazionale miedzynarodowy
commercial: comerciales commerciali
energy: energie energia energi enerji energjia
oil: petroleo petrole petrolio petrol nafte naftna erdol
gas: gaz
mining: madencilik minera mineria mineracao miniere bergbau
steel: acier acero aco acciaio stahl celik stal
electric: denki electrica elektrik elettrica elektro
engineering: muhendislik ingenieria engenharia ingenierie ingegneria inzhiniring inzynieria
technology: teknoloji tecnologia technologie teknologji teknologi tekhnologii tekhnologiya
security: guvenlik seguridad seguranca securite sicherheit sicurezza sigurim sigurimi
general: umumi genel
research: recherche recherches investigacion investigaciones pesquisa ricerca forschung arastirma
center: centre centro zentrum merkezi tsentr qender qendra
agency: agence agencia agenzia agentur ajansi agjencia agentstvo
service: services servicio servicios servico servicos servizi servis hizmetleri
army: armee ejercito exercito esercito ordusu ushtria armiia armiya
house: maison casa dom evi
holding: kholding holdings
medical: medizin saglik shendetesi
hospital: hastanesi spital hopital krankenhaus bolnitsa
pharma: pharmaceuticals farma ilac farmaceutica pharmazeutische farmatsevtika
north: severnaia severnoe nord norte kuzey veriu
steel plant: steelworks steelwork stahlwerk stahlwerke
iron plant: ironworks
establishments: etablissements ets establishment
office: byuro biuro bureau buro
`;

/** What a folded word means, in English; words of other languages and variant spellings alike. */
export const CONCEPTS: ReadonlyMap<string, string> = new Map(
  CONCEPT_LINES.trim()
    .split('\n')
    .flatMap((line) => {
      const [meaning = '', words = ''] = line.split(': ');
      return words.split(' ').map((word) => [word, meaning] as const);
    }),
);

/**
 * Slavic words change their endings with case and gender, so that they are known by their beginnings. Romanisations
 * that write the same beginning in two ways stand side by side.
 */
const STEM_LINES = `
torgov torhov: trading
priborostroit: instrument making
mashinostroit mashynobudiv: machine building
sudostroit sudnobudiv: ship building
sudoremont: ship repair
stankostroit: machine tool building
aviastroit: aircraft building
mekhanich mehanich mekhanichn: mechanical
metallurgich metalurhiin: metallurgical
neftekhimich neftehimich: petrochemical
khimich himich khimichn: chemical
energetich enerhetychn: energy
elektronn: electronic
elektrotekhnich: electrotechnical
elektrich elektrychn: electric
stroitel budiveln: construction
promyshlenn promyslov: industrial
proizvodstven vyrobnych: production
nauchn naukov: scientific
issledovatel doslidn: research
konstruktorsk: design
predpriia predpriya pidpryiemstv pidpryyemstv: enterprise
obieedinen obyedinen obedinen obiednann: association
strakhov strahov: insurance
kommerchesk komertsiin: commercial
investitsionn investytsiin: investment
finansov: finance
universitet universytet: university
akademi: academy
ministerstv: ministry
departament: department
upravleni upravlinn: directorate
federaln: federal
gosudarstven derzhavn: state
unitarn: unitary
natsionaln: national
mezhdunarodn mizhnarodn: international
rossiisk rossiysk: russian
ukrainsk: ukrainian
tsentraln: central
morsko morskaia morskaya morskie: marine
parokhodstv: shipping
aviatsionn: aviation
transportn: transport
logistich: logistics
zheleznodorozhn zheleznye: railway
voenn voyenn viiskov: military
oborony oboronn oborona oboroni: defence
vnutrenn vnutrishn: interior
inostrann: foreign
zdravookhran: health
obrazovan: education
iustits yustits: justice
sudokhodn: shipping
ugoln vuhiln: coal
gornodob: mining
neftian neftyan naftov: oil
neftegaz: oil gas
gazov: gas
tekhnolog: technology
selskokhoz: agricultural
agroprom: agricultural
optov: wholesale
publichn: public
otkryt vidkryt: open
zakryt: closed
aktsionern: joint stock
obshchestv: company
tovarystv tovarishchestv: company
ogranichenn obmezhen: limited
otvetstvennost vidpovidaln: liability
spetsialn: special
vooruzhenn: armed
`;

const STEMS: readonly (readonly [string, string])[] = STEM_LINES.trim()
  .split('\n')
  .flatMap((line) => {
    const [stems = '', meaning = ''] = line.split(': ');
    return stems.split(' ').map((stem) => [stem, meaning] as const);
  });

const STEMS_BY_LETTER = new Map<string, (readonly [string, string])[]>();
for (const entry of STEMS) {
  const letter = entry[0][0]!;
  STEMS_BY_LETTER.set(letter, [...(STEMS_BY_LETTER.get(letter) ?? []), entry]);
}

/** Shorter words are names or abbreviations. */
const SHORTEST_INFLECTED = 5;

/** The English words for a word of another language, or undefined where it is a name of its own. */
export function meaningOf(word: string): string | undefined {
  const known = CONCEPTS.get(word);
  if (known !== undefined || word.length < SHORTEST_INFLECTED) return known;
  for (const [stem, meaning] of STEMS_BY_LETTER.get(word[0]!) ?? []) if (word.startsWith(stem)) return meaning;
  return undefined;
}

function pairs(lines: string): ReadonlyMap<string, string> {
  return new Map(
    lines
      .trim()
      .split('\n')
      .flatMap((line) => {
        const [meaning = '', words = ''] = line.split(': ');
        return words.split(' ').map((word) => [word, meaning] as const);
      }),
  );
}

/** One spelling of an Arabic word for look-up: keyboards differ in closing ta and in the seat of the hamza. */
export function arabicWord(word: string): string {
  return plainArabic(word).replace(/ة/g, 'ه').replace(/ؤ/g, 'و').replace(/ئ/g, 'ي');
}

/** Arabic and Persian words, without article, as `arabicWord` writes them. */
export const ARABIC_WORDS: ReadonlyMap<string, string> = new Map(
  [
    ...pairs(`
company: شركه شركت شرکت
establishment: موسسه مءسسه
trading: تجاره تجاري تجاريه للتجاره بازرگاني تجارت بازرگانی
contracting: مقاولات
construction: انشاءات بناء ساختماني ساختمانی
industries: صناعه صناعات صناعيه صنايع صنایع
bank: بنك مصرف بانك بانک
group: مجموعه جروب گروه
ministry: وزاره وزارت
defence: دفاع
interior: داخليه كشور کشور
finance: ماليه دارايي
foreign: خارجيه خارجه
justice: عدل عداله دادگستري
university: جامعه دانشگاه
institute: معهد
foundation: بنياد بنیاد وقف
association: جمعيه انجمن
organisation: منظمه سازمان
international: دوليه دولي عالميه بين‌المللي
national: وطني وطنيه ملي ملی
central: مركزي مركزيه مرکزی
state: دوله
general: عامه عام
oil: نفط نفت
gas: غاز گاز
shipping: ملاحه كشتيراني
maritime: بحريه بحري
transport: نقل
import: استيراد
export: تصدير
services: خدمات
investment: استثمار استثمارات
insurance: تامين بيمه بیمه
airlines: طيران خطوط هواپيمايي
hospital: مستشفى بيمارستان
islamic: اسلامي اسلاميه
brothers: اخوان اخوه برادران
sons: ابناء اولاد
holding: قابضه
limited: محدوده محدود
party: حزب
movement: حركه جنبش
front: جبهه
army: جيش ارتش
center: مركز مرکز
`),
  ].map(([word, meaning]) => [arabicWord(word), meaning]),
);

/** Chinese, Japanese and Korean words of company names; the longest that fits is taken first. */
export const EAST_ASIAN_WORDS: readonly (readonly [string, string])[] = [
  ...pairs(`
co ltd: 有限公司 有限责任公司 有限責任公司 株式会社 株式會社 有限会社 주식회사 유한회사 合同会社
shares co ltd: 股份有限公司
company: 公司 总公司 總公司 会社 회사
group: 集团 集團 グループ 그룹
bank: 银行 銀行 은행
university: 大学 大學 대학교
institute: 研究所 研究院 연구소
research: 研究
trading: 贸易 貿易 商事 通商 무역 商贸 商貿
international: 国际 國際 国際 국제
import: 进出口 進出口
industries: 工业 工業 实业 實業 산업 産業 产业
technology: 科技 技术 技術 기술 科学技术
electronics: 电子 電子 전자
electric: 電機 电机 电气 電氣 電気 전기 电器 電器
shipping: 航运 航運 海运 海運 해운
logistics: 物流 물류
transport: 运输 運輸 운송
construction: 建设 建設 建筑 建築 건설
investment: 投资 投資 투자
insurance: 保险 保險 保険 보험
airlines: 航空 항공
steel: 钢铁 鋼鐵 鉄鋼 제철
chemical: 化工 化学 化學 화학
pharma: 制药 製藥 製薬 제약
oil: 石油 석유
energy: 能源 에너지
machinery: 机械 機械 기계
motors: 汽车 汽車 自動車 자동차
food: 食品 식품
foundation: 基金会 基金會 財団 재단
association: 协会 協會 協会 협회
ministry: 省 부
hotel: 酒店 飯店 ホテル 호텔
factory: 工厂 工廠 工場 공장
department: 部
development: 开发 開發 開発 개발
network: 网络 網絡
communications: 通信 통신
heavy: 重工 중공업
china: 中国 中國
: 市
`),
].sort((one, other) => other[0].length - one[0].length);
