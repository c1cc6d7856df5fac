/** What the officers' screens call each field, in eight languages. Written by `npm run generate`. */
export const SCREEN_LABELS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  every: {
    '/reason': 'Reason|Motif|Motivo|السبب|Основание записи|Lý do|Gerekçe|Arsyeja',
    '/action':
      'Action to take|Conduite à tenir|Medida por tomar|الإجراء المطلوب|Необходимые меры|Biện pháp cần thực hiện|Yapılacak işlem|Masa që duhet marrë',
    '/purpose': 'Purpose|Finalité|Finalidad|الغرض|Цель|Mục đích|Amaç|Qëllimi',
    '/basis':
      'Legal basis|Base juridique|Base jurídica|الأساس القانوني|Правовое основание|Cơ sở pháp lý|Hukuki dayanak|Baza ligjore',
    '/grade':
      'Source grade|Cotation de la source|Evaluación de la fuente|تقييم المصدر|Оценка источника|Đánh giá nguồn tin|Kaynak derecesi|Vlerësimi i burimit',
    '/handling': 'Handling|Traitement|Tratamiento|رمز التعامل|Порядок обращения|Mã xử lý|İşleme kodu|Trajtimi',
    '/handlingNote':
      'Restriction in words|Restriction en clair|Restricción en palabras|القيد بالكلمات|Ограничение словами|Hạn chế bằng lời|Kısıtlamanın açıklaması|Kufizimi me fjalë',
    '/warnings': 'Warnings|Mises en garde|Advertencias|تحذيرات|Предупреждения|Cảnh báo|Uyarılar|Paralajmërime',
    '/withheldFrom':
      'Withheld from|Non communiqué à|No comunicado a|محجوب عن|Скрыто от|Không tiết lộ cho|Şunlardan gizli|Fshehur nga',
    '/validFrom':
      'Valid from|Valable dès le|Válido desde|صالح من|Действует с|Có hiệu lực từ|Geçerlilik başlangıcı|I vlefshëm nga',
    '/validUntil':
      'Valid until|Valable jusqu’au|Válido hasta|صالح حتى|Действует до|Có hiệu lực đến|Geçerlilik sonu|I vlefshëm deri',
    '/nationalReference':
      'National reference|Référence nationale|Referencia nacional|المرجع الوطني|Национальный номер дела|Số tham chiếu quốc gia|Ulusal referans|Referenca kombëtare',
    '/key':
      'Key of the list|Clé de la liste|Clave de la lista|مفتاح القائمة|Ключ списка|Khóa của danh sách|Listenin anahtarı|Çelësi i listës',
  },
  person: {
    '/subject/names/0/family': 'Family name|Nom de famille|Apellidos|اسم العائلة|Фамилия|Họ|Soyadı|Mbiemri',
    '/subject/names/0/given': 'Given names|Prénoms|Nombres|الاسم الأول|Имя|Tên và tên đệm|Adı|Emri',
    '/subject/names/0/patronymic':
      'Patronymic, father’s name|Patronyme, nom du père|Patronímico, nombre del padre|اسم الأب|Отчество, имя отца|Phụ danh, tên cha|Baba adı|Atësia',
    '/subject/names/0/whole':
      'Name in one piece|Nom d’un seul tenant|Nombre completo sin separar|الاسم كاملًا|Имя целиком|Họ tên viết liền một ô|Tek parça ad|Emri i plotë',
    '/subject/names/-/whole':
      'Other names, between semicolons|Autres noms, séparés par des points-virgules|Otros nombres, separados por punto y coma|أسماء أخرى مفصولة بفاصلة منقوطة|Другие имена через точку с запятой|Các tên khác, cách bằng chấm phẩy|Diğer adlar, noktalı virgülle|Emra të tjerë, me pikëpresje',
    '/subject/born/0/on': 'Born on|Né le|Nacido el|تاريخ الميلاد|Дата рождения|Ngày sinh|Doğum tarihi|Datëlindja',
    '/subject/born/0/toleranceYears':
      'Born on: Tolerance in years|Né le: Tolérance en années|Nacido el: Tolerancia en años|تاريخ الميلاد: التفاوت بالسنوات|Дата рождения: Допуск, лет|Ngày sinh: Dung sai (năm)|Doğum tarihi: Pay (yıl)|Datëlindja: Toleranca në vite',
    '/subject/sex': 'Sex|Sexe|Sexo|الجنس|Пол|Giới tính|Cinsiyet|Gjinia',
    '/subject/nationalities': 'Nationality|Nationalité|Nacionalidad|الجنسية|Гражданство|Quốc tịch|Uyruk|Shtetësia',
    '/subject/birthPlaces':
      'Place of birth|Lieu de naissance|Lugar de nacimiento|مكان الميلاد|Место рождения|Nơi sinh|Doğum yeri|Vendlindja',
    '/subject/documents/0/number':
      'Documents: Document number|Documents d’identité: Numéro du document|Documentos: Número de documento|الوثائق: رقم الوثيقة|Документы: Номер документа|Giấy tờ: Số giấy tờ|Belgeler: Belge numarası|Dokumentet: Numri i dokumentit',
    '/subject/documents/0/issuer':
      'Documents: Issuing state|Documents d’identité: État émetteur|Documentos: Estado emisor|الوثائق: دولة الإصدار|Документы: Государство выдачи|Giấy tờ: Quốc gia cấp|Belgeler: Veren devlet|Dokumentet: Shteti lëshues',
    '/subject/documents/0/type':
      'Documents: Type of document|Documents d’identité: Type de document|Documentos: Tipo de documento|الوثائق: نوع الوثيقة|Документы: Вид документа|Giấy tờ: Loại giấy tờ|Belgeler: Belge türü|Dokumentet: Lloji i dokumentit',
    '/subject/documents/0/expiresOn':
      'Documents: Expires on|Documents d’identité: Expire le|Documentos: Caduca el|الوثائق: تنتهي في|Документы: Действителен до|Giấy tờ: Hết hạn ngày|Belgeler: Son geçerlilik tarihi|Dokumentet: Skadon më',
    '/subject/heightCm':
      'Height in cm|Taille en cm|Estatura en cm|الطول بالسنتيمتر|Рост, см|Chiều cao (cm)|Boy (cm)|Gjatësia në cm',
    '/subject/addresses': 'Addresses|Adresses|Direcciones|العناوين|Адреса|Địa chỉ|Adresler|Adresat',
    '/subject/marks':
      'Distinguishing marks|Signes particuliers|Señas particulares|علامات مميزة|Особые приметы|Đặc điểm nhận dạng|Ayırt edici özellikler|Shenja dalluese',
    '/subject/note': 'Remarks|Remarques|Observaciones|ملاحظات|Примечания|Ghi chú|Açıklamalar|Shënime',
  },
  organisation: {
    '/subject/names/0/whole':
      'Name in one piece|Nom d’un seul tenant|Nombre completo sin separar|الاسم كاملًا|Имя целиком|Họ tên viết liền một ô|Tek parça ad|Emri i plotë',
    '/subject/names/-/whole':
      'Other names, between semicolons|Autres noms, séparés par des points-virgules|Otros nombres, separados por punto y coma|أسماء أخرى مفصولة بفاصلة منقوطة|Другие имена через точку с запятой|Các tên khác, cách bằng chấm phẩy|Diğer adlar, noktalı virgülle|Emra të tjerë, me pikëpresje',
    '/subject/countries': 'Countries|Pays|Países|البلدان|Страны|Các nước|Ülkeler|Vendet',
    '/subject/identifiers/0/number':
      'Registration numbers: Document number|Numéros d’immatriculation: Numéro du document|Números de registro: Número de documento|أرقام التسجيل: رقم الوثيقة|Регистрационные номера: Номер документа|Số đăng ký: Số giấy tờ|Kayıt numaraları: Belge numarası|Numrat e regjistrimit: Numri i dokumentit',
    '/subject/identifiers/0/issuer':
      'Registration numbers: Issuing state|Numéros d’immatriculation: État émetteur|Números de registro: Estado emisor|أرقام التسجيل: دولة الإصدار|Регистрационные номера: Государство выдачи|Số đăng ký: Quốc gia cấp|Kayıt numaraları: Veren devlet|Numrat e regjistrimit: Shteti lëshues',
    '/subject/addresses': 'Addresses|Adresses|Direcciones|العناوين|Адреса|Địa chỉ|Adresler|Adresat',
    '/subject/note': 'Remarks|Remarques|Observaciones|ملاحظات|Примечания|Ghi chú|Açıklamalar|Shënime',
  },
  'travel-document': {
    '/subject/number':
      'Document number|Numéro du document|Número de documento|رقم الوثيقة|Номер документа|Số giấy tờ|Belge numarası|Numri i dokumentit',
    '/subject/issuer':
      'Issuing state|État émetteur|Estado emisor|دولة الإصدار|Государство выдачи|Quốc gia cấp|Veren devlet|Shteti lëshues',
    '/subject/type':
      'Type of document|Type de document|Tipo de documento|نوع الوثيقة|Вид документа|Loại giấy tờ|Belge türü|Lloji i dokumentit',
    '/subject/issuedOn': 'Issued on|Délivré le|Expedido el|صدرت في|Выдан|Ngày cấp|Veriliş tarihi|Lëshuar më',
    '/subject/expiresOn':
      'Expires on|Expire le|Caduca el|تنتهي في|Действителен до|Hết hạn ngày|Son geçerlilik tarihi|Skadon më',
    '/subject/theftCountry':
      'Country of theft or loss|Pays du vol ou de la perte|País del robo o extravío|بلد السرقة أو الفقدان|Страна кражи или утраты|Nước bị mất|Çalındığı ya da kaybolduğu ülke|Vendi i vjedhjes ose humbjes',
    '/subject/theftOn':
      'Date of theft or loss|Date du vol ou de la perte|Fecha del robo o extravío|تاريخ السرقة أو الفقدان|Дата кражи или утраты|Ngày bị mất|Çalınma ya da kayıp tarihi|Data e vjedhjes ose humbjes',
    '/subject/nationalReference':
      'Police reference|Référence de la police|Referencia policial|مرجع الشرطة|Номер дела полиции|Số hồ sơ công an|Polis dosya numarası|Referenca e policisë',
    '/subject/note': 'Remarks|Remarques|Observaciones|ملاحظات|Примечания|Ghi chú|Açıklamalar|Shënime',
  },
  vehicle: {
    '/subject/category':
      'Kind of vehicle|Catégorie de véhicule|Categoría de vehículo|فئة المركبة|Категория транспортного средства|Loại phương tiện|Araç türü|Kategoria e mjetit',
    '/subject/vin':
      'Chassis number (VIN)|Numéro de châssis (VIN)|Número de bastidor (VIN)|رقم الهيكل (VIN)|Номер шасси (VIN)|Số khung (VIN)|Şasi numarası (VIN)|Numri i shasisë (VIN)',
    '/subject/plate': 'Plate|Plaque|Matrícula|اللوحة|Госномер|Biển số|Plaka|Targa',
    '/subject/plateCountry':
      'Country of the plate|Pays de la plaque|País de la matrícula|بلد اللوحة|Страна номера|Quốc gia của biển số|Plakanın ülkesi|Vendi i targës',
    '/subject/make': 'Make|Marque|Marca|الصانع|Марка|Nhãn hiệu|Marka|Prodhuesi',
    '/subject/model': 'Model|Modèle|Modelo|الطراز|Модель|Kiểu loại|Modeli',
    '/subject/colour': 'Colour|Couleur|Color|اللون|Цвет|Màu|Renk|Ngjyra',
    '/subject/year':
      'Year of manufacture|Année de fabrication|Año de fabricación|سنة الصنع|Год выпуска|Năm sản xuất|Üretim yılı|Viti i prodhimit',
    '/subject/engineNumber':
      'Engine number|Numéro de moteur|Número de motor|رقم المحرك|Номер двигателя|Số máy|Motor numarası|Numri i motorit',
    '/subject/theftCountry':
      'Country of theft or loss|Pays du vol ou de la perte|País del robo o extravío|بلد السرقة أو الفقدان|Страна кражи или утраты|Nước bị mất|Çalındığı ya da kaybolduğu ülke|Vendi i vjedhjes ose humbjes',
    '/subject/theftOn':
      'Date of theft or loss|Date du vol ou de la perte|Fecha del robo o extravío|تاريخ السرقة أو الفقدان|Дата кражи или утраты|Ngày bị mất|Çalınma ya da kayıp tarihi|Data e vjedhjes ose humbjes',
    '/subject/note': 'Remarks|Remarques|Observaciones|ملاحظات|Примечания|Ghi chú|Açıklamalar|Shënime',
  },
  firearm: {
    '/subject/serial':
      'Serial number|Numéro de série|Número de serie|الرقم التسلسلي|Серийный номер|Số seri|Seri numarası|Numri serial',
    '/subject/serialObliterated':
      'Serial number obliterated|Numéro de série effacé|Número de serie borrado|الرقم التسلسلي مطموس|Серийный номер уничтожен|Số seri bị tẩy xoá|Seri numarası silinmiş|Numri serial i fshirë',
    '/subject/make': 'Make|Marque|Marca|الصانع|Марка|Nhãn hiệu|Marka|Prodhuesi',
    '/subject/model': 'Model|Modèle|Modelo|الطراز|Модель|Kiểu loại|Modeli',
    '/subject/calibre': 'Calibre|العيار|Калибр|Cỡ nòng|Kalibre|Kalibri',
    '/subject/type':
      'Kind of firearm|Type d’arme à feu|Tipo de arma de fuego|نوع السلاح الناري|Вид огнестрельного оружия|Loại súng|Ateşli silah türü|Lloji i armës',
    '/subject/originCountry':
      'Country of manufacture|Pays de fabrication|País de fabricación|بلد الصنع|Страна изготовления|Nước sản xuất|Üretim ülkesi|Vendi i prodhimit',
    '/subject/importCountry':
      'Country of last legal import|Pays de la dernière importation légale|País de la última importación legal|بلد آخر استيراد قانوني|Страна последнего законного ввоза|Nước nhập khẩu hợp pháp cuối cùng|Son yasal ithalat ülkesi|Vendi i importit të fundit ligjor',
    '/subject/year':
      'Year of manufacture|Année de fabrication|Año de fabricación|سنة الصنع|Год выпуска|Năm sản xuất|Üretim yılı|Viti i prodhimit',
    '/subject/illicit':
      'Why it is illicit|Pourquoi elle est illicite|Por qué es ilícita|سبب عدم المشروعية|Почему незаконно|Vì sao bất hợp pháp|Neden yasa dışı|Pse është e paligjshme',
    '/subject/theftCountry':
      'Country of theft or loss|Pays du vol ou de la perte|País del robo o extravío|بلد السرقة أو الفقدان|Страна кражи или утраты|Nước bị mất|Çalındığı ya da kaybolduğu ülke|Vendi i vjedhjes ose humbjes',
    '/subject/theftOn':
      'Date of theft or loss|Date du vol ou de la perte|Fecha del robo o extravío|تاريخ السرقة أو الفقدان|Дата кражи или утраты|Ngày bị mất|Çalınma ya da kayıp tarihi|Data e vjedhjes ose humbjes',
    '/subject/note': 'Remarks|Remarques|Observaciones|ملاحظات|Примечания|Ghi chú|Açıklamalar|Shënime',
  },
  vessel: {
    '/subject/names/0/whole':
      'Name in one piece|Nom d’un seul tenant|Nombre completo sin separar|الاسم كاملًا|Имя целиком|Họ tên viết liền một ô|Tek parça ad|Emri i plotë',
    '/subject/names/-/whole':
      'Other names, between semicolons|Autres noms, séparés par des points-virgules|Otros nombres, separados por punto y coma|أسماء أخرى مفصولة بفاصلة منقوطة|Другие имена через точку с запятой|Các tên khác, cách bằng chấm phẩy|Diğer adlar, noktalı virgülle|Emra të tjerë, me pikëpresje',
    '/subject/imo':
      'IMO number|Numéro OMI|Número OMI|رقم المنظمة البحرية الدولية|Номер ИМО|Số IMO|IMO numarası|Numri IMO',
    '/subject/mmsi': 'MMSI number|Numéro MMSI|Número MMSI|رقم MMSI|Номер MMSI|Số MMSI|MMSI numarası|Numri MMSI',
    '/subject/callSign':
      'Call sign|Indicatif d’appel|Distintivo de llamada|إشارة النداء|Позывной|Hô hiệu|Çağrı işareti|Shenja thirrëse',
    '/subject/flag':
      'Flag state|Pavillon|Pabellón|دولة العلم|Государство флага|Nước treo cờ|Bayrak devleti|Shteti i flamurit',
    '/subject/type': 'Kind|Type|Tipo|النوع|Вид|Loại|Tür|Lloji',
    '/subject/owner': 'Shipowner|Armateur|Armador|مالك السفينة|Судовладелец|Chủ tàu|Armatör|Pronari i anijes',
    '/subject/note': 'Remarks|Remarques|Observaciones|ملاحظات|Примечания|Ghi chú|Açıklamalar|Shënime',
  },
  aircraft: {
    '/subject/registration':
      'Registration|Immatriculation|Matrícula|التسجيل|Регистрационный знак|Số đăng bạ|Tescil işareti|Regjistrimi',
    '/subject/serial':
      'Serial number|Numéro de série|Número de serie|الرقم التسلسلي|Серийный номер|Số seri|Seri numarası|Numri serial',
    '/subject/model': 'Model|Modèle|Modelo|الطراز|Модель|Kiểu loại|Modeli',
    '/subject/operator': 'Operator|Exploitant|Operador|المشغّل|Эксплуатант|Người khai thác|İşletmeci|Operatori',
    '/subject/country': 'Country|Pays (État)|País|البلد|Страна|Nước|Ülke|Vendi',
    '/subject/note': 'Remarks|Remarques|Observaciones|ملاحظات|Примечания|Ghi chú|Açıklamalar|Shënime',
  },
};
