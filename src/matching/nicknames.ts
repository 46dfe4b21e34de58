/**
 * What people in the United Kingdom are called at home. One line for a given name, then its short and pet forms; a form
 * may stand on several lines (Alex). Everyday knowledge, written down here; a line more never needs a release of rules,
 * because variants are asked for when somebody is looked for and never stored.
 */
export const nicknames = `
abigail abi abbie abby gail
abraham abe bram
adam ads
adrian ade adie
agnes aggie nessie
aidan aid aiden
alan al
alasdair alistair al ali
albert al bert bertie albie alby
alexander alex al sandy xander zander lex alec alek sasha
alexandra alex sandra sandy lexi lexie sasha alexa allie ali
alfred alf alfie fred freddie
alice ali allie
alison ali allie ally
amanda mandy mand
amelia millie milly amy mia mimi
amy ames
andrea andi andie drea
andrew andy drew
angela angie ange
anna annie ann anne
anne annie ann anna nan nancy
annabel bella belle anna
anthony tony ant anton
antonia toni tonia
archibald archie
arthur art artie
aurora rory
barbara barb babs barbie
barnaby barney
barry baz bazza
bartholomew bart barty
beatrice bea bee trixie beattie beatrix
benjamin ben benny benji benjie
bernard bernie
bernadette bernie detta
bethany beth bethan
bradley brad
brenda bren
brian bri bryan
bridget bridie biddy
caitlin cait katie kate
caleb cal
callum cal calum
cameron cam
camilla millie milla cam
carol caz carrie
caroline carol carrie caro caz lina
casper cas
cassandra cassie cass sandra
catherine cath cathy kate katie katy kit kitty cat catie kath kathy kay
cecilia cece cecily celia cissy
charles charlie chas chaz chuck charley
charlotte charlie lottie lotty char charley charly lola
chelsea chels
cheryl chez
chloe clo
christian chris kris
christina chris chrissy tina christie kirsty
christine chris chrissie tina
christopher chris kit topher kris christy
clara clare claire
claire clare
clementine clem clemmie tina
connor con
constance connie
cordelia delia
courtney court
curtis curt
cynthia cindy
daisy daise
daniel dan danny
danielle dani danni dan
darren daz dazza
david dave davy davie dai
dawn dawnie
deborah deb debbie debs debra
declan dec
denise den neecy
dennis den denny
derek del
dominic dom nic
donald don donny donnie
dorothy dot dotty dottie dolly dora
douglas doug dougie
duncan dunc
dylan dyl
ebony ebs
edith edie
edmund ed eddie ned ted
edward ed eddie ted teddy ned eddy
edwin ed eddie
eileen eily
eleanor ellie nell nellie nora elle ella lea lenny
elena ellie lena
elijah eli
elizabeth liz lizzie lizzy beth betty bess bessie eliza elsie ellie lisa libby libbie betsy liza lily elise liesel buffy
ella ellie
ellen ellie nell nellie
elliot el eli
emily em emmie millie emmy
emma em emmie emmy ems
emmanuel manny manu
erica ricki
eric rick ricky
ernest ernie
esme ez
esther essie hettie
ethan eth
eugene gene
eve evie eva
evelyn evie eve lyn
evangeline eva evie eve angie
ezekiel zeke
faith fay
felicity flick fliss lissy flic
finley fin finn
florence flo florrie flossie flora
frances fran frankie franny francie
francesca fran frankie chess chessie cesca franny
francis frank fran frankie
franklin frank frankie
frederick fred freddie freddy fredrick rick
frederica freddie
gabriel gabe gab gabi
gabriella gabby gabi ella bella gabs
gareth gaz gary garth
gary gaz gazza
gavin gav
gemma gem gems jem
genevieve gen ginny evie viv
geoffrey geoff jeff
george georgie geordie
georgia georgie gia
georgina georgie gina george
gerald gerry ged
gerard gerry ged
geraldine gerry
gertrude trudy gertie
gillian gill gilly jill
glenda glen
gordon gord
grace gracie
graham gray
gregory greg
gwendoline gwen wendy
gwyneth gwyn gwen
hannah han hanny
harold harry hal
harriet harry hattie hatty
harrison harry harris
harry harold henry
harvey harv
hayley hales
heather heath
helen nell nellie ellie
henrietta hattie hettie etta henri harry
henry harry hal hank
herbert bert herbie
hilary hil
hope hopie
howard howie
hugh huey hughie
hugo huge
humphrey humph
ian iain
ibrahim ibby ibz
imogen immy immie imi gen
imran immy
irene rene
isaac ike zac
isabella bella izzy isa bel belle ella issy
isabel izzy bella belle issy bel isobel
isabelle izzy bella belle issy bel
ivan van
jack jacky john jackie
jackson jack jax
jacob jake jay coby
jacqueline jackie jacqui jaqui
jaden jay
jake jacob
james jim jimmy jamie jay jem
jamie james jay
jane janey jenny
janet jan jenny
janice jan
jason jay jase
jasmine jas jazz jazzy jaz
jayden jay
jean jeannie
jeffrey jeff
jemima jem mima jemma
jennifer jen jenny jenni jennie
jeremiah jerry jem
jeremy jez jem jezza jerry
jerome jerry
jessica jess jessie jessi jessy
jill gill
joan joanie jo
joanna jo joey joanne
joanne jo joey
jocelyn joss
jodie jo
joel jo
john johnny jack jonny jon jackie
jonathan jon jonny johnny nathan jonty john
jordan jord jordy
joseph joe joey jo
josephine jo josie jojo fifi posy
joshua josh
joyce joy
judith judy jude
julia jules julie
julian jules
julie jules
juliet jules julie
justin jus
kaitlyn kate kait katie
kane kay
karen kaz
katherine kate kath kathy katie katy kit kitty kat kathie kay kitkat
kathleen kath kathy kay kate
kathryn kate kath kathy katie katy kat
kayleigh kay kayls leigh
keith kei
kelly kel
kelvin kel kev
kenneth ken kenny
kevin kev
khadija dija
kieran kier
kimberley kim kimmy
kirsten kirsty kirst
kristina kris tina krissy
kyle ky
laura lor laurie loz lozza
lauren laurie loz ren
laurence larry laurie lawrie loz
lawrence larry laurie lawrie loz
leah lee
leo lee
leonard len lenny leo
leonardo leo leon
leon leo
leslie les
lesley les
lewis lew lou
liam lee
lily lil lils
lilian lily lil
linda lin lindy lyn
lindsay linz lin
lisa lis
logan loge
lorraine lori lol
louis lou louie lewis
louisa lou lulu
louise lou lulu
lucas luke luc
lucinda lucy cindy
lucy luce lu
luke lucas
lydia lyds liddy
lynette lyn lynn
mackenzie mac kenzie mack
madeleine maddie maddy mads madeline lena
madison maddie maddy maddi
maisie maise
malcolm mal malc
margaret maggie meg peggy madge marge margie greta rita daisy mags peg molly
maria mia marie mimi
marian mary
marianne mary anne
marilyn mary lyn
marina mari rina
mark marky
marjorie marge margie
martha marty mattie
martin marty mart
mary molly polly may mae mamie maisie minnie
mason mase
matilda tilly tilda mattie tillie maud
matthew matt matty mat mattie
maureen mo reen
maurice mo maury
max maxie
maximilian max milo
maxine max
maxwell max
megan meg megs
mehdi meds
melanie mel
melissa mel lissa missy
mercedes mercy
meredith merry
michael mike mick mickey mikey micky
michaela micky kayla
michelle shell shelly chelle mich
mildred millie milly
miles milo
millicent millie milly
millie milly
miranda mandy randa mira
miriam mim mimi miri
mohammed mo moh mohd mohammad
molly mol
morgan mo
muhammad mo moh mohd
mustafa mus moose
naomi nay nomi
natalie nat nats natty
natasha tasha tash nat
nathan nate nath
nathaniel nat nate nathan nath
neil neily
nevaeh vay
niamh neve
nicholas nick nicky nico nic nicolas claus
nicola nicky nikki nic nik
nicole nicky nikki nic
nigel nige
noah no
noel no
nora norah
norman norm
olivia liv livvy ollie livia libby via
oliver ollie olly noll
oscar oz ozzy ozzie
osman oz ozzy
owen o
pamela pam pammy
patience pat
patricia pat patsy tricia trish patti pattie paddy
patrick pat paddy pad patsy
paul paulie
paula pauly
pauline paula polly
penelope penny pen nell
percival percy
peter pete petey
philip phil pip
philippa pippa pip phil
phillip phil pip
phoebe phee
phyllis phyl
poppy pops
priscilla cilla prissy
prudence pru prue
rachel rach rachael rae ray
ralph ralphie
ramona mona
raymond ray
rebecca becky becca bex beck becki becs
reginald reg reggie
rhiannon rhi non
rhys reese
richard rick ricky dick richie dickie rich rik
riley rye
robert rob bob bobby robbie bert robin robby bobbie
roberta bobbie robbie
robin rob
roderick rod rory roddy
rodney rod
roger rog
roisin ro
roland roly rollo
ronald ron ronnie
rosalie rosie rose
rosalind ros rosie roz
rosamund ros rosie
rose rosie
rosemary rosie ro rose romy
rowan ro
roxanne roxy rox
rupert rupe
russell russ
ruth ruthie
ryan ry
sabrina brina
sally sal sals
salvatore sal
samantha sam sammy sammi
samira sam
samson sam
samuel sam sammy
sandra sandy sand
sara sar
sarah sal sally sadie sar
scarlett scar lettie
scott scotty
sean shaun
sebastian seb bas sebby bastian basti
selina lina
shannon shan
sharon shaz shazza
shaun shauny
sheila shee
shirley shirl
sidney sid
sidonie sid
simon si sy
siobhan shiv shiv
sofia sophie sofi
solomon sol solly
sophia sophie soph
sophie soph
spencer spence
stacey stace
stanley stan
stella stell
stephanie steph stephie stevie
stephen steve stevie ste
steven steve stevie ste
stuart stu stew
susan sue susie suzy su suze
susannah sue susie anna zanna suze hannah
suzanne sue suzy suze
sybil syb
sylvia syl sylvie
tabitha tabby
tamara tammy tam
tanya tan
taylor tay
teresa terry tess tessa tree
terence terry tel
thaddeus tad ted
theodora dora theo thea teddy
theodore theo ted teddy
theresa terry tess tessa tree
thomas tom tommy thom
tiffany tiff
timothy tim timmy
tobias toby
tracey trace
tristan tris
tyler ty
tyrone ty
una oonagh
ursula ursy
valerie val
vanessa ness nessa van
verity very
veronica ronnie roni vera nicky
victor vic
victoria vicky vicki tori vic vix toria vikki
vincent vince vin vinny vinnie
violet vi
virginia ginny gin
vivian viv
vivienne viv
walter walt wally wat
warren waz
wayne waz
wendy wend
wilfred wilf fred wilfie
wilhelmina mina minnie billie
william will bill billy liam willy wills willie
winifred winnie freda win
winston win
wyatt wy
xavier xav
yasmin yas yaz
yvonne eve vonny
zachary zac zach zak zack
zechariah zac zach zak
zakariya zak zaki zac zack
zoe zo
`
