/**
 * Familiar forms of given names outside English: each line a name in its usual spellings and the forms that family,
 * friends and forged papers use for it. A man's and a woman's name stand on two lines although they share forms.
 * Written for this project from knowledge of the languages.
 */
export const DIMINUTIVE_LINES = `
aleksandr alexander oleksandr aleksander sasha sascha sanya shura sashko sanek
aleksandra alexandra oleksandra sasha sascha shura
aleksei alexei oleksii aleksey alexey alyosha aliosha alesha lyosha lesha
anastasia anastasiia anastasiya anastasija nastya nastia nastja asya
anatoly anatoli anatolii anatoliy tolya tolik
andrei andrey andrii andriy andryusha andriusha andryukha
anna ana hanna anya anja ania annushka nyura
antonina tonya
arkady arkadi arkadii arkadiy arkasha
boris borys borya boria
valentin valentina valya valia
valery valeri valerii valeriy valera
vasily vasili vasilii vasyl vasilij vasya vasia
veronika veronica nika
viktor victor vitya vitia vityok
viktoria victoria viktoriia viktoriya vika
vitaly vitali vitalii vitaliy vitalik
vladimir volodymyr wladimir volodya volodia vova vovka vladimirs
vladislav vladyslav vlad vladik
vyacheslav viacheslav vjaceslav slava
yaroslav iaroslav jaroslav slava yarik
stanislav stanislaw stas slava stasik
rostislav rostyslav slava rostik
svyatoslav sviatoslav slava
svetlana svitlana sveta svitlanka
galina halyna halina galya halya
georgy georgi georgii georgiy gosha zhora gera goga
grigory grigori grigorii hryhorii grisha hrysha
daria darya dariia darja dasha
denis denys deniska
dmitry dmitri dmitrii dmytro dmitriy dmitrij dima mitya dimka dimon dmytryk
evgeny evgeni evgenii yevgeny yevgeni yevhen evgeniy yevgeniy zhenya zhenia jenya
evgenia yevgenia evgeniia yevheniia zhenya zhenia jenya
ekaterina yekaterina kateryna katerina jekaterina katya katia katja katyusha
elena yelena olena jelena lena olenka alyona
elizaveta yelizaveta yelyzaveta liza
ivan iwan vanya vania ivanko vanyusha
igor ihor igoryok
ilya ilia illia ilyusha
irina iryna ira irishka irinka
kirill kyrylo kiryusha
konstantin kostyantyn constantin kostya kostia
ksenia kseniia oksana xenia ksyusha ksusha
larisa larysa lara
leonid lyonya lenya
lyudmila liudmila ludmila lyudmyla lyuda luda mila
lyubov liubov lubov lyuba luba
maksim maxim maksym max maks
margarita rita margo
maria mariya mariia marija masha marusya mariyka
mikhail mykhailo michail misha mishka mykhas
nadezhda nadiya nadiia nadya nadia
natalia natalya nataliya nataliia natasha nata
nikolai nikolay mykola nikolaj kolya kolia mykolka
oksana ksyusha ksana
oleg oleh olezhka
olga olha olya olia olenka
pavel pavlo pasha pavlik pavlyk
pyotr petr petro petya petia
polina polya
raisa raya
roman roma romchyk
sergei sergey serhii sergej sergiy serhiy seryozha serezha serozha seryoga serhiyko
semyon semen syoma senya
sofia sofiya sofiia sonya sonia
stepan styopa stepa
tamara toma
tatiana tatyana tetiana tetyana tatjana tanya tania tanja
timofey timofei tima
fyodor fedor fedir fedya fedia
yulia yuliya iuliia julia julija yuliia yulya ulya julka
yuri yury yurii iurii juri yuriy yura yurko
yakov iakov yasha
alejandro alex jano sandro
alfonso alfonsito poncho fonso
antonio antonino tono tonio tonito antuco nono
beatriz bea betty
catherine katherine katharine kathryn catharine kate katie kathy cathy cate kitty kay
carlos carlitos charly carlangas
carmen carmela menchu carmina
concepcion concha conchita conchi
consuelo chelo
cristina cris tina
dolores lola loli lolita
eduardo edu lalo guayo duda dudu
enrique quique kike
ernesto neto
eugenia maru
federico fede lico
felipe pipe
fernando fer nando
fernanda fer nanda
francisco paco pancho curro quico kiko cisco farruco frasquito chico chiquinho
francisca paca paquita pancha kika
gabriel gabo gabi
gerardo lalo
gregorio goyo
guadalupe lupe lupita
guillermo memo guille willy
gustavo gus tavo
hector tito
ignacio nacho inaki iginio
isabel isa chabela bel
jacinta jacinto chinto
jesus chuy chucho suso
joaquin quino
jorge coque jordi jorgito
jose pepe chepe pepito che ze zeca josito
josefa pepa fina pepita
josefina pepa fina chepina
juan juancho juanito
juana juanita
leonardo leo nardo
leticia leti
lourdes lulu
luis lucho luisito
manuel manolo manu lolo manel manolito
manuela manoli manola
maria mari maruja mariquita marujita
mercedes merche meche
miguel migue miki micky
monica moni
montserrat montse
nicolas nico colas
patricia pati paty
pilar pili
rafael rafa
ramon moncho
ricardo richi cardo
roberto beto tito
alberto beto tito
humberto beto
gilberto beto
norberto beto
rosario charo chayo
salvador chava salva boro
santiago santi chago
sebastian sebas seba
sergio checo
susana susi
teresa tere maite
vicente chente vicent
antonio toninho tonho ton
sebastiao tiao bastiao
joao joaozinho jao
joaquim quim quinzinho
manoel mane manel neca
raimundo mundinho
severino bio biu
josefa zefa zefinha
pedro pedrinho pedrito perico
paulo paulinho
marcelo celo
aparecida cida
conceicao ceica
benedito dito bene
frederic frederick fred fredo
veronique vero
dominique domi
jean jeannot
jacques jacquot
catherine cathy
caroline caro
christophe chris tof
emmanuel manu
gregory greg
guillaume guigui
jerome jeje
laurent lolo
mathieu mat
maximilien max
nicolas nico
philippe phil
sebastien seb bastien
stephanie steph
stephane steph
theodore theo
thierry titi
valerie val
vincent vince
giuseppe beppe peppe pino peppino geppino
giuseppina pina pinuccia
giovanni gianni nanni vanni
francesco checco cecco franco ciccio
luigi gigi gino luigino
salvatore toto turi tore
vincenzo enzo cenzo
antonio tonino totonno nino
domenico mimmo memmo
pasquale pasqualino lino
domenica mimma
alessandro sandro ale
alessandra sandra ale
gaetano tano
michele lele
raffaele lello raffa
bartolomeo meo
lorenzo renzo enzo
johannes hannes hans johann jan
johann hans hannes
friedrich fritz friedel
heinrich heinz heiner hein
wilhelm willi willy helmi
georg schorsch jorg
joseph sepp jupp josef beppo
josef sepp jupp beppo pepa
maximilian max maxi
ulrich uli ulli utz
ulrike uli rike ulla
katharina kathi katrin trine
margarete grete gretel marga gretl
elisabeth lisa liesl elsbeth lisbeth ilse
karl kalle
konrad kurt conny
matthias hias matze
sebastian basti wastl
andreas andi anderl
wolfgang wolf wolfi
ludwig lutz wiggerl
bernhard bernd
rudolf rudi rolf
manfred manni
hendrik henk hein rik
cornelis kees cor nelis
johannes jan joop hans
wilhelmus wim willem
willem wim pim
jacobus koos jaap cobus
jacob jaap koos
petrus piet peter
pieter piet
gerardus gerard geert
antonius ton toon teun
theodorus theo dirk
adrianus ad arie adriaan
nicolaas klaas nico
lars lasse
nils nisse
karin kajsa
bo bosse
jan janne
per pelle
stanislaw staszek stach
jan janek jasiek
jozef jozek
krzysztof krzysiek
andrzej jedrek
piotr piotrek
tomasz tomek
tadeusz tadek
zbigniew zbyszek
wojciech wojtek
katarzyna kasia
malgorzata gosia malgosia
agnieszka aga
barbara basia
elzbieta ela
joanna asia joasia
jan honza jenda
josef pepa
frantisek franta
vaclav vasek
jiri jirka
miroslav mirek
jaroslav jarda
zdenek zdenda
ladislav lada laco
istvan pista
laszlo laci
jozsef joska
janos jancsi jani
sandor sanyi
ferenc feri
erzsebet erzsi bozsi
georgios giorgos yiorgos yorgos george
ioannis giannis yannis yiannis
dimitrios dimitris mitsos
konstantinos kostas kostis dinos
nikolaos nikos
panagiotis panos takis
vasileios vasilis vassilis
athanasios thanasis
eleni lenio
aikaterini katerina
evangelos vangelis
mehmet memo memed
mustafa mustis musti
ibrahim ibo
huseyin huso
hasan hasso
ayse aysecik
suleyman sulo
ramadan ramo rama
muhamet meta
shaban shaba
chukwuemeka emeka
oluwaseun seun
babatunde tunde
oluwatobi tobi tobiloba
oluwafemi femi
olufemi femi
ngozichukwu ngozi
chukwudi chudi
thandiwe thandi
nomvula vula
gebremariam gebre
woldemariam wolde
abdirahman abdi
eliyahu elijah eliezer eli
benjamin binyamin benyamin benny benni
yosef joseph yossi yosi
yitzhak isaac itzik yitzik
moshe moses moishe moshik
avraham abraham avi avrum
shlomo solomon shloime
yehoshua joshua shuki
nkosinathi nathi
chinedu nedu
chukwuemeka emeka
oluwaseun seun
olufemi oluwafemi femi
babatunde tunde
temitope tope
adebayo bayo
thomas thos
charles chas
william wm
james jas
joseph jos
george geo
edward edw
robert robt
benjamin benj
samuel saml
daniel danl
frederick fredk
richard richd
alexander alexr
john jno
`;
