/**
 * Makers and brands of firearms with their codes, one a line. Facts of the NCIC 2000 code list as published by the
 * United States in NIEM (a work of its government, in the public domain), release at 42f64d8; names were freed of the
 * notes that stand beside them there, brands of a maker's code replaced by the maker. Generated; makers that need
 * more than one name are in `firearm-makes.ts`, which takes precedence.
 */
export const NCIC_GUN_MAKES = {
  source: 'NIEM/NIEM-Releases@42f64d8, niem/ncic_2000/1.0/ncic_2000.xsd, code list MAK',
  asOf: '2007',
  lines: `AAC AA Arms
AAD American Arms/Delta Sparks,Nevada
AAI American Arms International
AAK Arkawa Kogyo K. K
AAL Armalite
AAM American Arms & Ammo
AAR American Arms
AARCO Arlington Wa Arnold Arms
AAS Armi Atis
ABC Abercrombie & Fitch (A & F)
ABD A. B
ABE Abadie
ABH Aramberry Hermanos
ABM Abesser & Merel
AC Arcus
ACA Arcoa
ACC Accu-Tec
ACH Acha/Acha Hermanos
ACI Acier Comprime
ACK Ackley, P. O
ACL Action Arms
ACO Arrizabalaga, Calixto
ACP Arms Corp. of America
ACS Amerigo Cosmi
ACT Action/Action 1920 Model
ACU Accu-Match International
ADA Adams
ADC Aguirre, Pedro Arosa
ADE Ares Defense Systems Blacksburg, Va
ADL Adler/Adlerwaffenwerke
ADS Aldens (Chieftan)
ADV Advanced Armaments, Inc., Texas
AEC Armeria El Cazador
AEE Ameetec
AER American Arms
AES Amero Espeeialistas Reunidas
AET Aetna Arms
AFF American Frontier Firearms
AGC Armory Gun
AGL Atkin, Grant & Lang
AGM Agramonte, Ed
AGR Agristin-Farar-Espana
AGS August Schuler
AGT Aguirre y Aranzabal
AGU Aguro
AGW Agawam Arms
AHA Alpha Arms
AIC Aimco Houston, Tx
AIE Amtec 2000Gardner, MA
AII American Industries
AIK Aiken, Henry
AIL Accuracy International Limited
AIM American Import Co. (Taico)
AIN Armitage International
AJD A. Joseph Defourny
AJO Alexander James Ordnance
AKT Akliengesellschaft
ALA Alkar/Alkartasuna
ALB Akah
ALC Armeria El Ciervo
ALD Aaa/Aaa
ALE Allen, Ethan
ALF Alfa
ALL Allies
ALM Alamo
ALN Allen
ALP Alpine Industries
ALS Allied Arms
ALW Allen & Wheelock
ALX Alexia
ALY Alchemy Arms Company
AM American Arms
AMA America
AMC American Club
AMD American Derringer
AMF American Craftsmen
AMH American Firearms
AMI American Standard Tool
AMJ American Derringer
AMM American Steam Works
AMN Ames, N. P
AMP Armsport
AMR Amadeo Rossi
AMS Amsden, R. W
AMT AMT (Arcadia Machine & Tool)
AMU Amuategui, Martin
AMW American S & W
ANC Anciens Establishments Pieper
AND Andrus & Osborn
ANG Avenger
ANL Arsenal
ANO Arizmendi, Norberto
ANS Anschutz
ANY Anson & Deeley
ANZ Angelo Zoli
AOA Areito-Auriena
AOC Auto-Ordnance
AOG Antonio Gil
APC Apache
APD Aim, Incorporated
APH Apaolozo/Apaolozo Hermanos
APL Apollo
APR Armscor Precision
APT American Spirit Arms
ARA Arana y Cie
ARB Ar-7 Industries
ARC Armigas-Comega
ARE Arizaga, Eusebio
ARF Armaf
ARG Argler
ARH Armament Technology
ARI Arisaka
ARJ Aristocrat
ARK Arizaga, Caspar
ARL Arlington Ordnance
ARM Arminex
ARN Arminius
ARP Arriola
ARQ Armera
ARR Campeon/Campeon Patent
ARS A. R. Sales
ART Artigis
ARU Arva
ARV Aramberri, Victor, & Sons
ARZ Arizmendi, Francisco
ASA Advanced Small Arms Industries
ASB Armi Sport
ASC Ascaso, F
ASH Ashton (P. H. or W.)
ASL Arsenal USA
ASM Armi San Marco
ASN Austen
ASO Aston (W. or H.)
ASP Armi San Paolo
ASS Ardessa
AST Astra
ATA Artistic Arms
ATC ATC
ATG Advantage Arms
ATH Arms Technology
ATL Atlas
ATM Ata Arms
ATO Auto Nine Corp. Parma, Id
ATR Australian Arms
ATZ Armi Tecniche de Emilio
AUA Aurora
AUB A. J. Aubrey
AUM Automatic
AUO Automatic Arms
AUP Automatic Pistole ZKPMilitary weapons
AUQ Auto Mag
AUR Autograde
AUT Automatique Francaise
AVC Advanced Armament, Georgia
AVI Avion/Avion Pistolet
AVT Avant Industries
AWA American Western Arms
AWC American Weapons
AWI AWI
AWS A W C Systems Technology
AXA Alexander Arms
AYA AYA
AYG Aguirre Y Cia
AYZ Arizmendi y Zulaica
AZB Arrieta & Azcoaga
AZC Antonio Aspiri
AZI Anzio Ironworks
BAB Baby
BAC B. A
BAD Ballester-Riguad
BAF Ballard & Fairbanks
BAG Barrenechea & Gallestegue
BAI Bailey, Thomas
BAK Baker Gun
BAM Baltimore Arms
BAO Angelo & Emelis Boniotti
BAS Basculant
BAT Batavia/Batavia Leader
BAU Bauer Firearms
BAW Baldwin
BAY Baby Dragoon
BBA Big Bear Arms
BBC Berben
BBD Boston Bull Dog
BBE Beebe Arms
BBN Bruno Bolognini
BCA B. C. Automatic
BCK Becker
BDA Breda
BDH Broadhead Armory
BEA Beaumont-Vitali
BEB Bergereon
BEC Becker & Hollander
BED Bernedo
BEE Beesley
BEF Berdan
BEG Bergmann, Theodor
BEI Beistegui
BEJ Ben Franklin
BEK Berkshire
BEN Bernardelli
BEO Bernardon-Martin
BEQ Berent Steel
BER Bantam
BEW Berns Wholesale
BFA B. F. Arms Manufacturer
BFC Bonnell Firearm
BFD Baford Arms
BFF Buffalo Arms
BH Baby Hammerless
BHA B & H Small Arms
BHE Belknap Hardware
BHI Bahia
BHN Big Horn Arms
BHP B. H
BHT Bushmaster
BII BII Sales
BIJ Bijou
BIT Bittner, Gustav
BIZ Bizzini
BJA Belategui, Juan Antonio
BJH Blue Hen
BJM Benjamin
BJO Bjorgum
BJT Bellmore-Johnson Tool
BJW Blaser Jagdwaffen
BKG Buckeye Gun
BKL Baikal
BLC Blumenfeld Imports
BLD Ball & Williams
BLG Bliss & Goodyear
BLS Bluegrass Armory
BLU Blunt & Syms
BMI Briley Mfg Lic
BMN Beeman
BNA Bond Arms
BND Burnsides
BNE Andrea Benetti
BNL Benelli
BNM Bascaran, Martin A
BNZ Bonanza
BOB Bobcat Weapons
BOC Bohica
BOH Borchers
BOJ Bojho
BOO Boone, Daniel
BOR Borchardt, Hugo
BOS Boss
BOT Boltun
BOU Bolumburu, Gregorio
BOX Bock
BOZ Armas Bost
BRA Brazier
BRB Brandon
BRC Ballard Rifle & Cartridge, Llc Cody, Wy
BRF Bristol Firearms
BRG Bridge Gun
BRK Brooklyn Arms
BRL Bauer, Karl
BRN Bren
BRO American Browning
BRQ Browerduit
BRV Brevettate Industria Armi
BRW Brown Mfg
BRX Brixia
BRY Bryco Arms
BRZ Brno Zbrojovka
BSA Besa
BSC Brescia Armas
BSF Bayerische Sportwaffenfabrik
BSL Bes-Tof-Al
BSM Beschi, Mario
BSP Bar-Sto Precision Twenty-Nine Palms, Ca
BSS BS or B/S
BSW Berlin Suhler Waffen
BTA Benet Arms
BTE British Enfield
BTF Belmont Firearms
BTM Bul Transmark
BTT Bettinsoli Tarcisio
BUA Buffalo Arms
BUC Buchel
BUD Buddie Arms
BUE Bullfighter
BUG Burgess
BUH Buhag
BUL Bulldog
BUO Burgham
BUP Bang Up
BUQ Baroness
BUR Burgo/Burgsmueller, Karl
BUS Buscher Strotmodell
BUT Butterfield, Jesse S
BUU Bussu
BVZ Brevez-AW.410 gauge single-shot shotgun
BW Bohnmische Waffenfabrik
BWA B. West Imports
BWI Bowers Industries
BYC Berestian & Cia
BZA Berasaluze Areitio Aurtena
BZD Bozard
BZI Battista Rizzini
CAA Carcano
CAC Charter Arms Corporation
CAD Cascade Arm
CAE Calvert, John
CAF Cafeld
CAG Campo Giro
CAI Century Arms
CAL California Arms
CAN Catabria
CAP Capitan
CAR Carolina Arms
CAS Ca-Si
CAT CATCONapa,CA
CAU Caucelegui
CAV Cavalry Arms
CB Colombia Fuerzas Militares
CBB Cobb Mfg
CBC CBC (Cia Brazileria de Cartuchos)
CBR Cobra Enterprises
CCI Competitor Corporation
CCO Charco
CDE Cascade Arms
CDL Classic Doubles
CDM CDM (Criterion Die & Machine Co.)
CEE Centaure
CEL Celta
CES Cesar
CET CETMESee also Heckler & Koch
CFG Cherry's Fine Guns
CFI Champlin Firearms
CFR Cephyr
CGI Caesar Guerini
CH C. H
CHA Chatellerault
CHB Chicago
CHC Chantecler
CHD Charles Daly
CHE Charles Lancaster
CHF Chicago Firearms
CHI Christensen Arms
CHK Cherokee Arms
CHL Churchill, E. J
CHM Chimere Reinoir
CHN Chan Chan
CHO Chicago Arms
CHR Chicago Derringer
CHS Chapuis France
CHT Chamelot Type
CHU Charola-Anitua
CHW Chylewski
CHY Cheyenne
CIA Century International Arms
CIE Ciener, Jonathan Arthur
CIL Canadian Industries, Ltd. (C.I.L.)
CIM Cimarron Arms
CJA China Jingan Equipment
CJM Chopitea Jose Maria
CKA Central Kentucky Arms
CLA Clabrough & Sons
CLC Clic-Clac
CLD Claridge Hi-Tec
CLE Clement
CLI Clair
CLK Cannon Block
CLM Climax
CLS Classic Arms
CLT Colt
CLV Cleveland Arms
CMC Challenger Mfg
CMF Century Manufacturing
CMG Covert Arms Mfg
CML Continental Machine Tool Co
CMM CMMG
CMR Cougar Arms
CMS Cooksey Machine Shop
CMT Clement-Neumann
CNC COP
CNM Cuno Melcher
CNW Continsowla
CO Coast-to-Coast Stores
COA Cobra
COB Cobolt
COC Cockerill
COD Cody Mfg
COE Connecticut Arms & Mfg
COF Colton Firearms
COG Cogswell & Harrison
COI Coliat
COL Collath
CON Colonial
COO Continental
COP Cooper Firearms Mfg
COQ Continental Arms
COS Constabler
COT Corrientes
COV Cooey
COW Cow Boy
COX Counet
COY Cow Boy Ranger
COZ Corzo
CPI Commercial Products
CPK Chipmunk Mfg
CPL Compass Lake Engineering
CPN Champlin/Champlin-Hasdins
CPT Component Metal Products
CRA Craig
CRE Crescent
CRG Crucelegui
CRI Criolla
CRM Crestwood Arms
CRO Crosman Arms
CRT Craft Product
CRU Crucero
CRV Carlo Riva
CRW Crown City Arms
CSB Bruno Castellani
CSC Caspian Arms
CSD Crusader Arms
CSF Crossfire Llc Lagrange Ga
CSL Casual Arms Corp. Afton, Wy
CSP Coonan Arms
CSS Crossfire
CTA Centennial Arms
CTC Cotter
CTD Chesterfield Armament Chesterfield, Va
CTL Carlo Cassartelli
CTR Charter 2000
CTY Century
CVA Connecticut Valley Arms
CVR Caver
CWC Calwestco
CWL Continental Weapons
CZR Czar
CZU C Z U.S.A
DAA Dakin
DAB Davis Industries
DAC Dance Bros. & Park
DAD Davis Arms
DAE Darne shotguns
DAI Daisy (Heddon)
DAK Dakota
DAL Daredevil
DAP Dardick
DAR Darling (B. or B. M.)
DAU Daudeteau, L
DAW Davis-Warner Arms
DAX Davis Guns
DAY Dansk Rekylriffel Syndikat
DBA Dubiel Arms
DBS Double Star Corp., Winchester, Kentucky
DCI Dan Coonan Industries
DCR Dacin, Roger
DDE Dornaus & Dixon Enterprises
DEA Demon "Marine"
DEB Defense
DEC Decker
DEE Defender (handgun)
DEF Defiance
DEG Degtyarev
DEH Deringer, Henry, Sr. & Jr
DEI Decortis, G
DEK Dek-Du
DEL Delphian Arms
DEM Delu, Fabrica D'Armes F
DEN Demontant
DEO Demon
DER Derringer
DET Detective
DEV Detroit Arms
DEX Deluxe (Pistol)
DEZ Deutsche Treff
DFC Danl. Fraser & Company
DIA Diamond Arms
DII Desert Industries
DIN Diana
DIO Dickson
DIR Diarm, S.A.Deba, Spain
DIS Dickinson, E. L
DIT Dictator
DIW Daiwa
DIX Brown Bess (Grice)
DKA Dakota Arms
DKC Dickson Capital
DKI Doki
DLK Dlask Arms
DMA Demain
DMO Diemaco
DMR Damar
DMW D. M. W
DMX D-Max Industries
DND Denard, John C
DNR Davis, N. R., & Sons
DOD D'Ordnance
DOK Danok
DOM Dorman
DON Domino.22 target pistols
DOR Dormus
DOS Dos Leones
DOU Douglas
DPH Dal Phon Sa. Shelton, Wa
DPM Defense Procurement Manufacturing
DRE Dreadnought
DRU Dreux
DRV Drulov
DSA DSA
DSC Dschullnigg
DSM Frank de Haas
DSP Discover
DTC Defense Technology
DTN Detonics
DTS Detonics USA
DUC Duco
DUO Duo
DUT Dutch Hembrug
DVL Davalon
DVO Davidson Firearms
DVT Davenport
DWA Diawa
DWM Deutsche Waffen & Munitions
DWO Daewoo
DWP Dawson Precision
DYN Dynamite Nobel
EAB European American Armory
EAE Eastern Sports
EAG Eagle Arms
EAM European American Arms
EAR Earthquake
EAS Arrostegui, Eulogio
EAT Eastern Arms
EBP Ed Brown Products
ECE Basquemodel Of Echasa - Eibar
ECL Eclipse
ECM Buffalo Scout
ECP Eclipse
ECR Encore
ECV Hijos de A. Echeverria
ECY E. A.Echave Y Arizmendi,,Also See
EDM Edm'L Arms
EDR Eusta/Eusta-Schieder
EDY Eddy Mfg. Co. (EMC)
EEA Eagle Arms
EFC Eastern Firearms
EFF Effebi Snc Inc., Italy
EGL Eagle Gun
EGW Enterprise Gun Works
EIG Eig Cutlery
EIN Einhand
ELB Elderkin & Sons
ELC El Cid
ELE Eley/Eley-Kynoch
ELF El Faisan
ELL Elliott
ELP El Perro
ELR Elbert
ELS Ells, Josiah
ELY Electric City
EMA Empire Arms
EMC E.R. Maples
EME Bodyguard
EMF EMF Co.
EMI E & R Machine
EMK Emdeko International
EMP Empire State Arms
ENA Enterprise Arms
ENC Encom America
ENF Enfield
ENI ENCOMSee also Enfield America
ER Erika
ERI Armas Erbi
ERL Erl Svendsen
ERM Erma/Erma Werke
ERQ Erquiaga, Marguruza, y Cia
ERR Antonio Errasti
ESC Escodin
ESE E. A
ESP Esperanza
ESR Espingarda
ESX Essex Arms
ETA Estal
ETI Emerging Technologies
ETL Eurostahl
ETN Etna
ETR Eastern
ETU Estul
ETW Ernst Thelmann Werke
EUK Euskaro
EUM Euromanufacture
EUR Euroarms
EVB Ever Best
EWB Ewbank Mfg
EXA Excalibur
EXC Excelsior
EXE Exel Arms of America
EXL Excel Industries
EXP Expert Rifle
EXR Express
EXT Ancion-Marx
FAA FAB ARM or FABARM
FAB Fabrique D'Armes de Guerre de
FAC Freedom Arms
FAD Fade
FAE Fraser Arms
FAG A. Fagnus
FAI D. G. F. M
FAJ Fajen Mfg
FAL Falcon
FAM Famars di-Abbiatico & Salvinelli
FAO Bruno Alberti Italy
FAR Far
FAS Fabrica Armi Sarezzo
FAV Favorit
FAW Farwell Arms
FBA Fabrinor Arma Corta Y
FBC FAB (F. A. Bower)
FBM Factory
FBN FBN
FBR Armi Fabri
FBW Falling Block Works
FCL Alpine
FCW C. W. Franklin
FDA Fabrica D'Armas-IWA
FDL Federal Laboratories
FDO Duo
FEC Federal Engineering
FEE F. da de Escopatos
FEG Attila
FEH Ferlach
FEI Feinwerkbau
FEL Felia Arms
FEO Federal Ordnance
FER Fernwood Gun Supply
FET Feather Enterprises
FEU Ferunion
FFC Federal Firearms
FFP Fabrica D'Armi Fratelli Pietta
FFV FFV (Forenade Fabrik Verken)
FGN Frigon
FHQ Buckskin
FI Fiala Arms & Equip
FIA Fiat
FID Fidjeland
FIF Field & Fireside
FII Beretta USA
FIM Firearms International
FIN Finnish Lion/Finnish Lion Jr
FIO Fiocchi
FIP Best, The
FIR Firearms International
FJW Fahrzeug Und Jagdwaffgn
FKA Frankfort Arsenal
FLA Flaig's
FLE Fleming Firearms Collinsville,Ok
FLG Fritz Werke
FLK Felk Industries
FLO Florida
FLR Florida Firearms
FLS F And L
FME FAME
FMG Fabrica de Material de Guerra
FMJ F.M.J.Full Metal Jacket, Copperhill, TN
FNB Baby Browning
FNM F.N. Manufacturing
FNZ Franzite
FOA Folsom, H. & D., Arms
FOE Fosbery, G. V
FOI Foster Industries Hardwick, Vt
FOR Forehand Arms
FOS Foster Hardware
FOX A. H. Fox (Sterlingworth)
FOZ Ceska Zbrojovka
FPT F. Pedretti
FRB Franconia
FRG August Francolette
FRI Friedr
FRL Firing Line
FRM Frontier
FRN Frontier Bulldog
FRO Frontier
FRR Ferret
FRT Frontier (Revolver)
FRZ F.A.I.R., Tecni-Mec, I. Rizzini Italy
FSM Fire Storm Products, Wanamassa, Nj
FSO Fausti Stephano
FST Fausto Massi
FSU Francisco Sarruigarte
FTB Fratelli Bertuzzi
FTL F.T.L. Marketing
FTN Fulton Armory
FTP Fratelli Piotti Or Piotti Fratelli
FTR August Francotte
FUA Furr Arms Orem, Ut
FUL Fullerton
FUN Fundalum
FW Forehand & Wadsworth
FWF Fort Worth Firearms Ft Worth Tx
FYR Andrew Fyrberg
FZK Franz Kettner
GAA Buffalo
GAB Gabbett-Fairfax
GAC G. A. C
GAD Galand Arms
GAE Garate Anitua
GAG Gamble Stores/Gamble Skogmo
GAH Garrucha
GAN Garantazado
GAR Gordoney
GAS Gastinne Renette
GAT Gatling
GAV Armand Gavage
GAZ Gazanaga
GBK Greenback
GCI Gun Crafter Ind
GCL Carl Gustav
GCR Gercar
GE Danzig
GEA Galena Industries Bear Butte, Sd
GEC Dornheim, G. C
GEL Gevelot
GEM Gemtech
GEN General Precision Corp. (G. P. C.)
GEO Geco
GES Genrus Engineering
GEV Gevarm
GFC General Firearms
GFD Garfield.22 semiautomatic rifles
GH Grant Hammond
GHA Geha
GHM Gering, H. M
GIA Giscosa
GIC Gemini Investment
GIL Gilbert Equipment
GIM Armas Gib-Maximo
GJV Galef, J. L., & Son
GLA Gladiator
GLC Glock
GLE Glisenti
GLI Galil Israel
GLL Grulla Armas
GLN Golden State Arms
GLX Galaxy Enterprises
GLZ Glaze, William
GMA GMDo not confuse with General Motors
GMB Gamba
GMC GMF Co. (Guardian Mfg. Corp.)
GMM G. McMillan
GMO GAMO
GNC Gonic Arms
GND Grendel
GNO Gnom/Gnome
GOA A. Gilon
GOL Goliat
GON Goncz Armament
GOR Gorosabel, Pedro
GRA Great American
GRB Gras
GRC Gary Reeder Custom Guns
GRE Greener Martini
GRF Greifelt
GRG Fabrica Armi Gradoga
GRH Griffin & Howe
GRI Grieder, H. F
GRL Greeley Arms
GRN Greenfield
GRO George E. Rose Co. (Geroco)
GRP Group Industries
GRR Green River Rifle Works
GRS Gross Arms
GRT Grist Mill Manufacturer
GRU Gregorelli & Umberti
GSC Gene Simillion Custom
GSE Griffith & Semple
GSF Gunsmoke Enterprises
GSL Gallyon & Sons
GUC Gaucher Armes
GUI Guisasola Bros
GUN Guardian
GUR Gueure
GUS AVK-BVSee Gustloff
GUT Armi Guiseppe Tanfolglio
GUW Gun Works
GUZ Guipuzcoana la Industrial
GVL Gevelot of Canada
GW Great Western
GWG Griswold & Gunnison
GWL Grant, W. L
GYM Garate y Mendiba
GZA Gazelle Arms (Hisar Avcilik)
HAA Alex
HAB Habicht
HAF Hamal
HAH Hanscomb Hardware
HAI Hellenic Arms Industry
HAJ Haerens Tojhus
HAL C. G. Haenel
HAM Hamilton
HAN Handy/Handy Auto Pistol/Handy
HAO Elof Hansson
HAP Hauptli
HAQ Hammerli
HAR Hartman
HAS Frank Harrison Arms
HAT Hartford Arms
HAU Haut Rhin
HAW Hawes/Sauer
HBG Hemburg
HCR Horns Custom Rifles
HCS Hercules
HDD H & D (Henrion & Dassy)
HDH HDH
HDS Hendrick Sales & Engineering
HEA Hecla
HEC Heckler & Koch
HEE C. E. Heinzelmann
HEG Hege
HEJ Heinemann
HEM He-Mo
HEN Henry Gun
HER Herman
HES Hesse Ltd Invergrove,Mn
HET Hermitage (Arms or Gun Co.)
HEW Herter's
HEY Heym
HEZ Hermetic
HGW Harris Gunworks
HH Hy Hunter
HHE H & H Enterprises Redwood City, Ca
HHU Harrison & Hussey
HIB Chicago Long Range Wonder
HIH Hi-Point
HIP Hispano Argentina
HIS Ballester-Molina
HJI H.J. Industries
HJJ Henry, J. J., & Son
HKE Hawk Engineering
HKI Hawk Industries
HKR Hubenbeckler
HLD Helicodog
HLL Hall, J. H./Hall-North
HLM Holmes
HLY Holloway Arms Company
HNI Hatton Ind
HNM H & N Minicraft
HNV Hanover Arms
HOA Holt, Sam
HOB Hoban Mfg
HOD Hood Firearms
HOF Holland Firearms
HOH Holland & Holland
HOL Hollenbeck
HON Hornet
HOS Horsely
HOT Hotchkiss
HPP Hoppes
HR Harrington & Richardson
HRC Hamilton Rifle
HRF Hartford Armory
HRT Heritage Arms
HS High Standard
HSK Haskell
HSO Hollis & Sons
HSP H.S. Precision
HTN Holston Enterprises Piney Flats,Tn
HUB Hubertus
HUG Huglu
HUM Hummer
HUN Hunter Arms
HUS Husky
HV Hourat Et Vie
HWA Howa
HWK Hawken
HWP Hwp Enterprises
HY Hy Score
HYD Hyde
HYS Hyper
IAB Industria Armi Bresciane
IAC Indian Arms
IAG AGSee Galesi
IAI Irwindale Arms Incorporated
IAL Allen American
IAP International Antique
IAR Armotecnia
IBA Ibargun
IBE Iberia Firearms
ICE S.I.A.C.E
IDE Indesol
IDS International
IFA Investarm Fabrica D'Armi
IGA I.G.A.Veranopolis, Brazil
IGC Imperial Gun Co Ltd Surrey En
IGD IG Destroyer
IGL Inglis, John
IJ Iver Johnson
ILJ Ilja
ILL Illinois Arms
IMB Imbel
IMC I M Metal Ozalj, Croatia
IME Imperial
IMI I.M.I.
IMP IMP (Imperial Metal Products)
INA I. N. A.
INC Intratec USA
ING Ingram
INH International Harvester
INO Indian Ordnance
INR Interarms, Ltd. (Interarmco)
INS Interstate Arms
INT Intercontinental Arms
INV Invicta
INY Interdynamic
IOR Interord
IRP Irwin-Pedersen Arms
ISA Israel Arms
ISH Ishapor
ISI Israel Arms International
ISL Indian Sales
ISR Israeli
ITC Italo
ITD Itm Arms Company Aka Itm Tool & Die
ITG I. G. I. (Italguns International)
ITH Ithaca
ITM Industrial Technical Machine
IZH Izhevsk
JA Hamada
JAB Jabe/Escopetas Jabe
JAE Armi Jaeger/Armi Jager
JAG Jager
JAM Jerry's Gun & Ammo
JAN Jannsen/Jannsen Sons
JAR Jarmann
JBS Joe B. Smith
JCH Jericho Firearms
JCM JCM
JEI Jennings Firearms
JEN Jenkins Special
JFT Jennings Fine Tuning
JGT Guy T. Jones
JHA Jackson Hole Arms
JIE Jieffeco
JJC Jacquemart, J
JKI J-K Imports
JKS Jenks, William
JLD JLD Enterprises
JMO J. C. Montgomery
JMZ Jimenez Arms
JNN Jana International
JOA Joha
JOH Johnson Arms
JON Johnson, Bye
JOT Johnston-Tucker
JPE J's Pacific Enterprise
JPF John Pril Foote
JPN J P Enterprises
JRE J & R Engineering
JRW Jrw Sports
JSA Johnny's Armory Margate,Fl
JSN B. F. Joslyn
JTC Justice, P. S
JUK Jukar
JUS Just, Joset
JWL John W. Linebaugh
KAM Kaltmann
KAP Kappora
KAS Kahout & Spol
KAW Kawaguchiya Firearms
KAZ Ernest Kazik Milwaukee Wi
KCA Kansas City Arms
KDF KDF
KDU Kendu
KEB Kebler
KEC Kerrco
KEL Kessler
KEN Kentuckian
KER Emil Kerner
KES Kessler Arms
KEY Keystone Arms
KFF Kaffir
KHN KHAN
KHR Kahr Arms
KIB Kimball Arms
KIE Kimber
KIL Kirtland Bros
KIM Kimel/Kimel Ind
KIR Kirikkale (MKE)
KJO Kjobenhauns Toihuus
KKB Knickerbocker
KKC Husky
KKS K. K. Snashin Shojuki
KLB Kelblys
KLG Klein Guenther
KLR Kolar Arms Racine, Wi
KNI Knight Armament
KNR K. K. Nihon Ryoju Seike Seisakusho
KOA Kobra
KOB Kobold
KOD Kodiak Mfg
KOH Kohnke Gun Works
KOI Kolibri
KOK Kokura
KOL H. M. Kolb
KOM Kommer, Theodor
KOO H. Koon
KOR Korth
KRA Krag
KRD J. H. Krider
KRE Krepp
KRI Krieghoff Firearms
KRK Krinks
KSA Keystone Sporting Arms
KSI KBI
KSN KSN Industries
KTC Kel-Tec
KTG KTG Firearms
KTI Kintrek
KUS A. Krausser
KZL Keszler
LA J. H. Lau
LAA Larand
LAB Lanber Armas
LAC Lacha
LAD Ladies Pet
LAF Lauf Pence
LAM J. G. Landmann
LAN F. L. (F. Langenhan)
LAO Larose
LAP Lampo
LAR Laurona
LAS La France Specialties
LAT Lahti
LAW Harry Lawson
LAZ Lazzeroni Tucson,Az
LB Lob
LBA Le Basque
LBC Lebeau-Courally
LBI Les Baer Custom Incorporated
LBR Liberty
LBU Belleri, Luigi
LDA Lenoir & Logue
LDY Leader Dynamics
LEB Lebel
LEC J. Lloyd Lewis
LED Le Dragon
LEE Lee Arms
LEF Lefever
LEG Lee Special/Lee's Munner Special
LEH Britch
LEI Lefaucheux
LEJ Left Destroyer
LEK Le Fulgor
LEL Legia Demontants
LEM Le Majestic
LEN Lefner
LEO Le Martiny
LEP Le Mat
LEQ Le Novo
LER Le Page
LET Le Protecteur
LEU Le Rapide
LEV Lepco
LEW G. E. Lewismfr. of shotguns
LEX Le Sane Parei/Le Sans Pariel
LEY Jubala
LEZ Lester, L. M. & G. H
LFA Le Tout Acier Duc
LFB Lewes/Lewis
LFS Lee's Firearms
LGB Lasagabaster Hermanos Eibar, Sp
LHV Hans V. Lidl
LIA Little Pal
LIB Liberty Arms
LID Lindsay Mfg
LIG Lignose
LIM Little Tom
LIN Lincoln
LIO Liegeoise
LIP LIG (La Industria Guizpucoana)
LIR Little All Right (palm pistol)
LIT Lightning (pistol)
LJA L.E. Jurras & Associates
LJG Ljungman
LJU Ljutic Arms
LKE Lakefield Sales Limited
LLA Llama
LMF Lar Manufacturing
LMI Larranaga, Miguel
LMS Lames
LMT Liviaoitl
LND Leinad Ducktown,Tn
LOB Lobo
LOE Loewe, Ludwig
LOI Longines
LON Long Range Winner/Long Range Wonder
LOR John P. Lower
LOS Losada
LOV Lovell Arms
LOW Lowell Arms
LOY Loyola
LRE Lasserre
LRN Leech & Rigdon
LRW Liberty Arms Works
LSA LSA
LSC L. E. S
LSM Lone Star Armament
LSR Lone Star Rifle Company
LSS Le Secours
LST Lucheni, Stefano
LT Latvia
LTG Lithgow
LU Lun Ebrug
LUC Luchsgewehrfabrik
LUE Lutetia
LUG Luger
LUN Luna
LUR Deputy, L. A
LUT Luttick
LUX Lux
LUZ Lucznik Metal Factory
LWR Leitner Wise Rifle Co
LYM Lyman Gun
LZH LZH
LZL Laszlo
MAB Manufacture Automatiquesde Bayonne
MAC Mannlicher/Carcano
MAD Madsen
MAE Modele des Armes
MAF Manufrance
MAG Hijos de Jorge Bascaran
MAH Maltby & Henley
MAJ Mfg. D'Armes a Feu
MAK Markwell Arms
MAM Massachusetts Arms
MAN Mannlicher
MAO J. Manton
MAP Marksman Products
MAR Marlin
MAS FA MASSee also M. A. S
MAT M. A. T
MAU Mauser
MAV Makarov
MAW Marston, William M
MAX Maxim
MAY Mayor
MBA MB Associates
MBB Marteau
MBC M. A. C
MBL Marble
MBR Mars (pistols)
MCC Maltby, Corliss
MCG Merex Corp. Gebruder
MCH Manchester Arms
MCI Machine Crafters
MCL McLaughlin Gun Mfg
MCM Harris McMillan Gunworks
MCT Marcel Thys
MDA Audax
MDI Maadi
MDL Mandall Supply
MDM Manufacture Imperial de Mutzig
MDZ Mendoza
ME August Menz
MEA Melina
MEB Merwin & Bray
MEC Mexican Model
MED Ajax Army
MEE Merkel
MEF Meriden Firearms
MEI Meridian
MER Mereilleux
MET Meteor Rifles
MEU Competition
MEV Merveilleux
MEY Mercury
MFA Fabrica de Armas Mexico City
MGL Mitchel - Mogal
MGM Mega Machine Shop
MGN Magnum Research
MGT Mag
MGV Musgrave
MH Merwin & Hubert (M & H)
MHG Match Guns
MHN Manhurin, S. A.French-made Walther
MHU Mathieu Arms & Development
MIA Midland Gun
MIB Mekanika Industria E Comercio
MIC Madison Import
MID Milady
MIE Mieg, Armand
MIF Minneapolis Firearms
MIG Mighty Midget
MIH Michigan Armament
MII MIL Incorporated
MIL Military Automatic
MIM Minima
MIR Miroku
MIS Mississippi Valley Arms
MIX MAC
MKA Mikkenger Arms
MKB M K Ballistic Systems Hollister,Ca
MKI MK Arms
MKS MKS Supply
MKX Mk Specialties
MLE M. L
MMA Master Mag12 ga. shotgun
MMC Monomac
MML Modern Muzzle Loading
MND Mondial (blank pistols)
MNG Renato Menegon
MNN Fritz Mann (Mann Werke)
MNS Minnesota Arms
MNT Mentz
MOA Mosin-Nagant
MOB Montenegrin
MOC MOA Corporation
MOG Mondragon
MOM Hawthorne (Montgomery Ward)
MON Moneta-Guernica
MOO Moore, William
MOP Morley & Murphy Hdw
MOR Morrisburg
MOS Mossberg
MOT Monitor
MOV Mt. Vernon Arms
MOW Mowery Gun Works
MPA Masterpiece Arms, Inc. Carrollton, Ga
MPC Meiska Products
MRA Alex Martin
MRC Merill
MRE Manufacture Francaise
MRF Marochi & Figli
MRG Margolin
MRI Maroccini
MRK Marks
MRL J. H. Merrill
MRM Maverick Arms
MRR Merrimack Arms
MRS Mears
MRX Armas Marixa
MS Modesto Santos (MS)
MSA MSA
MSC Marshwood
MSI Masieri
MSK Meiji Seika Kaisha
MSN Matsan
MSP Man-Stopper
MSQ Masquelier
MSS M-S Safari Arms
MT Mountaineer
MTA Mateba
MTC Mitchell Arms
MTH Marathon Products
MTM Mitchell Mfg
MTN Martini/Martini-Henry
MTS MTS
MTT Manhattan Pocket Revolver
MUC Marson, Samuel
MUE Maeleer
MUK Musketeer
MUL Mueller
MVC M.V.T. Di
MVI Mavi di Salvinelli
MXW Maxwell Arms
MYD Maynard
MYR Mayer & Riem
MYS Mayor & Sons
MZA Muguruza
MZW Cos
NAA North American Arms
NAG Nagant (Revolvers)
NAN Naniwa Kogyo K. K
NAS Nashville Arms
NAV Naval Company, Incorporated
NCI Clayco
NCM Nowlin Custom Mfg. Claremore,Ok
NCP Ncp Products
NE Artillerie Inrichtigen
NEA Neumann Freres
NEB Newman Brothers
NEC New Carolina
NEE New England Arms
NEF New England Firearms
NEI New Empire
NEJ Ned. Magaziji
NEL New Liberty
NEM Nemrod
NEN Newton Arms
NEP Newport
NES Nesika Bay Precision, Inc. Poulsbo, Wa
NEW Newton
NFA North Fulton Arms Lawrenceville,Ga
NHK Nighthawk Custom
NHM Mayer, N. H. (NHM)
NIT King Nitro
NIV Niva
NJD N.J.D. Tacoma, Wa
NJK Nihon Juho Kogyosho
NMC Noramco
NMP Nambu (Pistols)
NMR Norrahammar
NOB Noble
NOD Nordheim
NOH North & Savage
NOI National Ordnance
NOL Norwich Lock Mfg
NOM Norma
NON Norinco
NOO Borealis (Brigadier W/Stock)
NOS North, Simeon
NOT Not Nac Mfg
NOU Nouveau
NOV Novamatic
NOW Nopwich Arms
NOY Noyo
NQQ Golden Eagle
NRC Norica
NRL Non-Raye
NSC Norris & Clement
NSP National Sports Products
NTK Nighthawk Firearms
NUM Numrich Arms
NVA Cutlass (Gun Kit)
NVL Naval
NVS Norfolk, Virginia
NWT New England Westinghouse/Remington
NYC Nippon Yuki Co
OAC Oddity Arms
OAK Oak Leaf
OAL Oregon Arms Limited
OBE Obregon
OBI O'Brien Rifle
OBR Obregon
ODC Ordnance Design
ODI O. D. I., Incorporated
OGA Firearms Development
OKC Marubeni America
OLP Olympic
OLY Olympia Pistole
OM OMBrand of Ojanguren y Marcaide
OMC OMC "Back Up"
OME Omega (Handguns)
ONA Onandia
OOW Ohio Ordnance
ORB Orbea
ORD Ordinanza
ORI Oregon Arms
ORM Ormachea
ORN Model D'Ordonnance
ORT Deutsche Werke (Berlin)
OSC Oscilante-Azul
OSG Osgood Gun Works
OSP Osprey
OST Osteneichisha
OTE Oterr-Sterr
OTY Ordnance Technology
OVO Ojanguren & Vidosa
OWA O. W. A
OWN Owen
OYE Oyez
PAA Palmetto Armory
PAC Par & Case
PAD Padre
PAF Pretoria Arms Factory
PAG Page-Lewis
PAH Parker-Hale rifle
PAI PAC (Pacific Arms Co.)
PAK Pakistan Ordnance Factories
PAL Paraga
PAM Paramount
PAO Pagoma
PAQ Paragon
PAR Parker/Parker Bros
PAS Parkhurst, William
PAW PAWSFor additional information, see
PBY H. O. Peabody
PCE Cap-Chure
PCH Pachmayr Gun Works
PCI Mountain Arms
PCS Precision Liegeoise S
PDA Pasadena Firearms
PDI Pneu-Dart,Inc
PEC Perfect
PED Pedersoli
PEI Perrin
PEL Pelican
PEN Penguin
PEO Peote
PER Alonzo D. Perry
PES Precision Small Parts (PSP)
PG Paxton & Gallegher (P & G)
PGI Perugini Visini
PGW PGW
PHE Phoenix Arms
PHR Phillip And Rogers
PIC Decatur
PIF Flobert
PIK Friedrich Pickert
PIM Pacific International
PJA Jaeger, Paul
PKI PJK
PKP Powell Knife/Pistol
PKR Parkington & Richardson
PLA Plant's Mfg
PLM Palmetto
PLY Plymouth
PMC Plainfield Machine
PMD Pistole M. 37 or M. 29Military pistol
PME Pistole Modell 27Military pistol
PMF Phelps Manufacturing, Co. Evansville, In
PMR Premier
PNA Penn Arms
PNC Prince
PND Peregrine Industries
PNY J. C. Penney
POC Police Ordnance Co.
POD Para Ordnance
POH Powder Horn
POI Polain, Prosper
POM Pompeya
PON Lucius W. Pond
POS POS (Pride of Spain)
POT Polytechnologies
POW Powell
POX Powermag
POY Pony
PPI Ppi Ducktown,Tn Mfg Of Pocket Pal
PRD Pardini
PRE E. A. Prescott
PRF Perfecta
PRG Progress
PRL Professional Ordnance
PRM Prima
PRN Paragon
PRO Protector
PRR Protector Arms
PRT Patriot
PRZ Perazzi
PSG Peter Stahl Paderborn, Germany
PTF Pirlot/Pirlot Freres
PUD James Purdey & Sons
PUP Puppy
PWA PWA (Pack West Arms)
PZK PZK
QAK H. M. Quackenbush
QUA Quan-Doi Cao-Dai
QUD Quan-Doi Quoc. Gia. L. M
RAB Ran
RAC Replica Arms
RAD Radom
RAF Rapid Fire Troy, Oh
RAM Ramo, Incorporated
RAN Texas-Ranger-Frontier
RAP Rapid-Maxima
RAR Raymond & Robitaille
RAS Rast & Gasser
RAT Ratmil
RAV Raven Arms
RAY Rayon
RBC Robar Co Inc Phoenix,Az
RBF R. B. Industries
RBI Rubi
RBL Robbins & Lawrence
RBR Robar et Cie
RBY Rouby
RC Chicom
RCK Reck
RDK Robar et Dekerkhove
REA Renegade
REC Record Match Pistols
REE Red Chieftan
REI Gene Reising Company
REJ James Reid
REL E. M. Reilly
REM Remington Arms
REP Republic
RET Retolaza
REU Revelation
REV Revelli
REX Rex
RFM Roberts Firearms Manufacturing
RFY REynolds, Plant, & Hotchkins
RGA Roth Gasser
RGE Galesi, Rino
RGI RG (With Numbers)
RGR Ranger Arms
RHB Rohrbaugh Firearms
RHI Rhode Island Arms
RHO Rhoner/Rhonie
RIA Richards, W
RIC Richland Arms
RID Rigaud
RIG John Rigby
RIL Rival
RIO Rio
RJB R. J. Braverman
RLI Ram Line
RMA R. M. A. C.
RMC Romarm/Cugir Ak Type Rifles
RMM Dreyse
RMN L. Romano Co
RMO Remo
RMP Rampro Corporation Wilmington,Nc
RMS Rocky Mountain Arms, Incorporated
RMT Ranger Machine & Tool (RMT)
RND Randall Mfg
ROD R B Rodda
ROE Rogers & Spencer
ROF Roth Frommer
ROG Roger
ROH Romer/Romerwerk
ROI Rock Island Armory
ROJ Red Jacket
ROM Rhoem Gesellschaft
RON Rollin White Arms
ROP Rock Pistol Mfg
ROR Ross Rifle
ROS Roth-Sauer
ROU Routledge Mfg
ROV Royal Service
ROW Rosebush, Waldo
ROY Royal Gun
ROZ Royal Small Arms
RPA Republic Arms
RPB RPB Industries
RPC Phillip Clay Roettinger
RRA Rock River Arms Cleveland,Il
RRC Riedlt Rifle
RRI Rogue Rifle Co. Prospect,Or
RRN Rome Revolver & Novelty
RRT R & R Enterprises Jefferson, Sd
RSE Arsenal
RST Roth-Steyr
RTA Romtehnica
RTS Ranch & Silva (RTS)
RUB Ruby Arms
RUP Rupertus
RUR Rural
RUU Russo-Chinois
RVL Rival
RWS RWS/Diana
RXO Rexio
RYA Royster Armament
RYE Ryan, E., Pistol Mfg
RYN Ryan
RZI Battista Rizzini
RZO Razno
SAA Sabatti & Tanfolglio
SAB S. A. Automatique
SAC S. A. C. M
SAD Sanders
SAE Sanderson
SAF Sabatier
SAG S. A. G. M. or S. A. G. E. M
SAH St. Hubert
SAI St. Louis Arms
SAK Sako
SAM Sarmco
SAN Sangenhau
SAO St. Gotthardt
SAP Sporting Arms Mfg
SAQ Felix Sarasqueta
SAR Salaverria
SAS Sahsho
SAX Agner
SAY S. A. (Suinaga y Aramberri)
SBA Shinbisha
SBI Armi Sabatti
SBU Serbu Fireams, Inc. Tampa, Fl
SCE Kaschie (Karl Schieder)
SCF Schoulhof, Wien
SCH A. W. Schwarzlose
SCI Schintad
SCK Shin Chuo Kohyo, K. K
SCL Schultz/Larsen
SCM Schmeisser
SCN Schonberger
SCP Scorpion
SCQ Schmidt-Rubin
SCR Bison
SCT Scott Arms
SCU Scout
SCY Security Industry of America
SD Saco Defense
SDA Stallard Arms
SDG Sucesor de e Guisasola
SDI Sabre Defense Ind
SDR Spider Firearms
SE R. F. Sedgley
SED Sedco Industries
SEJ Johann Springer's Erbin
SEL Simson
SEM Semmerling
SEN Serna
SEP Seecamp, L. W.Milford, CT
SEQ S. E. A. M
SER Sears Roebuck
SES Spesco
SET Sentinal Arms
SFA Freses Ames Schroeder
SFF Sheriff's Model
SFH Safety Harbor Firearms
SFM Shan Dong First Machinery Company, China
SGA Sterling Arms
SGD LH Gun
SGM Stag Arm
SGR Stinger Manufacturing Corporation
SGS Stan's Gunsmithing Service Webster,Nh
SGU State Arms Gun
SGW SGW Enterprises
SHA C. Sharps & Co. (Sharps & Sons)
SHB Old Reliable
SHC C. S. Shattuck Arms
SHD Shadow/Shadow Indy
SHE Sheridan
SHF Sheffield
SHG Schuyler, Hartley, & Graham
SHI Schilling
SHK Sharps & Hankins
SHM Schimel
SHN August Schnle
SHP Shapleigh Hardware
SHU Shue's Special
SHV Schover
SIA S. I. A
SIC Sickles Arms Co.
SIE Sierra Arms
SIG Hammerli
SII Springfield Firearms
SIL Sile
SIM Simmons
SIN Singer
SIR Sirkis Industries
SIS Sivispacem
SIT Sites Specter
SIV Simonov
SKB Athena
SKI Shiki (Copy Mauser M. P.)
SKN Shinkosha
SKO Skoda
SLA Specialty Arms
SLC Solingen Cutlery
SLF Salford Imports
SLH Shiloh Products (Sharps Rifle)
SLK Storm Lake Machine Inc. Lenoir City,Tn
SLM Steel City Arms
SLR SLLR
SLV Slavia
SMA Smimura
SMC Baker
SMF Steelville
SMG Saeilo Mfg., Ind
SMI Smith (not Smith & Wesson)
SMK Smok
SMM Otis A. Smith
SMO John M. Smythe Mdes. (or Hdw.)
SMP Simplex
SMS Smith-Sonian
SMT Smith Manufacturing
SMZ Sarsicmaz
SNA Francesco Serena
SNB Santa Barbara
SND Sendra Corporation
SNI Sundance Industries
SNL Stanley
SNM San Martin
SNN Shinn-A-Sipja
SNT Scheintod/Scheintot
SNV Standard Arms Of Nevada Reno, Nv
SOC Societe Anonyme
SOD Societe D'Armes
SOI Franz Sodia
SOK Sokolovsky Corp. Sunnyvale, Ca
SOL Solway
SON Solothurn
SOO Stanley Tool Co.
SOP Soper
SOS Guilio Sosso
SOT Southwest Manufacturing Chandler,Az
SPB Spiller & Burr
SPC Standard Products
SPD Spandau
SPE Special Service
SPF Sport Arm of Florida
SPG Spencer Rifle
SPH Spanish American War Vintage
SPI Spirlet
SPL San Paulo
SPM Sportsman
SPO Sportco
SPP Sportarms
SPQ Spencer Rifle
SPR Springfield Arms
SPS Spesco
SPW CYQ"CYQ" is coding on Spreewerk guns
SPX Sphinx Engineering, SAFormer ITM
SQB Squibman
SR Bearcat
SRA Sporting Arms
SRC Charles Steen Armament Co. (Sarco)
SRD Sardius Industries
SRE Spitfire Mfg
SRF Serrifile
SRI Shilen Rifles
SRM Storm
SRN Stern
SRQ Saraquesta, Victor
SRV Service Armament
SSC Sampson Mfg
SSE Sites
SSG Schmeisser & Simpson
SSK K-Mart
SSP Silma Sporting Gun
SSS Abiline Marshal
SSU Secret Service
ST Acme Arms
STA Bonifacio Echeverria
STB Staggs Bilt Products
STD Standard Arms
STE Steyr
STF Stillers Precision Firearms
STG Stinger Manufacturing
STH Strayer Tripp, International
STJ Grant, Stephen, & Joseph Land
STL Sterling
STM Starr Arms
STN Sten
STO Franz Stock
STQ Albin Wall
STR A. Stroeger
STT Scotti
STU Australian Automatic Arms
STV Eugene Stoner
STW Stewart
STX Alexander Stocking
STY Stanley Arms
STZ Stoeger Arms
SUD Sudarev
SUI Superior
SUN Harold Sunngard
SUO Suomi
SUP Super Destroyer
SUV Survival Arms
SVI Shoeless Ventures, Inc., or FAB-10
SVT Strayer-Voigt
SW Smith & Wesson
SWD Cobray Firearms
SWF Swift Mfg
SWH Sterlingworth II
SWL Special Weapons Llc Tempe, Az
SWS Special Weapons and Individual
SX Kalashnikov
SYC Syco Double Hammerless
SYL Systema La Lira
SYM Sympathique
SYR Syracuse Forging
SYS Seytres
TAC T. A. C
TAI Taico
TAL Tala
TAP Tampereen Asepaja
TAS Falcon
TAT Tatra
TAW Texas Armory
TBB Brown Bess (Tower)
TBR Tiber
TBS Bland, Thomas, & Sons
TCA Techno Arms
TDE "International" Police
TDI Traditions
TDS Thermo Dynamic Systems
TEI Teis
TEN Ten Star
TEU Teuf-Teuf
TEX Texas Ranger
TFG Fabrica D'Armi F. Lli Tanfolglio
TGC The Triangle Gun
TGE Tokyo Gas & Electric
TGG Tiger
TGM The Triangle Gun
TGO Three G. Ordnance
THA Thames Arms
THE American, The
THH J. Thomas
THM Thompson Center
THR Three Barrel Gun
THY Thayer, Robinson, & Cary
TIC Tri-C-Corp
TII Talon Industries, Inc. Ennis, Mt
TIN Tingle
TIS Tisan
TIW Tiwa
TKA Tokyo Arsenal
TKK Tikka
TLA Texas Longhorn Arms
TLN Golden West (Talon)
TLR Felling
TLT Tel-Tec
TMC Titan Manufacturing
TMP Techniarm Metal Products
TNI TNI
TNW T N W Technetwork Veronia,Or
TOB Tobin Arms Mfg
TOC TOC
TOF Buffalo Scout
TOI Tobin Simplex
TOJ Taiyo-Juki
TOL Toledo Firearms
TOM Thomas Arms
TON Tonolini
TOP Torpille
TOR Torkelson Arms
TOW Townley Metal
TPE Triple-S Development
TRA Traps Best
TRC TRC
TRD Trade
TRE Tranter, William
TRF Traff
TRJ Trejo
TRL Trocaola, Aranzabal
TRO Triomphe
TRQ Trico
TRR Trent Metal Industries
TRS Tripp Research
TRT Tru-Test
TRV Triplett & Scott
TRW Tradewinds
TRX Tirmax
TRY Edward Tryon
TS TSModel of shotgun
TSA Texas Automatics
TSC Top Snap Champion
TSD Triumph Sports
TSE Texas Sesquicentennial
TSL Tactical Solutions
TSR Taser
TTI Ttibar Pistola
TTN TTI International
TTU Tressitu
TUA Arsenal de Tula
TUE Tue-Tue
TWP Twin Pines, Philippines
TWR "Tower" Brown Bess
TYR Tyrol (Rifle)
UAC Bostwick Braun
UAE U. A. E. (Union Armera Eibar)
UBE Aldo Uberti
UC U. C
UGA Ignacio Ugartechea
UGB Martin Ugarteburu
ULA Ultra Light Arms
ULT Ultra Hi
ULY Ultimate Accuracy Lonoke, Ar
UMX Umarex
UNA Union
UNC Uncle Sam
UNI Unique
UNN Union/Union I
UNS Unis
UNU Unique
UNV Universal
UPD Uplander
URE Urrejola
URG Uriguen
URI Premier
URK Urko
USA Aircraft Armaments
USC Union Sales
USF United States Fire-Arms Mfg
USG Ultramatic Sportwaffen G.M.B.H
USL U.S. Arms & Cutlery
USO U.S. Ordnance Sparks, Nv
USP United Sporting Arms
UST United States Arms
UTI Utica
UZI UZISemiautomatic
UZU Uzumlu Arms
VAI Vainqueur
VAL Valiant/Valiant Rifle
VAM Valmet
VAN Vandalis
VAO Valor
VAR Varmeter
VAS Varsity
VCI Dynamic
VCL Volquartsen Custom
VCN Vulcan Arms
VCU Verney Carron USA
VEA Vedett
VEB Velobrom
VEI Velomith
VER Vergo
VET Vetterli
VGA Vega
VII Vici
VIL Vilar
VIO Victor
VIP Viper
VKT Tehdas
VL VOLBrand name of Blumenfield Imports
VLC Volcanic
VLK Valkyrie Arms
VLN Vulcan
VMH VM Hy-Tech
VNA Verona
VNC Vinceta y Cia
VNT Verchrmont
VOE Voere rifles
VOI Valley Ordnance
VOR Volcanic Repeating Arms
VRA Vector Arms
VRM Varner Arms
VRN Vorenbach
VSP VASP (Visser Assault Pistol)
VTO Valtro
VTR Vektor Pretoria,Sa
VUC Vulcain
VUR Vursan
VVC Virgin Valley Custom Guns
WAC Western Arms
WAE Warner-Counet
WAF Walch Firearms
WAG Don Austin Wagenknecht
WAL Walther
WAM Whamo
WAN Warner Arms
WAO Warren Arms
WAS Warrior Pistols
WAT Warnant
WAU Wautauga
WBA Web Arms
WBN Ward Burton
WDM Wei Dong Manufacturing
WE Weher
WEA Roy Weatherby
WEE G. S. Webber
WEF Webley-Fosbery
WEG Werder Lightning
WEH Wesson & Harrington
WEI Herman Weihrauch
WEK Frank Wesson
WEL Wegria-Charlier
WEM Wesson, Stevens, & Miller
WEN Western Marshal
WEO Dan B. Wesson Arms
WER Weaver Arms
WES Richards, Westley
WEV Western Valley Arms
WFR Waffen Franconia
WHE Whitneyville Armory
WHI Lightning Model
WHP Whippet
WHQ Wilshire Arms
WHT Wichita Classic
WI Wedmer
WIC Wischo (K. G. Wilsker & Co.)
WID Ted Williams
WIF Winfield
WII Winfield Arms
WIL Winslow Arms
WIN Winchester
WIP Wilkar Products
WIR Winco Arms
WIS Wiltshire Arms
WIT Witte's IXL
WIY Wildey Firearms
WJJ W J Jeffery & Company
WKN Wilkinson Arms
WKS Wilkinson & Sons
WLC Wilson Combat Berryville, Ar
WLD World Arms Corporation
WLK Walker
WLM Wilmont Arms
WLT Wesson & Leavitt
WNC Winfield Arms
WNK Winkler-Ferlack
WNT Wichester
WOD Wesco Ordnance, Division of B-C
WOE E. Woerther
WOF Wolf
WOO James Woodward & Sons
WOR Worthington Arms
WRL Werndl
WS Webley & Scott
WSN Watson Brothers
WST Stenda/Stenda Werke
WTP Witness P
WTW Whitworth Rifle
WTY E. Whitney
WUR Wurfflein
WW Weiner Waffenfabrik
WWF Wiener Waffenfabrik
WYA Wyoming Arms
XLC XLCRVarious mfrs
XPL X-Ploraco of Texas
XPR Expert
XSD Xin Shai Dai
YA Young America
YAO Yato
YJS Yamamoto Juho Seisakusho
YLZ Yildiz Sanayi
YOK York Cutlery
YOR York
YOV Yovanovitch
YSS Firearms
ZAA Ascensio Zabala
ZAB Zabala Hermanos
ZAM Zamacola Hermanos
ZAN Zanotti
ZAP Z Aut. Pistole
ZAR Zaragoza
ZAS Zastaza (Zavodi Crevena)
ZAV Zavady Jana Svermy
ZAY Zayre
ZB Z-B
ZEB Zebra
ZEH Emil Zehner (Suhl)
ZEL Zella
ZEP Zephyr
ZLU Zulu
ZMW Z M Weapons Bernardston,Ma
ZOI Antonio Zoli
ZOL Fara
ZOU Zouave
ZTT Fabio Zanotti
ZUL M. Zulaica & Co. (Zulaica y Cia)
ZZM Zhongzhou Machine Works`,
} as const;
