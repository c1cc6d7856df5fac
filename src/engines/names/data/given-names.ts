/**
 * Given names that lie one or two letters from another given name: both are borne by many, so that the difference is
 * rather another person than a slip of the pen. Written for this project from knowledge of the languages; nothing is
 * lost when a name is missing here, its slips are then forgiven.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `
  harry larry garry gary terry perry cary carl carla earl paul paula paola pauline eric erica frederick
  frederica robert rupert roberta michael michelle michele michaela stephen stephanie stephane stefan stefanie
  peter petra patrick patricia daniel danielle daniela danila denis denise dennis laurent laurence laura
  lauren loren andre andrea andres andrew anders claude claudia claudio claudine francois francoise france
  frances francesca francesco martin martina martine marta martha mark marie maria mario marion marina marian
  mariana jean jeanne jane joan joanna john ron don dan ian ivan evan adam alan aaron simon simone samuel
  samuela emil emile emily emilia emilio julien julie julian juliana julia julius louis louise luis luisa
  luigi lucas luca lucia lucie luciano rene renee renato renata fernando fernanda alejandro alejandra gabriel
  gabriela gabriele rafael rafaela manuel manuela daniele valentin valentina victor victoria marco marcos
  marcelo marcela marcel marcelle roberto rodrigo ricardo ricarda eduardo eduarda antonio antonia antonina
  alfonso alonso alberto alberta gilberto gilberta mauricio maura mauro laurencio roland ronald rolando donald
  donna dora doris boris norris maurice marcia marcio tania sonia nina lina dina gina tina viktor viktoria
  roman romana ruslan ruslana yuliya yuri yuriy aleksei aleksandr aleksandra aleksander evgeny evgenia yevgeny
  yevgenia valery valeria valerie stanislav stanislava yaroslav yaroslava miroslav miroslava vladislav
  vladislava radoslav oleg olga olena oksana alina arina irina karina sabina polina galina malina milena elena
  helena selena serena danil daniil denys anton artem artur arthur arsen arseny timur timofey taras tomas
  thomas pavel petr petro nikita nikolai maksim marat murat murad mirat rinat renat rustam rustem aslan arslan
  arman armen artyom aram hrant hayk hakob levon leon davit david mehmet mahmut mert metin mesut serkan sercan
  serhan serdar erkan ercan erhan gokhan orhan osman okan ozan kemal cemal cemil kamil kadir kadri bekir nadir
  tahir zahir mahir emre emine emin ensar enver ender gul gulay gulsen ayse ayla ayten aysel sevgi sevda sevil
  yasin yasar yavuz yunus yusuf umit umut ufuk tuncay tuncer tulay tolga volkan hakan hasan huseyin hamza
  halil halit halim selim selin salih salim sami samir samira amir amira omar amr ammar khalid khalil walid
  majid majed sajid sajjad hamid hamad ahmad ahmed mahmud muhammad said saad saeed asad nasir nasim nadim
  nadia jabir jamal jamil jamila kamal karim karima rahim rahman hakim salem rashid rashad rami ramiz ramzi
  yahya younis zaid zayd ziad zakia zahra tariq tawfiq talib husayn hussein hassan isa musa idris ilyas ismail
  ibrahim layla lamya lubna leila laila huda hala hana hiba noor nur amina aminata fatima fatma fadwa farida
  farid fahd fahad fuad faisal fadil adil adel aziz azziz anas anis arif asif atif yasir bashir nasser arben
  arber ardit ardian adriana arta agim agron artan altin alban albana besim besnik besa besart blerim blerta
  bujar burim driton dritan dardan fatmir fatos fatlum flamur liridon liridona luan leka shpetim shpend ylli
  ylber ilir ilmi valon valbona vjosa valdete kenta kenji kenichi koji keiko reiko eiko seiko meiko yuko yuki
  yumi yuka yoko kyoko ryoko junko takashi tadashi takeshi satoshi hitoshi atsushi hiroshi hiroki hideki hideo
  kazuo kazuya kazuki akira akio akiko asako masato masaru masaki masao naoki naoto naoko makoto minoru mamoru
  satoru tomoko tomomi tomoya shinichi shoichi yuichi ryuichi koichi kenzo ryota shota kota ichiro jiro saburo
  miho mika mina miki rajesh ramesh rakesh mukesh mahesh naresh suresh dinesh ritesh nilesh sunil anil amit
  ajit sumit rohit mohit mohan madan sohan rohan vijay vinay ajay sanjay sanjeev rajeev manoj manish anish
  ashish kashif irfan imran rizwan salman usman adnan shafiq rafiq shafiqul rafiqul naveen praveen parveen
  nasreen yasmin sunita sarita savita kavita anita ranjit manjit harpreet gurpreet hardeep gurdeep mandeep
  sandeep kuldeep chukwudi chukwuma kwame kwasi kofi kojo yaw ousmane oumar moussa issa mariama mariame fatou
  fanta fatoumata boubacar abubakar gabor geza janis juris valdas vytautas marek marcin mateusz maciej jorg
  jurgen gunter gunther dieter detlef holger volker walter wouter werner erwin edwin edward eduard edgar
  ulrich ulrike heike heiko karin karen maren katrin kerstin kirsten kristin kristina christina christian
  goran zoran zorana dragan dragana dejan dejana bojan bojana stojan milan milana dusan dusica jovan jovana
  marko mirko darko zarko janko ranko branko stanko slavko zlatko vesna nada rada sanja tanja vanja anja
  zeljko zeljka nenad nebojsa tomislav ratko vlatko igor salah salih saleh joana hugh hugo
  christine bjorn jorn soren lars nils erling elin ellen helen helene sven svein stein
  `
    .trim()
    .split(/\s+/),
);
