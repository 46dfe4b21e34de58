/**
 * Indicators to pick from, our own wording of what published continua of need have in common (procedures 3.3).
 * The local text is UNCERTAIN: each council keeps its own versions as data, and may change every line.
 */
export type Indicator = {
  code: string
  level: 1 | 2 | 3 | 4
  route: 'universal' | 'early-help' | 'targeted' | 's17' | 's47'
  domain: 'child' | 'parenting' | 'family' | 'extra-familial'
  text: string
}

type Group = [
  level: Indicator['level'],
  route: Indicator['route'],
  domain: Indicator['domain'],
  texts: readonly string[],
]

const groups: readonly Group[] = [
  [
    1,
    'universal',
    'child',
    [
      'Health checks and immunisations up to date',
      'Developing as expected',
      'Attends school or nursery well',
    ],
  ],
  [1, 'universal', 'parenting', ['Warm, secure relationships at home', 'Boundaries are clear and steady']],
  [1, 'universal', 'family', ['Settled home, enough money, people to turn to']],
  [
    2,
    'early-help',
    'child',
    [
      'Missed health or developmental checks',
      'Speech or language delay',
      'School attendance slipping below about 90%',
      'Suspended from school',
      'Early anti-social behaviour',
      'Low-level emotional difficulty',
      'Trying drugs or alcohol',
      'Sexually active under age, no sign of exploitation',
      'Caring for a relative',
      'Bullied, or bullying others',
      'Went missing once',
      'Needs more support with learning than the school offers',
    ],
  ],
  [
    2,
    'early-help',
    'parenting',
    [
      'Boundaries come and go',
      'Little play or stimulation',
      'Parent’s mood is low',
      'Arguments at home without violence',
      'Young or isolated parent',
      'Bereavement in the family',
      'Parent in prison',
    ],
  ],
  [
    2,
    'early-help',
    'family',
    [
      'Crowded or poor housing affects health',
      'Debt',
      'Harassed where they live',
      'Newly arrived, few people to turn to',
    ],
  ],
  [
    3,
    'targeted',
    'child',
    [
      'Persistently absent from school',
      'Suspended again and again, or taught elsewhere',
      'Harms themselves',
      'Serious emotional or behavioural need',
      'Goes missing repeatedly',
      'Offending',
      'Complex health or disability straining the carers',
      'Not in education, work or training at 16 or 17',
      'Harmful sexual behaviour, lower level',
    ],
  ],
  [
    3,
    'targeted',
    'parenting',
    [
      'Domestic abuse in the past or at lower risk',
      'Substance use or mental ill-health affects care',
      'Signs of neglect beginning to persist',
      'Poorly supervised',
      'Parent finds it hard to work with services',
      'Parent’s learning difficulty affects care',
    ],
  ],
  [
    3,
    'targeted',
    'family',
    [
      'Family may break down',
      'At risk of losing their home',
      'Conflict in the wider family',
      'Worry about radicalisation, not urgent',
    ],
  ],
  [
    3,
    'targeted',
    'extra-familial',
    [
      'Early signs of exploitation: unexplained money or phone, older associates',
      'Drawn towards a group that worries people',
    ],
  ],
  [
    4,
    's17',
    'child',
    [
      'Beyond their parents’ control',
      'Severe disability needing social care',
      'Homeless at 16 or 17',
      'Privately fostered',
      'Alone in the country, seeking asylum',
      'Heavy caring responsibilities',
    ],
  ],
  [
    4,
    's17',
    'parenting',
    [
      'Neglect that earlier help has not changed',
      'Unborn, and the parents’ risks are known to be serious',
      'Parent severely mentally ill or with a learning disability',
    ],
  ],
  [4, 's17', 'family', ['Repeated domestic abuse in the household']],
  [
    4,
    's47',
    'child',
    [
      'Injury unexplained, or the explanation does not fit',
      'Any bruise on a baby who cannot yet move about',
      'Tells of sexual abuse',
      'Present when somebody was strangled or a weapon was used',
      'Attempted suicide with a parent’s part in it',
    ],
  ],
  [
    4,
    's47',
    'parenting',
    ['Serious neglect', 'Illness made up or brought about', 'Abandoned', 'Brother or sister dead or injured'],
  ],
  [
    4,
    's47',
    'family',
    [
      'Female genital mutilation or forced marriage',
      'Somebody who is a risk to children has joined the household',
    ],
  ],
  [4, 's47', 'extra-familial', ['Trafficked', 'Exploited, moderate or significant']],
]

export const indicators: readonly Indicator[] = groups.flatMap(([level, route, domain, texts], group) =>
  texts.map((text, index) => ({
    code: `${String(level)}${String.fromCharCode(65 + group)}${String(index + 1)}`,
    level,
    route,
    domain,
    text,
  })),
)
