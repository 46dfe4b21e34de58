/**
 * Names of the demo county. All are trees, birds, stones, herbs and fenland words, in the languages that are spoken
 * there, so that no reader takes anybody for real. Within a name, other spellings follow after a slash: people write
 * down what they hear, and one family is on record under both.
 */
export type Community = {
  /** DfE ethnicity code (CIN census, table of codes). */
  ethnicity: string
  language: string
  religion: string
  share: number
  families: readonly (readonly string[])[]
  girls: readonly (readonly string[])[]
  boys: readonly (readonly string[])[]
}

const spelt = (list: string): (readonly string[])[] =>
  list
    .trim()
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' ').split('/'))

const fen = {
  families: spelt(`
    Hornbeam Sallow Whitebeam Dogwood Spindle Osier Alderbank Rowanbrook Crackwillow Blackpoplar Fieldmaple Hollybush
    Lapwing Fieldfare Whinchat Wheatear Dunnock Goldcrest Nuthatch Siskin Stonechat Redwing Dabchick Gadwall Garganey
    Clunch Gault Flintlock Oolite Marlstone Carrstone Pebblewell Chalkpit Limepit Sandmartin Washland Sedgemoor
    Lodesend Droveway Fenwillow Reedmace Bulrush Cotterbeck Dykeham Eelpie Mereside Ousebank Peatling Quernstone
    Ryegrass Saltmarsh Teaselwood Waterlode Yarrowby Bramblecote Coppicewell`),
  girls: spelt(`
    Bracken Clover Sorrel Tansy Teasel Yarrow Campion Bettony Comfrey Dewberry Elderflower Feverfew Hyssop Larkspur
    Meadowsweet Nettle Oxlip Pimpernel Quince Ragwort Sedge Tormentil Vetch Woodruff`),
  boys: spelt(`
    Burdock Fennel Cobnut Dock Gorse Hawkbit Kale Lovage Mallow Plantain Rush Stitchwort Thistle Wormwood Borage
    Charlock Darnel Fescue Hemlock Knapweed Marram Orache Sorb Tamar`),
}

export const communities: readonly Community[] = [
  { ethnicity: 'WBRI', language: 'English', religion: 'None', share: 66, ...fen },
  {
    ethnicity: 'WOTH',
    language: 'Polish',
    religion: 'Catholic',
    share: 5,
    families: spelt(
      'Sikorczak/Sikorchak Brzozan/Bzhozan Kamyczek/Kamychek Jemioluszka Dziecioł/Dzieciol Trzcinka',
    ),
    girls: spelt('Jarzebinka Poziomka Rumianka Stokrotka/Stokrotca Lilijka'),
    boys: spelt('Modrzewek Szyszko/Shishko Klonik Bursztyn Krzemyk'),
  },
  {
    ethnicity: 'WOTH',
    language: 'Lithuanian',
    religion: 'Catholic',
    share: 4,
    families: spelt(
      'Gandrelis/Gandraitis Berzynas/Beržynas Akmenukas Ąžuolinis/Azuolinis Pempiukas Nendrelis',
    ),
    girls: spelt('Zibutela/Žibutela Pienute Dobilela Ugnelinka'),
    boys: spelt('Gintarelis Kukutis Skroblas Uosiukas'),
  },
  {
    ethnicity: 'APKN',
    language: 'Urdu',
    religion: 'Muslim',
    share: 7,
    families: spelt(
      'Chinarwala/Chenarwala Bulbulzai/Bulbulzay Sangtarash/Sangtrash Shisham Baazgar/Bazgar Pattharia',
    ),
    girls: spelt('Chameliya/Chambeliya Nargisaan Raat-ki-Rani Gulmohara/Gulmohra Titliya'),
    boys: spelt('Deodaar/Devdar Shaheenaan Pistaan Marjaanu/Marjanu Yaquti'),
  },
  {
    ethnicity: 'ABAN',
    language: 'Bengali',
    religion: 'Muslim',
    share: 2,
    families: spelt('Doelpakhi/Doyelpakhi Shaplabari/Shaplabaree Krishnachura Machranga'),
    girls: spelt('Kodomphul/Kadamphul Shefalika Jonakiya'),
    boys: spelt('Tomalgach/Tamalgach Panthapadap Jhinukan'),
  },
  {
    ethnicity: 'WOTH',
    language: 'Romanian',
    religion: 'Orthodox',
    share: 3,
    families: spelt('Stejărescan/Stejarescan Rândunel/Randunel Pietrișan/Pietrishan Mesteceanu-Alb'),
    girls: spelt('Ghiocelina Margareluța/Margareluta Zmeurica'),
    boys: spelt('Brăduțel/Bradutel Ciocârlan/Ciocarlan Mărgean'),
  },
  {
    ethnicity: 'WOTH',
    language: 'Portuguese',
    religion: 'Catholic',
    share: 3,
    families: spelt('Azinheirinha Andorinhal/Andorinyal Pedregulhinho/Pedregulinho Sobreirinho'),
    girls: spelt('Alfazeminha Papoulinha Giestinha'),
    boys: spelt('Zimbrinho Pardalito Cascalhito'),
  },
  {
    ethnicity: 'BAFR',
    language: 'Yoruba',
    religion: 'Christian',
    share: 3,
    families: spelt('Irokosola Odidereola/Odidereolá Apataniyi Obechewole Araba-Igi'),
    girls: spelt('Ododopupa Ewetunde-Aro Igbayilola'),
    boys: spelt('Asadiyi/Ashadiyi Okutayo Agbonrinde'),
  },
  {
    ethnicity: 'AOTH',
    language: 'Arabic',
    religion: 'Muslim',
    share: 3,
    families: spelt('Al-Zaytouni/Al-Zaitoni Sindiyana/Sindyana Abu_Hajar/Abuhajar Al-Hudhud/Alhodhod'),
    girls: spelt('Yasmeenat/Yasminat Narjisat Rummanah/Romana-Rimmon'),
    boys: spelt('Hasuun/Hassoon Sunbulan/Sonbolan Aqeeqan'),
  },
  {
    ethnicity: 'WOTH',
    language: 'Ukrainian',
    religion: 'Orthodox',
    share: 2,
    families: spelt(
      'Berezhenko-Hai/Berezhenko-Gai Zozulychko/Zozulichko Kaminchyk/Kaminchik Lelechko/Leletchko',
    ),
    girls: spelt('Kalynonka/Kalinonka Voloshechka Romashynka'),
    boys: spelt('Yavorychok/Yavorichok Horobchyk/Gorobchik Dubochok'),
  },
  {
    ethnicity: 'CHNE',
    language: 'Cantonese',
    religion: 'None',
    share: 1,
    families: spelt('Chung-Shue/Zhongshu Sek-Tau/Sektow Yin-Ji/Yinji'),
    girls: spelt('Mui-Fa-Zai Guk-Faa Lin-Ngau'),
    boys: spelt('Chuk-Zai Fung-Sue Yuk-Sek'),
  },
  {
    ethnicity: 'MWBC',
    language: 'English',
    religion: 'Christian',
    share: 4,
    families: spelt('Bluemahoe Lignum-Vitae Doctorbird Breadfruit Calabash-Lane Soursop'),
    girls: spelt('Hibisca Pimenta-May Croton Allamanda'),
    boys: spelt('Guango Logwood Naseberry Ackeelow'),
  },
]
