/**
 * Which field a column means, by the words of its heading in the eight languages of the product. Headings are compared
 * without accents, case and signs; what the officers' own screens call a field is known too. A saved mapping says more; this is for files that come without one.
 */
import type { RegisterKind } from '../../../kernel/codes.ts';
import type { ColumnTarget } from '../imports.schema.ts';
import { SCREEN_LABELS } from './screen-labels.ts';

type Words = Readonly<Record<string, string>>;

const EVERY_KIND: Words = {
  '/key':
    'key|id|record id|identifier|uid|entity id|clé|clave|ключ|идентификатор|المعرف|mã định danh|anahtar|kimlik|çelësi',
  '/reason':
    'reason|reason code|motif|raison|motivo|razón|السبب|سبب|причина|основание|lý do|neden|sebep|gerekçe|arsyeja|arsye|status|état|estado|статус|tình trạng|durum|statusi|الحالة',
  '/action': 'action|action to take|mesure|acción|الإجراء|действие|мера|hành động|eylem|işlem|veprimi|masa',
  '/nationalReference':
    'national reference|case number|case reference|file number|reference|reference number|ref|dossier|numéro de dossier|référence|expediente|número de expediente|referencia|رقم القضية|المرجع|номер дела|дело|số hồ sơ|số vụ án|dosya no|dosya numarası|numri i çështjes|referenca',
  '/validFrom':
    'valid from|from date|valable dès|válido desde|صالح من|действует с|hiệu lực từ|geçerlilik başlangıcı|vlefshëm nga',
  '/validUntil':
    'valid until|until|expires|valable jusqu au|válido hasta|صالح حتى|действует до|hiệu lực đến|geçerlilik sonu|vlefshëm deri',
  '/grade': 'grade|source grade|évaluation de la source|evaluación|оценка|derece',
  '/handling': 'handling|handling code|code de traitement|código de manejo',
  '/handlingNote': 'handling note|restriction',
  '/purpose': 'purpose|finalité|finalidad|الغرض|цель|mục đích|amaç|qëllimi',
  '/basis':
    'basis|legal basis|base légale|base jurídica|الأساس القانوني|правовое основание|căn cứ pháp lý|hukuki dayanak|baza ligjore',
  '/warnings': 'warnings|warning|danger|avertissement|advertencia|تحذير|предупреждение|cảnh báo|uyarı|paralajmërim',
  '/withheldFrom': 'withheld from|not for',
};

const NUMBER =
  'number|document number|passport number|passport no|passport|doc number|document no|numéro|numéro de document|numéro de passeport|passeport|número|número de documento|número de pasaporte|pasaporte|رقم الوثيقة|رقم جواز السفر|جواز السفر|номер|номер документа|номер паспорта|паспорт|số|số giấy tờ|số hộ chiếu|hộ chiếu|numara|belge no|belge numarası|pasaport no|pasaport numarası|numri|numri i dokumentit|numri i pasaportës|pasaporta';
const ISSUER =
  'issuer|issuing country|issuing state|country of issue|issued by|pays émetteur|pays de délivrance|país emisor|país de expedición|بلد الإصدار|страна выдачи|кем выдан|nước cấp|veren ülke|düzenleyen ülke|shteti lëshues|vendi i lëshimit';
const DOCUMENT_TYPE =
  'document type|type of document|doc type|type|type de document|tipo de documento|tipo|نوع الوثيقة|тип документа|вид документа|loại giấy tờ|belge türü|lloji i dokumentit|lloji';
const EXPIRY =
  'expiry date|expiry|expires on|date of expiry|expiration date|date d expiration|fecha de caducidad|fecha de vencimiento|تاريخ الانتهاء|срок действия|действителен до|ngày hết hạn|son kullanma tarihi|geçerlilik tarihi|data e skadimit|skadon';
const THEFT_COUNTRY =
  'theft country|country of theft|stolen in|pays du vol|país del robo|بلد السرقة|страна кражи|nước bị mất cắp|çalındığı ülke|shteti i vjedhjes';
const THEFT_DATE =
  'theft date|date of theft|stolen on|date of loss|lost on|date du vol|fecha del robo|تاريخ السرقة|дата кражи|дата утраты|ngày mất cắp|ngày mất|çalınma tarihi|data e vjedhjes';
const NOTE =
  'note|notes|remark|remarks|comment|comments|observations|remarque|observaciones|nota|ملاحظات|примечание|примечания|ghi chú|not|notlar|açıklama|shënim|shënime';
const WHOLE_NAME =
  'name|full name|whole name|subject name|nom complet|nom et prénom|nombre completo|nombre y apellidos|الاسم|الاسم الكامل|имя|фио|полное имя|họ và tên|họ tên|tên|ad soyad|adı soyadı|tam ad|isim|emri i plotë|emër mbiemër|emri dhe mbiemri';
const ALIAS =
  'alias|aliases|aka|also known as|other names|other name|alias names|surnom|autres noms|otros nombres|apodo|الأسماء الأخرى|اسم مستعار|псевдоним|другие имена|bí danh|tên khác|takma ad|diğer adlar|nofka|emra të tjerë';
const MAKE =
  'make|manufacturer|brand|marque|fabricant|marca|fabricante|الصانع|الماركة|марка|производитель|nhãn hiệu|hãng sản xuất|marka|üretici|prodhuesi';
const MODEL = 'model|modèle|modelo|الطراز|модель|mẫu|kiểu|modeli';
const YEAR =
  'year|model year|year of manufacture|année|año|السنة|год|год выпуска|năm|năm sản xuất|yıl|üretim yılı|viti';
const ADDRESS = 'address|addresses|adresse|dirección|domicilio|العنوان|адрес|địa chỉ|adres|adresa';

const BY_KIND: Readonly<Record<RegisterKind, Words>> = {
  person: {
    '/subject/names/0/whole': WHOLE_NAME,
    '/subject/names/0/family':
      'family name|surname|last name|lastname|family|nom|nom de famille|apellido|apellidos|primer apellido|اسم العائلة|اللقب|фамилия|họ|soyad|soyadı|soyisim|mbiemri|mbiemër',
    '/subject/names/0/given':
      'given name|given names|first name|firstname|forename|forenames|given|prénom|prénoms|nombre|nombres|nombre de pila|الاسم الأول|الاسم الشخصي|личное имя|имена|tên gọi|tên riêng|ad|adı|emri|emër',
    '/subject/names/0/patronymic':
      'patronymic|father s name|fathers name|patronyme|nombre del padre|اسم الأب|отчество|tên cha|baba adı|atësia|emri i babait',
    '/subject/names/-/whole': ALIAS,
    '/subject/born/0/on':
      'born|birth date|birthdate|date of birth|dob|born on|year of birth|date de naissance|né le|née le|naissance|fecha de nacimiento|nacimiento|تاريخ الميلاد|تاريخ الولادة|дата рождения|год рождения|ngày sinh|năm sinh|doğum tarihi|datëlindja|data e lindjes',
    '/subject/sex': 'sex|gender|sexe|genre|sexo|género|الجنس|пол|giới tính|cinsiyet|cinsiyeti|gjinia|seksi',
    '/subject/nationalities':
      'nationality|nationalities|citizenship|nationalité|citoyenneté|nacionalidad|ciudadanía|الجنسية|гражданство|национальность|quốc tịch|uyruk|uyruğu|vatandaşlık|milliyet|shtetësia|kombësia',
    '/subject/birthPlaces':
      'birth place|birthplace|place of birth|pob|lieu de naissance|lugar de nacimiento|مكان الميلاد|محل الميلاد|место рождения|nơi sinh|doğum yeri|vendlindja|vendi i lindjes',
    '/subject/documents/0/number': NUMBER,
    '/subject/documents/0/issuer': ISSUER,
    '/subject/documents/0/type': DOCUMENT_TYPE,
    '/subject/documents/0/expiresOn': EXPIRY,
    '/subject/addresses': ADDRESS,
    '/subject/heightCm': 'height|height cm|taille|estatura|altura|الطول|рост|chiều cao|boy|gjatësia',
    '/subject/marks':
      'marks|distinguishing marks|scars|tattoos|signes particuliers|señas particulares|علامات|приметы|особые приметы|đặc điểm|ayırt edici işaretler|shenja',
    '/subject/note': NOTE,
  },
  organisation: {
    '/subject/names/0/whole': `${WHOLE_NAME}|organisation|organization|company|company name|société|raison sociale|empresa|razón social|الشركة|организация|компания|tổ chức|công ty|şirket|kuruluş|organizata|kompania|nom|nombre|emri`,
    '/subject/names/-/whole': ALIAS,
    '/subject/countries': 'country|countries|pays|país|البلد|страна|quốc gia|nước|ülke|shteti|vendi',
    '/subject/identifiers/0/number': `${NUMBER}|registration number|company number|tax number|numéro d immatriculation|número de registro|رقم التسجيل|регистрационный номер|инн|mã số thuế|vergi numarası|nipt`,
    '/subject/identifiers/0/issuer': ISSUER,
    '/subject/addresses': ADDRESS,
    '/subject/note': NOTE,
  },
  'travel-document': {
    '/subject/number': NUMBER,
    '/subject/issuer': `${ISSUER}|country|pays|país|البلد|страна|quốc gia|ülke|shteti`,
    '/subject/type': DOCUMENT_TYPE,
    '/subject/issuedOn':
      'issue date|issued on|date of issue|date de délivrance|fecha de expedición|تاريخ الإصدار|дата выдачи|ngày cấp|veriliş tarihi|düzenlenme tarihi|data e lëshimit',
    '/subject/expiresOn': EXPIRY,
    '/subject/theftCountry': THEFT_COUNTRY,
    '/subject/theftOn': THEFT_DATE,
    '/subject/nationalReference':
      'police reference|complaint number|numéro de plainte|número de denuncia|номер заявления|şikayet no',
    '/subject/note': NOTE,
  },
  vehicle: {
    '/subject/category':
      'category|vehicle type|vehicle category|type|catégorie|type de véhicule|tipo de vehículo|categoría|نوع المركبة|категория|тип|loại xe|araç türü|lloji i mjetit|kategoria',
    '/subject/vin':
      'vin|chassis|chassis number|vehicle identification number|vin number|numéro de châssis|châssis|número de bastidor|bastidor|número de chasis|رقم الهيكل|رقم الشاسيه|номер шасси|вин|номер кузова|số khung|şasi no|şasi numarası|şase|numri i shasisë|shasia',
    '/subject/plate':
      'plate|licence plate|license plate|plate number|registration|registration number|plaque|immatriculation|plaque d immatriculation|matrícula|placa|رقم اللوحة|لوحة|номерной знак|госномер|номер|biển số|biển số xe|plaka|plaka no|targa|numri i targës',
    '/subject/plateCountry':
      'plate country|country of plate|registration country|country|pays de la plaque|pays d immatriculation|pays|país de la matrícula|país|بلد التسجيل|بلد اللوحة|страна регистрации|страна|nước đăng ký|nước|plaka ülkesi|ülke|shteti i targës|shteti',
    '/subject/make': MAKE,
    '/subject/model': MODEL,
    '/subject/colour': 'colour|color|couleur|اللون|цвет|màu|màu sắc|renk|rengi|ngjyra',
    '/subject/year': YEAR,
    '/subject/engineNumber':
      'engine number|engine|numéro de moteur|moteur|número de motor|رقم المحرك|номер двигателя|số máy|motor no|motor numarası|numri i motorit',
    '/subject/theftCountry': THEFT_COUNTRY,
    '/subject/theftOn': THEFT_DATE,
    '/subject/note': NOTE,
  },
  firearm: {
    '/subject/serial':
      'serial|serial number|serial no|numéro de série|número de serie|الرقم التسلسلي|серийный номер|номер|số sê ri|số hiệu|seri no|seri numarası|numri serik|numri i serisë',
    '/subject/serialObliterated':
      'obliterated|serial obliterated|effacé|borrado|مطموس|уничтожен|bị xóa|silinmiş|i fshirë',
    '/subject/make': MAKE,
    '/subject/model': MODEL,
    '/subject/calibre': 'calibre|caliber|العيار|калибр|cỡ nòng|kalibre|kalibri',
    '/subject/type':
      'type|weapon type|firearm type|type d arme|tipo de arma|tipo|نوع السلاح|вид оружия|тип|loại súng|silah türü|lloji i armës|lloji',
    '/subject/originCountry':
      'origin|country of origin|country of manufacture|pays d origine|país de origen|بلد المنشأ|страна происхождения|страна производства|nước sản xuất|menşe ülke|vendi i origjinës',
    '/subject/importCountry':
      'import country|country of import|pays d importation|país de importación|بلد الاستيراد|страна ввоза|nước nhập khẩu|ithal eden ülke|vendi i importit',
    '/subject/year': YEAR,
    '/subject/illicit': 'illicit|illicit reason',
    '/subject/theftCountry': THEFT_COUNTRY,
    '/subject/theftOn': THEFT_DATE,
    '/subject/note': NOTE,
  },
  vessel: {
    '/subject/names/0/whole': `${WHOLE_NAME}|ship|ship name|vessel|vessel name|navire|nom du navire|buque|nombre del buque|السفينة|судно|название судна|tàu|tên tàu|gemi|gemi adı|anija|emri i anijes`,
    '/subject/names/-/whole': ALIAS,
    '/subject/imo': 'imo|imo number|numéro omi|número omi|رقم المنظمة البحرية|номер имо|số imo|imo numarası|numri imo',
    '/subject/mmsi': 'mmsi|mmsi number',
    '/subject/callSign': 'call sign|callsign|indicatif|indicativo|نداء|позывной|hô hiệu|çağrı işareti|shenja thirrëse',
    '/subject/flag': 'flag|flag state|pavillon|bandera|pabellón|علم|флаг|cờ|quốc kỳ|bayrak|flamuri',
    '/subject/type': 'type|vessel type|ship type|type de navire|tipo de buque|النوع|тип судна|loại tàu|gemi türü|lloji',
    '/subject/owner': 'owner|propriétaire|propietario|المالك|владелец|chủ sở hữu|sahibi|pronari',
    '/subject/note': NOTE,
  },
  aircraft: {
    '/subject/registration':
      'registration|tail number|tail|immatriculation|matrícula|التسجيل|رقم الذيل|бортовой номер|регистрация|số đăng ký|kuyruk numarası|tescil|regjistrimi',
    '/subject/serial':
      'serial|serial number|msn|construction number|numéro de série|número de serie|الرقم التسلسلي|серийный номер|số sê ri|seri no|numri serik',
    '/subject/model': MODEL,
    '/subject/operator':
      'operator|airline|exploitant|operador|المشغل|оператор|эксплуатант|hãng khai thác|işletmeci|operatori',
    '/subject/country': 'country|pays|país|البلد|страна|quốc gia|ülke|shteti',
    '/subject/note': NOTE,
  },
};

/** A heading without accents, case and signs. */
export function foldHeading(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ı/g, 'i')
    .replace(/đ/gi, 'd')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** As it stands, but for capitals: in Vietnamese "màu" is the colour and "mẫu" the model. */
function exactHeading(text: string): string {
  return text.normalize('NFC').toLowerCase().trim();
}

function wordsOf(kind: RegisterKind): Map<string, string> {
  const words = new Map<string, string>();
  // The kind's own words come first: "type" and "reference" mean other things elsewhere.
  const heard = [BY_KIND[kind], EVERY_KIND];
  const shown = [SCREEN_LABELS[kind] ?? {}, SCREEN_LABELS.every ?? {}];
  for (const [tables, read] of [
    [[...shown, ...heard], exactHeading],
    [[...heard, ...shown], foldHeading],
  ] as const) {
    for (const table of tables) {
      for (const [pointer, names] of Object.entries(table)) {
        for (const name of names.split('|')) if (!words.has(read(name))) words.set(read(name), pointer);
      }
    }
  }
  return words;
}

/** The fields that a file's headings mean; a heading may also be a field itself, as `/subject/vin` or `vin`. */
export function mapHeadings(
  kind: RegisterKind,
  headings: readonly string[],
  isField: (pointer: string) => boolean,
): Record<string, ColumnTarget> {
  const words = wordsOf(kind);
  const mapped: Record<string, ColumnTarget> = {};
  const used = new Set<string>();
  for (const heading of headings) {
    const plain = heading.trim();
    const asField = [plain, `/${plain}`, `/subject/${plain}`, `/subject/${plain.replaceAll('.', '/')}`].find(
      (pointer) => /^\/[A-Za-z0-9/-]+$/.test(pointer) && isField(pointer),
    );
    const pointer = words.get(exactHeading(plain)) ?? words.get(foldHeading(plain)) ?? asField;
    if (pointer === undefined || used.has(pointer)) continue;
    used.add(pointer);
    // Aliases share a cell in most files; quality "good" since nothing speaks against them.
    mapped[heading] = pointer.endsWith('/names/-/whole')
      ? { field: pointer, split: ';', with: { quality: 'good' } }
      : { field: pointer };
  }
  return mapped;
}
