/**
 * Families of one name across languages and romanisations, one family a line. Written from knowledge of the languages:
 * classic transliteration families first, then names that have a form in most European languages, then Slavic short
 * forms, Turkic, Somali and Indonesian spellings of Arabic names.
 */
export const VARIANT_LINES = `
muhammad mohammed mohamed mohammad mohamad muhamad muhammed muhamed mohamet mehmet mehmed muhamet muhammet maxamed magomed magomet mukhammad mukhamed mukhammed mochammad mohd muhd mhd mamadou mamadu mahamadou mahamat mouhamad mouhamed mouhammad mohammod mahomet mahomed mohamud makhmad magomad
ahmad ahmed ahmet axmed akhmad akhmed akhmet achmad achmed amadou ahmadou ahamed ahamad
mahmoud mahmud mehmood mahmood mahmut makhmud makhmoud maxamuud
hamid hameed hamit khamid hamed xamiid
hamad hamed
ali aly alli cali
amr amro amrou amru
umar omar omer oumar umer cumar omaar
usman uthman osman othman ousmane osmane usmon cismaan cusmaan otsman
hasan hassan xasan hasaan khasan hacen lahcen hassen
husayn hussein husain hussain hossein hosein hussayn huseyin husein xuseen khusein khusain housseine hocine hussin hosain hossain husen guseyn guseynov
yusuf yousef youssef yousuf yusef youssouf yusif joseph josef jozef josip giuseppe jose yosef iosif iosef osip jusuf iusuf yuusuf jusef youcef ioseb hovsep josephus josefa
yunus younes younis yunis jonah yunes iunus
yaqub yacoub yakub yaqoub jacob jakob yaakov yakov iakov jacoub jakub yaqoob jaakob iacob giacomo jacques james jaime diego santiago tiago hagop hakob
yahya yehia yahia jahja iakhia yaxye
ibrahim ebrahim ibraheem brahim abraham avraham abram avraam ibragim ibraim ibraahim ibrohim
ismail ismael esmail ismaeel ismayil ishmael smail ismaciil ismoil
ishaq ishak isaac isaak yitzhak itzhak eshaq izaak isak ishaaq iskhak
isa issa eisa ciise jesus essa eissa
musa moussa mousa moses moshe moisei muse muuse mosa moises mose
dawud daoud dawood david daud dawid davit daoed dovid daawuud davud
sulayman suleiman sulaiman soliman solomon suleyman shlomo sulejman suliman soulaiman salomon saleban saleebaan
jibril gabriel gabriele gavriel jibreel djibril gavriil gibril cebrail gabor
mikail michael mikhail michel miguel michele michal mihail mihai mykhailo mikael mikhael mihajlo mihailo mykhaylo mikheil miquel misha micheal
maryam mariam miriam maria mary marie mariya mariia marija meryem marya mariyam
fatima fatma fatemeh fatimah faatima fadumo fatoumata fatime
aisha aicha ayesha aysha ayse caasho aischa aishah
khadija khadijah hatice khadijeh kadija khadeeja
zaynab zeinab zainab zeynep zaineb zineb
abdullah abdallah abdulla abdalla abdellah cabdullaahi cabdalla abdullahi abdoulaye abdoullah abdollah abdulai abdulaye
abdirahman abdirahmaan cabdiraxmaan cabdiraxman abdurahman
hirsi xirsi
guled guuleed gulled
gedi geeddi
shaban shaaban chaabane chaban saban shabaan
yaw yao
abd abdul abdel abdal abdoul abdol abdur cabdi abdi
rahman rehman rachman rahmaan raxmaan rakhman rahmon rahmane
rahim raheem rakhim raxiim
karim kareem kerim
aziz azeez asis casiis azis
qadir kader qader gader kadir khader qaadir
salih saleh saalax salehe salikh
salim saleem selim salem saliim
said saeed sayid saed saeid sait siciid
sayyid sayed syed sayyed seyyed sayid seyed sidi
sharif cherif shareef sheriff serif
shaykh sheikh shaikh cheikh
khalid khaled halid chalid khalit
khalil haleel khaleel halil
faysal faisal feisal faycal fayzal
tariq tarek tareq tarik taareq
tawfiq toufik tawfik taufik taoufik tevfik tewfik
rashid rasheed rachid rashed raschid reshid rasit
bashir basheer bachir beshir
bilal belal bilel
jamal gamal djamel djamal cemal jamaal jamel djemal dzhemal jemal dzemal xhemal
jamil gamil djamil cemil jameel
jafar jaafar gafar djafar cafer jafer
jalal galal djalal celal jallal jalaal
jalil galil jaleel celil
jabir jaber djaber gaber
qasim kassem kasim qassim qasem ghasem gassim kacem kasem qaasim
mustafa mostafa moustafa mustapha moustapha mustafo mustaf
mahdi mehdi mehdy mahdy
mansur mansour mansoor
nasir nasser naser nasr naseer nassir
nasim naseem nassim
nur noor nour nuur
omran imran emran
usama osama oussama ussama
otaibi utaybi otaybi oteibi
qadhafi gaddafi qaddafi kadhafi gadhafi khadafi gadafi qathafi kaddafi ghaddafi
qaida qaeda qaidah
walid waleed oualid velid
wahid waheed ouahid vahid
yasin yassin yassine yaseen jasin
yasir yasser yaser
ziyad ziad zyad
zubair zubayr zoubair zubeyr
zakariya zakaria zacharias zechariah zakariyya zachary zekeriya
ayyub ayoub ayub eyup
idris driss idriss edris
harun haroun aaron aharon haroon
hashim hashem hachem hasim
hisham hicham hesham
husni hosni housni
hajj haji haj
imad emad imed
isam essam issam esam
juma gomaa jumaa jumah djuma
lutfi lotfi
marwan merwan marouane
masud masood massoud massud masoud mesut
munir mounir muneer
murad mourad murat
nabil nabeel
nadir nader
naim naeem
najib naguib najeeb
rauf raouf
ramadan ramzan ramazan ramadhan romdhane
rida reza ridha riza redha
riyad riad riyadh
sabah
salman selman
sami samy
samir sameer
siddiq seddiq siddique siddiqi
sufyan soufiane sofiane sufian
tahir taher
talib taleb
ubayd obaid ubaid
ubaydah obaida
yazid yazeed
zahir zaher
zayd zaid zeid
ubaydi ubaidi obeidi obaidi
dulaymi dulaimi
duri douri
husayni husseini hosseini hussaini
hawthi houthi huthi
masri misri
maghribi maghrebi
sudani soudani
hakim hakeem
latif lateef
majid majeed maged
malik malek
mubarak moubarak
sattar satar
wahhab wahab
allah ullah
haqqani haqani
akhund akhond
akhundzada akhondzada
sulayman sulaman
alexander aleksandr alexandr aleksander alexandre alessandro alejandro oleksandr aliaksandr aleksandar aleksandre alexandru alexandros sandor iskander iskandar skander sikandar alexandar
alexandra aleksandra oleksandra alessandra alejandra
alexei aliaksei aliaksey aleksei alexey aleksey oleksii oleksiy alexis alexej aleksej alaksiej aleksi
andrew andrei andrey andrej andrii andriy andreas andre andres andrzej andrea andras ondrej andris andriej anders
anna ann anne hanna hannah anneke ana
anthony antonio anton antoine antony antonin antun antal antoni
barbara varvara
basil vasily vasili vasilii vasyl vasil vasilis vasilios vassili vassily wassily wassili vasile
benjamin binyamin veniamin beniamin
bogdan bohdan
boris borys
catherine katherine katharina ekaterina yekaterina kateryna katarina caterina catalina katarzyna kathryn katrin jekaterina aikaterini
charles carlos karl carl carlo karol karel charlie karlis
christian cristian kristian christiaan
christine cristina kristina christina khrystyna
christopher cristobal kristof krzysztof christoph christophe kristoffer
constantine konstantin constantin kostyantyn konstantinos costantino
cyril kirill kyrylo cyrille kiril
daniel daniil danilo danylo danil daniele
dimitri dmitri dmitry dmitrii dmytro dimitrij dimitar dimitrios dmitriy demetrius dmitrij dzmitry
edward eduard edouard eduardo edvard eduards
elena helen helena yelena olena jelena helene alena
elizabeth elisabeth yelizaveta elizaveta isabel isabella elisabetta elzbieta alzbeta yelyzaveta
emmanuel emanuel manuel immanuel
eugene yevgeny evgeny evgeni yevgeni evgenii yevhen eugenio eugen jewgeni evgenij yevgeniy evgeniy jevgenij
eve eva yeva
evelyn evelina
francis francisco francesco francois franz frantisek franciszek ferenc frans
frederick friedrich frederic frederik federico fredrik fryderyk
george georgy georgi georges jorge giorgio georg georgios yuri yury yurii iurii juri jurij iouri gheorghe jerzy heorhii giorgi jiri yuriy georgiy georgii youri iuri
gerald gerhard gerard gerardo
gregory grigory grigori grigorii hryhorii gregor gregorio grigoriy krikor
henry henri heinrich enrique enrico hendrik henrik henryk
herman german hermann
hugh hugo ugo khyu khiu hyu hiu
sean shawn shaun shon
ignatius ignacio ihnat ignaz ignace
igor ihor
ilya ilia illia elias elijah eliyahu ilias ilja iliya ilie elie
irene irina iryna irena eirini
ivan john johann johannes jan jean juan giovanni joao ioannis yannis sean ian hans janos jovan ioan jon yohannes evan ivane hovhannes johan janis iwan yoan ion
jeremy jeremiah yeremey
jerome hieronymus geronimo
julia yulia iuliia julija yuliya iulia yuliia giulia julie
julius julio yuli giulio juliusz
justin justinian iustin
kuzma cosmas
lawrence laurent lorenzo lavrenti lavrentiy laurentius lars laurence
leo lev leon leone leonas
leonid leonide leonidas leonyd
louis luis ludwig luigi lewis luiz ludvik ludovic lluis
luke luka lukas luca lucas lukasz loukas
lydia lidia lidiya
magdalena madeleine
margaret margarita margarete marguerite margherita malgorzata
mark marco marcus marc markus marek marko marcos
martha marta
martin marten martyn
matthew matthias mateo mathieu matteo matvei matvey matthieu mateusz matej matija matias mathias
maxim maksim maxime maksym massimo
nathan natan nathaniel
natalia natalya nataliia natalie nathalie nataliya natalija
nicholas nikolai nikolay mykola nicolas nikola nicola nikolaos niklas nicolae miklos mikalai nikolaj nikolaus nicolai nicolaas klaus
oleg oleh
olga olha volha
helga olga
oscar oskar
paul pavel pavlo pablo paolo pavle paulo pawel pavlos pal
peter pyotr petr petro pierre pedro pietro petar piotr petros pjotr petrus pieter pyatr petre bedros
philip filip philippe felipe filippo phillip filipp pylyp felipp
prokhor prohor
raphael rafael rafail raffaele rafal
richard ricardo riccardo ryszard rikard
robert roberto
roman romain
samuel shmuel samuil samuele
sebastian sebastien sebastiano
semyon simon semen shimon simeon simone simao szymon symon shmavon
sergey sergei serge sergio serhii serhiy sergej sergius siarhei sergii serhij sergiu sergejs
sophia sofia sofiya sofija sophie zofia
stephen stefan stepan esteban steven etienne stephan stefano istvan stevan stjepan stefanos stephane stepanos
svetlana svitlana sviatlana
tamara tamar
tatiana tatyana tetiana tetyana tatjana
theodore fyodor fedor teodor theodor fedir teodoro feodor fjodor theodoros
thomas tomas tommaso foma toma tomasz khoma tamas
timothy timofey timofei tymofiy timotheus
valentine valentin valentyn
valery valeri valerii valerij valeriy valerio valeriu
vera vira wera
victor viktor wiktor vittorio viktar
vincent vincenzo vicente
vitaly vitali vitalii vitaliy vitalij vital
vladimir volodymyr wladimir vladimer uladzimir wolodymyr vladimirs
vladislav vladyslav ladislav ladislaus wladyslaw laszlo ladislao
vsevolod vsevolodd
vyacheslav viacheslav wjatscheslaw vjaceslav vaceslav
walter valter wouter gualtiero
wenceslas vaclav waclaw
william guillaume guillermo wilhelm willem guglielmo vilmos vilhelm guilherme
xavier javier saverio
yaroslav iaroslav jaroslav
zachary zakhar
gorbachev gorbachov gorbatschow gorbatchev
yeltsin jelzin eltsin ieltsine
khrushchev chruschtschow khrouchtchev hruscev
tchaikovsky chaykovskiy tschaikowski
aleksandrovich alexandrovich oleksandrovych
sergeevich sergeyevich sergejewitsch serhiyovych
nikolaevich nikolayevich mykolayovych
alekseevich alexeyevich oleksiyovych
dmitrievich dmitriyevich dmytrovych
yurievich iurevich yuryevich
vasilievich vasilyevich vasylovych
qiang chiang
xi hsi
zhang chang cheung
chang jang
zhao chao
zhou chou
zhu chu
cai tsai choi
cao tsao
xu hsu
xie hsieh
xiao hsiao
qian chien
jiang chiang
zheng cheng
zhong chung
wu ng
wang wong
chen chan
lin lam
li lee
lee yi rhee ri
kim gim
park pak bak
choi choe
jung jeong chung chong
cho jo
jang chang
yoon yun
lim im rim
kang gang
shin sin
seo suh
ryu yoo yu
baek paek paik
heo hur huh
moon mun
woo u
joo ju
koo ku
noh roh
ahn an
oh o
kwon gwon
hyun hyon hyeon
young yong yeong
hyung hyong hyeong
kyung kyong gyeong
jong jeong chong chung
sung song seong
chul chol cheol
suk sok seok
hun hoon
jun joon chun
un eun
uk wook
su soo
u woo
gu koo ku
hoang huynh
vu vo
ghulam gholam gulam
gul gol
khan xan
shah sah
zadeh zade zada
uulu oglu ogly
begum begom
chaudhry choudhury chowdhury chaudhari chaudhary choudhary
mukherjee mukhopadhyay
banerjee bandyopadhyay
sri shri
krishna krishnan
lakshmi laxmi
singh sing
gonzalez gonzales
rodriguez rodrigues
fernandez fernandes
hernandez ernandes
gomez gomes
lopez lopes
martinez martines
perez peres
sanchez sanches
ramirez ramires
jimenez ximenez gimenez
vasquez vazquez
schmidt schmitt smid schmid
meyer meier maier mayer mayr
mueller muller
schulz schultz
hoxha hodja hoxhaj
xhaferi dzaferi jaferi
shehu seku
rexhep redzep recep
mehmeti mehmedi
gjergj djergj
enver anwar anvar
recep rajab redzep rexhep
yildiz jildiz
ceylan jeylan
suleymanov suleimanov sulejmanov
aliyev aliev
guliyev kuliev guliev quliyev kuliyev
mammadov mamedov
hasanov gasanov khasanov
huseynov guseinov guseynov huseinov
hajiyev gadzhiev hadjiev gadjiev
rahmonov rakhmonov
heydar haydar geidar heidar haider hyder
jafarov dzhafarov cafarov
magomedov mahomedov
ramzan ramazan
rebecca rebekah rebeca rivka rivkah ryfka
rachel rahel raquel rakhel rachele rakhil
judah yehuda jehuda yehudah iehuda juda
menachem menahem menakhem
tzipora tzippora zipora zippora tsipora cipora sephora
jonathan yonatan jonatan yehonatan jonatas
eliezer elazar eleazar lazar
chaim haim hayim khaim hayyim chayim
susanna susana suzanna shoshana shoshanna susan suzanne zsuzsanna zuzana
esther ester hester
deborah debora devora dvora
zvi tzvi tsvi cvi hersh
leah lea liya
zhanna janna zhana
zahra zohra zehra zahraa zahrah
zohreh zohre zuhra
layla leila laila leyla lejla leilah
artem artyom artiom artemiy artemii
zia ziya ziaa dhiya diya dia
muadh muaz moaz mouadh mouaz maaz
hatim hatem khatim
thabit thabet sabit sabet tabet
wahhab wahab ouahab ouahhab vahab
said sayed sayyed sid
saurabh saurav sourav sourabh
lakshmi laxmi lakshmy
jyoti jyothi jothi
vishnu bishnu wisnu
`;
