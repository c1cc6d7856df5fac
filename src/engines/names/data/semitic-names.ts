/**
 * Frequent Arabic-script and Hebrew-script name words with the Latin spellings in use, commonest first.
 * Written from knowledge of the languages; letters are keyed in the plain form of `plainArabic`.
 */

const ARABIC_LINES = `
محمد muhammad mohammed mohamed mohammad mohamad
احمد ahmad ahmed
محمود mahmoud mahmud mehmood
حامد hamid hamed
حميد hamid hameed
حمد hamad
حمدان hamdan
حمزه hamza
حمزة hamza hamzah
علي ali aly
عمر omar umar
عمرو amr amro
عثمان uthman osman othman usman
ابو abu abou
ابي abi abu
ابا aba abu
ام umm um
ابن ibn bin
بن bin ben ibn
بنت bint
بني bani beni
ال al
عبد abd abdul abdel
عبدالله abdullah abdallah abdulla
الله allah
عبيد ubaid obaid
عبيدة ubayda obaida
عباس abbas
حسن hasan hassan
حسين husayn hussein hussain hossein
حسني husni hosni
حسيني husayni hosseini husseini
يوسف yusuf youssef yousef
يونس yunus younes
يعقوب yaqub yacoub
يحيي yahya yehia
ياسين yasin yassin
ياسر yasir yasser
ابراهيم ibrahim ebrahim
اسماعيل ismail esmail
اسحاق ishaq eshaq
اسامه usama osama
اسامة usama osama
اكرم akram
امين amin ameen
امير amir ameer
امينة amina
انور anwar anouar
انس anas
ايمن ayman aymen
ايوب ayyub ayoub
ادريس idris driss
اسعد asad assad
الاسد alasad alassad
اشرف ashraf
افضل afzal afdal
اصغر asghar
اكبر akbar
بشار bashar
بشير bashir bachir
بلال bilal belal
بكر bakr bakar
بدر badr bader
بسام bassam
توفيق tawfiq toufik tawfik
تركي turki
جابر jabir jaber
جاسم jasim jassim
جعفر jafar jaafar
جلال jalal galal
جمال jamal gamal djamel
جمعة juma gomaa
جميل jamil gamil
جواد jawad javad
جبريل jibril
حاتم hatim hatem
حافظ hafiz hafez
حاج haj hajj haji
حبيب habib
حكيم hakim
حليم halim
خالد khalid khaled
خليفة khalifa
خليل khalil
خميس khamis
خان khan
خلف khalaf
داود dawud daoud dawood
ذاكر zakir
راشد rashid rashed
رشيد rashid rachid
رضا rida reza ridha
رمضان ramadan ramzan
رحيم rahim
رحمن rahman
الرحمن alrahman rahman
الرحيم alrahim rahim
رؤوف rauf raouf
رياض riyad riad
زكريا zakariya zakaria
زكي zaki
زياد ziyad ziad
زيد zayd zaid
زهير zuhayr zuheir
زينب zaynab zeinab zainab
سارة sara sarah
سالم salim salem
سليم salim selim
سامي sami samy
سعد sad saad
سعود saud saoud
سعيد said saeed sayid
سلطان sultan
سلمان salman
سليمان sulayman suleiman sulaiman soliman
سمير samir
سيد sayyid sayed syed
سيف sayf saif
شريف sharif cherif
شيخ shaykh sheikh
صادق sadiq sadegh
صالح salih saleh
صلاح salah
صدام saddam
صباح sabah
طارق tariq tarek
طالب talib taleb
طاهر tahir taher
طه taha
عادل adil adel
عارف arif
عامر amir amer
عاصم asim assem
عزيز aziz
العزيز alaziz aziz
عصام isam essam issam
علاء ala alaa
عماد imad emad
عيسي isa issa eisa
غازي ghazi
غلام ghulam gholam
فاروق faruq farouk farooq
فاطمة fatima fatma fatemeh
فاطمه fatemeh fatima
فتحي fathi fathy
فتح fath fatah
فرج faraj
فهد fahd fahad
فواز fawaz
فوزي fawzi fouzi
فيصل faysal faisal
قاسم qasim kassem ghasem
قادر qadir kader
كريم karim kareem
الكريم alkarim karim
كمال kamal
كامل kamil kamel
لطيف latif
ماجد majid maged
مالك malik malek
مبارك mubarak
مجيد majid
محسن muhsin mohsen
مراد murad mourad
مروان marwan
مريم maryam mariam
مسعود masud masoud
مسلم muslim
مصطفي mustafa mostafa moustafa
مطلق mutlaq
معمر muammar moammar
منصور mansur mansour
منير munir mounir
مهدي mahdi mehdi
موسي musa moussa mousa
مولوي mawlawi maulavi
ملا mullah mulla
ناصر nasir nasser naser
نبيل nabil
نجيب najib naguib
نزار nizar
نعيم naim naeem
نور nur noor nour
نوري nuri nouri
هادي hadi
هارون harun haroun
هاشم hashim hashem
هاني hani
هشام hisham hesham hicham
وليد walid waleed
وسام wisam
خديجة khadija
عائشة aisha aicha
ليلي layla leila
نادية nadia
سلوي salwa
هدي huda hoda
رضوان ridwan radwan
القاعدة alqaida alqaeda
الدين aldin eddine uddin
دين din
العابدين alabidin
الحق alhaq
المجيد almajid
السلام alsalam salam
الحميد alhamid
القادر alqadir kader
اللطيف allatif
الفتاح alfattah fattah
الجبار aljabbar jabbar
الوهاب alwahhab wahab
المصري almasri masri
العراقي aliraqi
التكريتي altikriti tikriti
البغدادي albaghdadi
الليبي allibi
التونسي altunisi
المغربي almaghribi
اليمني alyamani
السوري alsuri
العتيبي alotaibi alutaybi
القحطاني alqahtani
الغامدي alghamdi
الشمري alshammari
الحربي alharbi
الدوسري aldosari
المطيري almutairi
الزهراني alzahrani
زاده zadeh zada zade
فيض faiz fayz faid
فضل fazl fadl fazal
حق haq haqq
الحق alhaq haq
حي hai hay
ضيا zia ziya dia diya
ضياء zia ziya dia diyaa
نظر nazar nazir
نذير nazir nadhir
گل gul gol
شير sher shir
شاه shah
جان jan
آغا agha aga
اغا agha aga
آخوند akhund akhond
اخوند akhund akhond
آخوندزاده akhundzada
ولي wali vali
ميا mian
مير mir
پادشاه padshah
باز baz
دوست dost doost
قدرت qudrat ghodrat
عصمت esmat ismat
احسان ehsan ihsan
هدايت hidayat hedayat
عتيق atiq ateeq attiq
نجيب najib najeeb
رحمت rahmat
نعمت nimat nemat
صفي safi
سيف saif sayf
شمس shams
نور noor nur nour
قمر qamar
جلال jalal galal
محي muhyi mohi
غياث ghiyath ghias
حسام hesam husam hossam
فخر fakhr
بدر badr
علا ala
تاج taj
صلاح salah
خير khair khayr
عين ain ayn
عظيم azim azeem
شاكر shakir
شكور shukoor shakur
ذبيح zabih dhabih
قدوس quddus
ثاقب saqib thaqib
وثيق wasiq wathiq
كاظم kazim kadhim kathim kazem
ناظم nazim nadhim
ظاهر zahir dahir dhahir
قذافي gaddafi qadhafi qaddafi kadhafi
ذو zu dhu zul
رضي razi radi
قاضي qazi qadi kadi
مرتضي murtaza mortaza murtada
فيضي faizi
ايمان iman
سميع sami
نصير nasir naseer
نصر nasr nasser
بصير basir baseer
عليم alim aleem
سليم salim saleem selim
كلثوم kulthum
زهرا zahra
زهراء zahra
فرهاد farhad
بهرام bahram
داريوش dariush
كوروش kourosh cyrus
شهرام shahram
پرويز parviz pervez
بهروز behrouz
فريدون fereydoun
كامران kamran
مهران mehran
آرش arash
نرگس narges
شيرين shirin
پور pour pur
حسيني hosseini husayni
موسوي mousavi musavi
رضايي rezaei
كريمي karimi
احمدي ahmadi
محمدي mohammadi
اكبري akbari
جعفري jafari
صادقي sadeghi
هاشمي hashemi
نژاد nejad
روحاني rouhani rohani
خامنه khamenei
رئيسي raisi
`;

const HEBREW_LINES = `
כהן cohen kohen cohn
לוי levi levy
יוסף yosef joseph
משה moshe moses
דוד david dawid
אברהם avraham abraham
יצחק yitzhak isaac itzhak
יעקב yaakov jacob yakov
ישראל israel yisrael
שרה sara sarah
רחל rachel rahel
רבקה rivka rebecca
לאה lea leah
מרים miriam
אסתר esther ester
חיים haim chaim
שלמה shlomo solomon
שמואל shmuel samuel
שמעון shimon simon
בנימין binyamin benjamin
נתן natan nathan
נתניהו netanyahu
אהרון aharon aaron
אהרן aharon aaron
אליהו eliyahu elijah
מיכאל michael mikhael
דניאל daniel
רפאל rafael raphael
גבריאל gavriel gabriel
אריאל ariel
אלכסנדר alexander aleksander
בן ben
בת bat
בר bar
מזרחי mizrachi mizrahi
פרץ peretz
ביטון biton bitton
דהן dahan
אברהמי avrahami
פרידמן friedman fridman
כץ katz
גולדברג goldberg
רוזנברג rosenberg
שפירא shapira shapiro
לויתן levitan
יהודה yehuda judah
יהונתן yehonatan jonathan
יונתן yonatan jonathan
נועם noam
איתן eitan eytan
עמית amit
יואב yoav
חנה hana hannah chana
מיכל michal
נועה noa noah
תמר tamar
יעל yael
שירה shira
`;

function readLines(lines: string): ReadonlyMap<string, readonly string[]> {
  const table = new Map<string, readonly string[]>();
  for (const line of lines.trim().split('\n')) {
    const [written, ...spellings] = line.split(' ');
    if (written && spellings.length > 0 && !table.has(written)) table.set(written, spellings);
  }
  return table;
}

export const KNOWN_ARABIC = readLines(ARABIC_LINES);
export const KNOWN_HEBREW = readLines(HEBREW_LINES);
