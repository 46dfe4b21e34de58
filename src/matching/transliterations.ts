/**
 * One name written in Latin letters in several ways. Each line is one name: Arabic, Urdu, Bengali, Punjabi and Somali
 * names as families in the United Kingdom spell them, Slavic names from either alphabet and with their other-language
 * form, and the commonest in their own letters. Spellings that sound alike anyway are here too: a spelling of the same
 * name is stronger evidence than a sound.
 */
export const transliterations = `
muhammad mohammed mohammad muhammed mohamed mohamad muhamad mohamud mahamed maxamed mohamoud mehmet mohd mahomed mamadou محمد মোহাম্মদ
ahmed ahmad ahmet axmed achmed ahmud احمد أحمد
mahmoud mahmood mahmud mehmood mehmud maxamuud محمود
hamid hameed hamed abdulhamid
ali aly aali علی علي
hussain hussein hossain hussien husain husein hosain hossein hussin xuseen hussan حسين حسین
hassan hasan hassaan hasaan xasan hussan حسن
umar omar omer oumar cumar عمر
uthman usman osman othman usmaan cusmaan ousmane عثمان
ibrahim ebrahim ibraheem ibrahima ibraahim abraham avraham ابراهيم إبراهيم
ismail ismael ismaeel esmail ismaaciil اسماعيل
yusuf yousuf youssef yousef yusef yousaf yusaf yuusuf joseph josef jozef يوسف
yaqub yaqoob yakub yacoub jacob yaakov
musa mousa moosa muse muuse moses
isa eesa issa essa ciise
ishaq ishak isaac isaak
dawud dawood daud daoud david dawid
sulaiman suleiman sulayman suleman soliman sulaymaan
yahya yahia yehia
zakariya zakaria zakariyya zachariah zakarya zakariye
idris idrees driss
haroon harun haroun aaron
bilal bilaal belal
khalid khaled khalad khaalid خالد
hamza hamzah hamsa xamse حمزة
tariq tarik tareq tarek طارق
rashid rasheed rachid raashid راشد
saeed said sayed sayeed saaid siciid سعيد
syed sayed saiyed sayyid seyed syeed سيد
abdul abdool abdel abd
abdullah abdallah abdulla abdalla cabdullaahi abdullahi عبدالله
abdulrahman abdurrahman abdelrahman abdirahman abdurahman abdurehman
abdulkarim abdikarim abdelkarim
abdulaziz abdelaziz abdiaziz
rahman rehman rahmaan rohman
rahim raheem rahiim
karim kareem kariim
nasir naseer nasser naser
nazir nazeer
bashir basheer bachir
amir ameer aamir emir
imran emran imraan
irfan erfan irfaan
usama osama
faisal faysal feisal faizal faycal
farooq faruk farouk farooque faruq
iqbal ikbal eqbal
jamal jamaal gamal djamal jamil jameel
kamal kamaal kemal
qasim kasim qassim kassim qaasim
tahir taher taheer
wahid waheed vahid
walid waleed
waseem wasim vaseem
yasin yaseen yassin yasine
zahid zaheed
zahir zaheer
zubair zubayr zubeir jubair
shahid shaheed shahed
sharif shareef cherif sheriff
sadiq siddiq sadeeq sadik
siddiqui siddiqi siddique siddiquee siddiki sidiqi
shafiq shafeeq shafique
rafiq rafeeq rafique rofik
tawfiq tawfeeq taufiq toufik
anwar anwer anwaar
arshad ershad
asad assad asaad
ashraf achraf
aziz azeez
ayub ayoub ayyub ayoob
habib habeeb
hafiz hafeez
haider haidar haydar hyder heydar
ijaz ejaz aijaz
ilyas elias ilias eliyas
jafar jaffar jaffer jafer
junaid junayd juned
khan kahn khaan خان
liaqat liaquat liaqut
majid majeed
mansoor mansur mansour
masood masud massoud
mubarak mobarak
munir muneer monir
mustafa mustapha moustafa mostafa mustaf
nadim nadeem
naeem naim nayeem
nawaz navaz
noor nur nour noura nuur
parvez pervez parvaiz pervaiz
qureshi quraishi koreshi quereshi
rauf rauof raouf
razak razzaq razaq razzak
salim saleem selim saliim
saleh salih salah saalax
salman suleman selman
shabir shabbir shabeer
shah sha
sheikh shaikh sheik shaykh shekh sheekh
sultan soltan
tanvir tanveer tanweer
ullah ulla
uddin udin uddeen
yunus younis yunis younus yonis
zafar zaffar zafer
zaman zamaan
zia ziya
choudhury chowdhury choudhry chaudhry chaudhary chaudhari chowdhary chaudry choudhary chaudhri chowdry chodhry
mirza meerza
malik malek maalik
akhtar akther akhter aktar akter
begum begom begam begem
bibi beebi
khatun khatoon katun
khanum khanom
sultana soltana
parveen parvin perveen parwin
nasreen nasrin nasrine
yasmin yasmeen jasmine jasmin yasmine jesmin yesmin
shabnam shobnom
shaheen shahin
shazia shaziya
samina sameena
sabina sabeena
rukhsana roksana ruksana rukshana
razia raziya rozia
rabia rabiya robia
nazia naziya
nusrat nushrat
naila nayla
nadia nadiya nadja nadya
mariam maryam miriam mariyam maryan marium meryem مريم
maria mariia mariya mariyah marija
layla leila laila leyla leyla laylah
khadija khadijah khadeja khadeejah hadija xadija kadija خديجة
zainab zaynab zeinab zeynep zaineb zeynab
aisha ayesha aysha aishah aicha ayisha caasho asha عائشة
fatima fatimah fathima fatema faatima faadumo fatma fatime fatoumata فاطمة
amina aminah ameena aamina
hafsa hafsah xafsa
halima haleema xaliimo
hawa hawwa xaawo hava
iman eman imaan
khalida khaleda
maha mahaa
maimuna maymuna maimoona
rahima raheema
ruqayyah ruqaya rukaya roqaya ruqayya
safiya safia safiyyah saffiyah sofia
salma selma
sara sarah saarah zara
sumaya sumayya sumaiya sumayyah soumaya
hana hannah hanna hanah
zahra zara zahrah zehra
zara zahra zarah
jannat janat jannah
inaya inayah anaya
anaya anaiya anayah
aaliyah aliyah aliya alia aliyyah
aarav arav
gurpreet gurprit
harpreet harprit
jaspreet jasprit
manpreet manprit
sukhwinder sukhvinder
balwinder balvinder
kulwinder kulvinder
harwinder harvinder
jaswinder jasvinder
parminder parminda
mandeep mandip
sandeep sandip
kuldeep kuldip
pradeep pradip
rajesh rajes
singh sing
kaur kour cour
dhillon dhilon dillon
gill ghil
sidhu sidhoo siddhu
sandhu sandoo
bhatti bhati batti
butt bhatt
patel pattel
sharma sarma
krishna krishnan
lakshmi laxmi
vijay wijay
vikram wikram bikram
oleksandr alexander aleksander aleksandr alexandr aleksandar oleksander alexandru alessandro
oleksandra alexandra aleksandra
oleksii oleksiy alexei alexey aleksei aleksey alexy
andrii andriy andrei andrey andrzej andrej andre andrew andrius
anastasiia anastasia anastasiya anastazja anastasija
anna hanna ganna anya ania
bohdan bogdan
volodymyr vladimir wladimir wlodzimierz
vladyslav vladislav wladyslaw
vitalii vitaliy vitaly vitali
viktor victor wiktor
viktoriia viktoria victoria wiktoria viktorija
vasyl vasily wasyl vasile vasil
valeriia valeria waleria valeriya
halyna galina halina
hryhorii hryhoriy grigory grzegorz gregory grigore
dmytro dmitry dmitri dmitriy dimitri dumitru
daria dariia dariya darya daryna
yevhen evgenii evgeniy evgeny yevgeny eugene eugen evgeni
yevheniia evgenia yevgenia eugenia
yelyzaveta elizaveta elizabeta elzbieta elizabeth
ivan jan john ioan
iryna irina irena irene
ihor igor
illia ilya ilia elijah
yuliia yulia julia iulia juliya
yurii yuri yuriy jurij jerzy george
yakiv jakub yakov jacob
kateryna ekaterina katarzyna yekaterina katerina catherine katherine
kostiantyn konstantin constantin konstanty
kseniia ksenia xenia oksana
liudmyla lyudmila ludmila ludmyla
maksym maxim maksim maxym
mariya maria maryia
mykhailo mikhail michal michael mihai
mykola nikolai nikolay mikolaj nicolae nicholas
mykyta nikita
nadiia nadiya nadia nadezhda
nataliia natalia nataliya natalya natalie
oksana oxana aksana
olena elena helena yelena alena helen
olha olga
pavlo pavel pawel paul
petro peter piotr petr pyotr
polina paulina apolina
roman romanus
serhii serhiy sergei sergey sergiy siergiej
sofiia sofia sophia sofiya zofia sofija
stepan stefan szczepan stephen
svitlana svetlana swietlana
tetiana tatiana tetyana tatyana tatjana
fedir fyodor fedor teodor
oleh oleg
yaroslav jaroslaw yaroslaw
yana jana iana
zoya zoia zoja
agnieszka agnes agneska
aleksandra alexandra ola
bartosz bartek bartlomiej bartholomew
barbara basia
danuta danka
dominik dominic
dorota dorothy
ewa eva eve
filip philip phillip
franciszek francis
grzegorz gregory greg
hanna hannah hania
jacek jack
jakub jacob kuba jakob
jan john
joanna joana asia joanne
jozef joseph josef
julia yulia
kacper casper kasper gaspar
karol charles karl carol
karolina caroline carolina
katarzyna kasia katherine catherine
kinga kunegunda
krystyna christina kristina
krzysztof christopher kristof krzys krzystof
lena helena
lukasz luke lucas lukas
maciej matthew matthias maciek
magdalena magda magdalene madeleine
malgorzata margaret gosia margareta
marcin martin marcinek
marek mark
mateusz matthew mateus matty matteusz
michal michael
mikolaj nicholas mikolai
monika monica
natalia natalie
oliwia olivia
oliwier oliver olivier
patryk patrick
pawel paul
piotr peter
rafal raphael rafael
stanislaw stanislav
stefan stephen steven stephan
szymon simon shimon
tadeusz thaddeus
tomasz thomas tomas tomek
weronika veronica weronica
wiktoria victoria
wojciech wojtek vojtech
zofia sophia sofia zosia
zuzanna susanna zuzana susannah
kowalczyk kowalchyk kowalchuk kovalchuk kovalchik kovalczyk kowalczuk
kowalski kovalsky kowalsky kovalski kowalska kovalska
kowalenko kovalenko
nowak novak
wisniewski wisniewska vishnevsky vyshnevsky
wojcik wojcick voitsik
kaminski kaminska kaminsky
lewandowski lewandowska levandovsky
zielinski zielinska zelinsky zielinsky
szymanski szymanska shymansky shimansky
wozniak vozniak
dabrowski dabrowska dombrowski dubrovsky
jankowski jankowska yankovsky
mazur masur
krawczyk kravchuk krawchuk kravtchuk
shevchenko szewczenko schevchenko chevchenko
tkachenko tkaczenko
bondarenko bondarenco
boiko boyko bojko
melnyk melnik
oliinyk oliynyk oleynik olejnik
petrenko petrienko
lysenko lisenko
ionut ionat
gheorghe george georgi
ioana joana joanna
stefania stephanie
mihaela michaela
cristian christian kristian
cristina christina kristina
elena ellena helena
popescu popesku
nguyen nguyan nguen
mohamud mohamoud maxamuud
warsame warsama
farah faarax farax
abdi cabdi
hersi xirsi
jama jaamac
omar cumar
adan aden aadan adam
amadou ahmadou
mamadou mamadu
oluwaseun seun
oluwafemi femi
olufemi femi
oluwatobi tobi
ayodele ayo
chukwuemeka emeka
chinedu nedu
emmanuel emanuel emmanuelle
mihail mikhail michael
tesfaye tesfay
mebrahtu mebratu
berhane birhane
haile hayle
yonas jonas jonah
giorgos george giorgios
ioannis john yiannis giannis
konstantinos constantine costas kostas
dimitrios dimitri dimitris
eleni helen helena
joao john
jose joseph
jorge george
catarina catherine katarina
mateo matthew matteo
sian shan
rhys rees reece reese
ieuan iwan evan
sioned janet
siobhan shivaun shavon shevaun chevonne
niamh neve neeve nieve
aoife eefa eva
saoirse seersha sorcha
caoimhe keeva kiva
sinead shinade jane
eoin owen eoghan ewan euan
sean shaun shawn shane john
seamus shamus james
padraig patrick padraic
ciaran kieran keiran kieron
oisin osheen
cathal cahal
roisin rosheen
aine anya
grainne granya
mairead maraid margaret
isla ayla iyla
ailsa elsa
kayleigh kayley kaylee kaleigh
caitlin katelyn kaitlyn caitlyn kaitlin
jayden jaden jaiden jaydon
aidan aiden ayden
finlay finley findlay
stephen steven stefan
geoffrey jeffrey
graham graeme grahame
alan allan allen
ian iain
neil neal niall
philip phillip
catherine katherine kathryn catharine katharine cathryn
sara sarah
rachel rachael
rebecca rebekah
claire clare clair
ann anne
louis lewis
jon john
isabel isobel isabelle
sophie sofie
zoe zoey zowie
chloe khloe cloe
lily lilly lillie
maisie maisy mazie
teresa theresa therese
deborah debra debora
lindsay lindsey lynsey
hayley hailey haley
tracy tracey
stacy stacey
kerry kerrie keri
jodie jody jodi
volodymyr vladimir vova volodya wlodek
oleksandr alexander sasha sashko olek
oleksandra alexandra sasha ola lesia
mykhailo mikhail misha michal michas
mykola nikolai kolya mykolka
dmytro dmitry dima dimitri mitya
serhii sergei seryozha serhiyko
yevhen evgeny zhenya yevheniia evgenia
kateryna ekaterina katya katia kasia
anastasiia anastasia nastya nastia
maria mariia masha marusia marysia
nataliia natalia natasha nata
olha olga olya ola
olena elena lena alyona alena
iryna irina ira irka
svitlana svetlana sveta
tetiana tatiana tanya tania
andrii andrey andriyko
ivan vanya
anna ania hania anka
joanna asia joasia
jan janek jas
stanislaw staszek stas
antoni antek anthony
franciszek franek
piotr piotrek petro
tomasz tomek
karolina karola
chioma chi chichi
chinedu chi
amarachi amara
babatunde tunde
oluwakemi kemi
oluwadamilola damilola dami
temitope temi
folasade sade
uchenna uche
ifeoma ify
ngozi ngo
oluwaseyi seyi
oluwatosin tosin
adebayo bayo ade
adeola ade deola
caasha aisha caasho
`
