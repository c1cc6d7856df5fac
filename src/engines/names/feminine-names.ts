/**
 * Men's given names and the women's names made from them: Mario and Maria, Ulrich and Ulrike are two persons, however few
 * letters lie between. Names that are said alike (Michel and Michelle) are mixed up by whoever writes by ear; they are not
 * here. Written for this project from knowledge of the languages. Cost: a look-up, for words that differ in a letter or two.
 */

/** A man's name, then the women's names of the same stem. */
const LINES = `
mario maria|marius maria|carlo carla|carlos carla|karl karla|francesco francesca|francisco francisca|franco franca|julio julia|giulio giulia|antonio antonia|antonino antonina
angel angela|angelo angela|paolo paola|paulo paula|paul paula pauline|pavel pavla|victor victoria victorina|viktor viktoria|vittorio vittoria|martin martina martine
roman romana|romano romana|stefan stefanie stefania stefana|stephan stephanie|stephen stephanie|stephane stephanie|stefano stefania|esteban estefania|michel michela
michael michaela michelle|mihail mihaela|mihai mihaela|miguel miguela|daniel daniela|gabriel gabriela|rafael rafaela|raphael raphaela|manuel manuela
emanuel emanuela|emmanuel emmanuela|marcel marcela|marcelo marcela|marcello marcella|fernando fernanda|ferdinand ferdinanda
alejandro alejandra|alessandro alessandra|alexander alexandra|alexandre alexandra|aleksandr aleksandra|aleksander aleksandra|alexandru alexandra|oleksandr oleksandra|sandro sandra
andrea andreina|andre andrea|rene renata|jose josefa|josef josefa josefine|joseph josephine|giuseppe giuseppina|louis louise|luis luisa|luigi luisa|luiz luiza|ludwig ludwiga
denis denise|dennis denise|simon simona|simone simona|claude claudine claudette|claudio claudia|claudius claudia|laurent laurentine|lorenzo lorenza|christian christiane christina
cristian cristina|christophe christophine|philip philippa|philippe philippine|filippo filippa|patrick patricia|patricio patricia|patrice patricia|maurice mauricette|mauro maura
eric erica|erik erika|frederic frederica|frederick frederica|friedrich friederike|heinrich henrike|henri henriette|henrik henrika|ulrich ulrike|robert roberta|roberto roberta
alberto alberta|albert alberta albertine|gilberto gilberta|norbert norberta|bernard bernadette bernarda|bernardo bernarda|leonardo leonarda|eduardo eduarda|ricardo ricarda|gerard gerarda
gerardo gerarda|rolando rolanda|orlando orlanda|renato renata|donato donata|fortunato fortunata|amato amata|bruno bruna|dario daria|fabio fabia|fabiano fabiana|fabian fabiana
flavio flavia|fulvio fulvia|livio livia|silvio silvia|silvano silvana|ivan ivana|ivo iva|adrian adriana|adriano adriana|adrien adrienne|julien julienne|julian juliana julia|yulian yulia|iulian iulia|juliano juliana
giuliano giuliana|luciano luciana|lucien lucienne|lucio lucia|sebastian sebastiana|sebastien sebastienne|fabien fabienne|vivian viviana|damiano damiana|damian damiana
cristiano cristiana|ottavio ottavia|valerio valeria|valery valeria|valeriy valeria valeriya|valentin valentina valentine|valentino valentina
konstantin konstantina|constantin constantina|augustin augustina|agostino agostina|cristino cristina|clemente clementina|clement clementine|ernesto ernesta|ernest ernestine|rosario rosaria
mauricio mauricia|marcio marcia|sergio sergia|emilio emilia|emil emilia|emile emilie|eugenio eugenia|eugen eugenia|eugene eugenie|evgeny evgenia|yevgeny yevgenia|evgenii evgeniia
vasily vasilisa|vladislav vladislava|stanislav stanislava|yaroslav yaroslava|miroslav miroslava|svetoslav svetoslava|radoslav radoslava|bohdan bohdana|bogdan bogdana
zdravko zdravka|zlatko zlatka|slavko slavka|ivanko ivanka|darko darka|mirko mirka|bojan bojana|dragan dragana|zoran zorana|jovan jovana|stojan stojana
dejan dejana|nikola nikolina|nicolas nicole|nicolae nicoleta|nicola nicoletta|ioan ioana|ioannis ioanna|jan jana|jean jeanne|ian iana|juan juana|joao joana|john johanna|johann johanna|giovanni giovanna
petr petra|peter petra|pietro pietra|pierre pierrette|andrej andreja|matej mateja|matteo mattea|romeo romea|timoteo timotea|dorian doriana|florin florina|florian floriana
sorin sorina|marin marina|marino marina|catalin catalina|cosmin cosmina|alin alina|costin costina|corin corina|ionel ionela|mirel mirela|viorel viorela|cornel cornelia|cornelius cornelia
georg georgia|george georgina georgia|giorgio giorgia|georgi gergana|ambrogio ambrogia|basil basilia|cyril cyrilla|kiril kirila|teodor teodora|theodor theodora|theodore theodora|isidoro isidora
dimitrios dimitra|konstantinos konstantina|panagiotis panagiota|georgios georgia|vasileios vasiliki|nikolaos nikoleta|eleftherios eleftheria|evangelos evangelia|christos christina|stavros stavroula
jamal jamila|jamil jamila|djamel djamila|djamil djamila|gamal gamila|karim karima|kareem kareema|amin amina|amine amina|nabil nabila|khalid khalida|khaled khaleda|said saida|saeed saeeda
rashid rashida|rachid rachida|farid farida|fareed fareeda|hamid hamida|hameed hameeda|majid majida|wahid wahida|walid walida|salim salima|saleem saleema|halim halima|rahim rahima
hakim hakima|latif latifa|sharif sharifa|cherif cherifa|hanif hanifa|habib habiba|najib najiba|nasir nasira|munir munira|mounir mounira|samir samira|amir amira|bashir bashira|tahir tahira|zahir zahira
jamir jamira|nazir nazira|shakir shakira|sabir sabira|nadir nadira|malik malika|sadiq sadiqa|siddiq siddiqa|rafiq rafiqa|shafiq shafiqa|tawfiq tawfiqa|faiz faiza|aziz aziza
hafiz hafiza hafizah|mumtaz mumtaza|nafis nafisa|anis anisa|adil adila|kamil kamila|jalil jalila|fadil fadila|wakil wakila
jabbar jabbara|sultan sultana|rehan rehana|ihsan ihsana|imran imrana|rizwan rizwana|naeem naeema|nadim nadima|wasim wasima|nur nura
deepak deepika|anil anila|sunil sunila|vijay vijaya|jay jaya|arun aruna|madhav madhavi|narayan narayani|shiv shivani
sushil sushila|urmil urmila|nirmal nirmala|vimal vimala|kamal kamala|chandra chandrika|rupesh rupali|anup anupama|sujit sujata|bharat bharati|gaurav gauri
aydin aydina|arben arbena|arber arbera|besim besime|agim agime|liridon liridona|valon valona|arian ariana|ardian ardiana|alban albana|besart besarta|ilir ilire|blerim blerime|fatmir fatmire
artan artana|edon edona|driton dritona|ervin ervina|elvis elvisa|fation fationa|flamur flamure|arsim arsime|naim naime|nazmi nazmije|selim selime|halil halime|cemil cemile|salih saliha
kamil kamile|emin emine|sabri sabriye|hayri hayriye|fikri fikriye|sukru sukriye|zeki zekiye|fehmi fehime|nuri nuriye|remzi remziye|fevzi fevziye|lutfi lutfiye|naci naciye|sami samiye
andris andra|juris jura|valdis valda|vidas vida|rimas rima|algirdas algirda|darius daria|marius maria
bjorn bjorna|arne arna|helge helga|thor thora|tor tora|sigurd sigurda|ragnar ragna|einar einara|kristian kristiane|kristjan kristjana
`;

const FEMININE = new Map<string, string[]>();
for (const entry of LINES.trim().split(/[|\n]/)) {
  const [man = '', ...women] = entry.split(' ');
  FEMININE.set(man, [...(FEMININE.get(man) ?? []), ...women]);
}

/** Whether one of two given names is a man's and the other the woman's name that is made from it. */
export function areManAndWoman(one: string, other: string): boolean {
  return FEMININE.get(one)?.includes(other) === true || FEMININE.get(other)?.includes(one) === true;
}
