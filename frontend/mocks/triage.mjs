// @ts-check
/**
 * A stand-in for the triage service, just big enough to walk every road of the pages. It knows
 * no medicine: the real rules are in `protocols/` and `triage-engine`.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {Schemas['Question']} Question
 * @typedef {Schemas['Assessment']} Assessment
 * @typedef {Schemas['Told']} AssessmentRequest
 * @typedef {'fr' | 'en'} Language
 * @typedef {{ request: AssessmentRequest, assessment: Assessment }} Kept
 */

/** @param {Language} language */
const say = (language) => (/** @type {string} */ fr, /** @type {string} */ en) =>
  language === 'fr' ? fr : en;

/**
 * Id, then asked and stated in French, then in English.
 * @type {[string, string, string, string, string][]}
 */
const dangers = [
  [
    'danger.unresponsive',
    'La personne est-elle sans réaction quand on lui parle ou la secoue ?',
    'La personne ne répond pas ou ne se réveille pas',
    'Is the person unresponsive when spoken to or shaken?',
    'The person does not respond or wake up',
  ],
  [
    'danger.breathing',
    'La personne a-t-elle cessé de respirer, ou s’étouffe-t-elle ?',
    'La personne ne respire plus, ou s’étouffe',
    'Has the person stopped breathing, or are they choking?',
    'The person is not breathing, or is choking',
  ],
  [
    'danger.chest-pain',
    'Y a-t-il une douleur forte ou un serrement dans la poitrine ?',
    'Douleur forte ou serrement dans la poitrine',
    'Is there strong pain or tightness in the chest?',
    'Strong pain or tightness in the chest',
  ],
  [
    'danger.stroke',
    'Le visage s’est-il déformé, un bras a-t-il perdu sa force ou la parole est-elle bizarre ?',
    'Visage déformé, bras sans force ou parole bizarre, d’un coup',
    'Has the face drooped, an arm gone weak or speech become strange?',
    'Drooping face, weak arm or strange speech, suddenly',
  ],
  [
    'danger.seizure',
    'La personne a-t-elle des convulsions ?',
    'Convulsions',
    'Is the person having a seizure?',
    'A seizure',
  ],
  [
    'danger.bleeding',
    'Y a-t-il un saignement abondant qui ne s’arrête pas ?',
    'Saignement abondant qui ne s’arrête pas',
    'Is there heavy bleeding that does not stop?',
    'Heavy bleeding that does not stop',
  ],
  [
    'danger.allergy',
    'Le visage ou la gorge gonflent-ils après une piqûre ou un aliment ?',
    'Visage ou gorge qui gonfle, malaise après une piqûre ou un aliment',
    'Are the face or throat swelling after a sting or food?',
    'Swelling face or throat, collapse after a sting or food',
  ],
  [
    'danger.suicide',
    'La personne veut-elle mourir ou se faire du mal maintenant ?',
    'Envie de mourir ou de se faire du mal maintenant',
    'Does the person want to die or to harm themselves now?',
    'Wanting to die or to harm oneself now',
  ],
];

/**
 * @param {Language} language
 * @returns {(Question & { sign: string })[]}
 */
export function dangerQuestions(language) {
  const t = say(language);
  return dangers.map(([id, fr, signFr, en, signEn]) => ({
    id,
    text: t(fr, en),
    sign: t(signFr, signEn),
    kind: 'boolean',
    options: [],
    redFlag: true,
    protocol: 'danger-screen',
  }));
}

/**
 * @param {Language} language
 * @returns {Question[]}
 */
function urinaryQuestions(language) {
  const t = say(language);
  return [
    {
      id: 'urinary.fever',
      text: t('Avez-vous de la fièvre ou des frissons ?', 'Do you have a fever or shivers?'),
      kind: 'boolean',
      options: [],
      redFlag: true,
      protocol: 'urinary-burning',
    },
    {
      id: 'urinary.where',
      text: t('Où avez-vous mal ?', 'Where does it hurt?'),
      kind: 'choice',
      options: [
        { code: 'bladder', label: t('En bas du ventre', 'Low in the belly') },
        { code: 'flank', label: t('Dans le côté ou le dos', 'In the side or the back') },
        { code: 'nowhere', label: t('Nulle part, ça brûle seulement', 'Nowhere, it only burns') },
      ],
      redFlag: false,
      protocol: 'urinary-burning',
    },
    {
      id: 'urinary.pain',
      text: t('À combien est la douleur ?', 'How strong is the pain?'),
      kind: 'scale',
      options: [],
      redFlag: false,
      protocol: 'urinary-burning',
    },
    {
      id: 'urinary.days',
      text: t('Depuis combien de jours ?', 'For how many days?'),
      kind: 'number',
      options: [],
      redFlag: false,
      protocol: 'urinary-burning',
    },
  ];
}

/** @param {Language} language */
export function allQuestions(language) {
  return [...dangerQuestions(language), ...urinaryQuestions(language)];
}

/**
 * @param {Language} language
 * @returns {Schemas['Presentation'][]}
 */
export function presentations(language) {
  const t = say(language);
  /** @type {[string, string, string, string, string, string[]][]} */
  const rows = [
    [
      'cold',
      'Rhume, nez qui coule',
      'Cold, runny nose',
      'Fièvre et infections',
      'Fever and infections',
      ['grippe', 'flu', 'toux', 'cough'],
    ],
    [
      'fever',
      'Fièvre',
      'Fever',
      'Fièvre et infections',
      'Fever and infections',
      ['frissons', 'shivers'],
    ],
    ['headache', 'Mal de tête', 'Headache', 'Tête', 'Head', ['migraine']],
    [
      'urinary-burning',
      'Brûlure en urinant',
      'Burning when passing water',
      'Ventre et voies urinaires',
      'Belly and urinary',
      ['cystite', 'cystitis'],
    ],
    [
      'abdominal-pain',
      'Mal au ventre',
      'Belly pain',
      'Ventre et voies urinaires',
      'Belly and urinary',
      ['estomac', 'stomach'],
    ],
    ['back-pain', 'Mal de dos', 'Back pain', 'Dos et membres', 'Back and limbs', ['lumbago']],
  ];
  return rows.map(([id, fr, en, groupFr, groupEn, keywords]) => ({
    id,
    label: t(fr, en),
    group: groupEn.toLowerCase().replace(/\W+/g, '-'),
    groupLabel: t(groupFr, groupEn),
    search: keywords,
  }));
}

/** @type {[RegExp, string, string, string][]} */
const lexicon = [
  [/poitrine|chest/gi, 'chest-pain', 'Douleur dans la poitrine', 'Chest pain'],
  [/nez qui coule|le nez coule|runny nose/gi, 'cold', 'Nez qui coule', 'Runny nose'],
  [
    /br[uû]le(?:r|s)?\b.{0,20}urin\w*|br[uû]lures? en urinant|burn\w*.{0,24}(?:water|pee\w*|urin\w*)/gi,
    'urinary-burning',
    'Brûlure en urinant',
    'Burning when passing water',
  ],
];

/**
 * @param {string} text
 * @param {Language} language
 * @returns {Schemas['ResultFinding'][]}
 */
function findingsIn(text, language) {
  return lexicon.flatMap(([pattern, code, fr, en]) =>
    [...text.matchAll(pattern)].map((match) => ({
      code,
      label: say(language)(fr, en),
      status: /(?:pas|no|not|sans|without)\s[^.,]{0,24}$/i.test(text.slice(0, match.index))
        ? 'absent'
        : 'present',
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

/**
 * @param {AssessmentRequest} request
 * @param {string} id
 * @param {string} at
 * @returns {Assessment}
 */
export function evaluate(request, id, at) {
  const { text = '', answers = {}, presentations: chosen = [] } = request;
  const language = request.language === 'en' ? 'en' : 'fr';
  const t = say(language);
  const findings = findingsIn(text, language);
  const codes = new Set([
    ...chosen,
    ...findings.filter(({ status }) => status === 'present').map(({ code }) => code),
  ]);
  const danger = Object.entries(answers).some(
    ([question, value]) => question.startsWith('danger.') && value === true,
  );
  const fever = answers['urinary.fever'] === true;
  const open = codes.has('urinary-burning')
    ? urinaryQuestions(language).filter((question) => !(question.id in answers))
    : [];
  const base = {
    id,
    findings,
    protocol: { id: 'mock', version: '2026.1', hash: 'sha256:mock', signedBy: [] },
    at,
    text,
  };
  if (danger || codes.has('chest-pain')) {
    return {
      ...base,
      settled: true,
      nextQuestions: [],
      recommendation: {
        level: 'emergency',
        urgency: 'ambulance',
        within: 'PT0S',
        route: t('Appelez le 15 ou le 112 maintenant.', 'Call 112 (or 15 in France) now.'),
        advice: [],
        safetyNet: [],
      },
      explanation: [
        {
          rule: 'mock.danger',
          causes: [],
          text: t('Un signe de danger a été signalé.', 'A danger sign was reported.'),
        },
      ],
    };
  }
  if (codes.has('cold') && codes.size === 1) {
    return {
      ...base,
      settled: true,
      nextQuestions: [],
      recommendation: {
        level: 'self_care',
        urgency: 'self_care',
        within: 'P3D',
        route: t('Vous pouvez vous soigner chez vous.', 'You can look after this at home.'),
        advice: [
          t('Buvez souvent et reposez-vous.', 'Drink often and rest.'),
          t('Lavez le nez au sérum physiologique.', 'Rinse the nose with saline.'),
        ],
        safetyNet: [
          t('vous avez du mal à respirer ;', 'you have trouble breathing;'),
          t(
            'la fièvre dépasse 39 °C ou dure plus de trois jours.',
            'the fever is above 39 °C or lasts more than three days.',
          ),
        ],
      },
      explanation: [
        {
          rule: 'mock.cold',
          causes: [],
          text: t(
            'Un nez qui coule sans signe de gravité guérit seul en une semaine environ.',
            'A runny nose without a serious sign heals by itself in about a week.',
          ),
        },
      ],
    };
  }
  return {
    ...base,
    settled: open.length === 0,
    nextQuestions: open,
    recommendation: {
      level: 'teleconsultation',
      urgency: fever ? 'same_day' : 'consultation',
      within: fever ? 'PT12H' : 'PT72H',
      route: t(
        'Voyez un médecin : téléconsultation ou cabinet.',
        'See a doctor, by video or in person.',
      ),
      advice: [t('Buvez beaucoup d’eau d’ici là.', 'Drink plenty of water until then.')],
      safetyNet: [
        t(
          'des frissons ou une douleur dans le dos apparaissent.',
          'shivers or a pain in the back appear.',
        ),
      ],
    },
    explanation: codes.has('urinary-burning')
      ? [
          {
            rule: 'mock.urinary',
            causes: [],
            text: t(
              'Une brûlure en urinant fait penser à une infection, qui se traite.',
              'Burning when passing water suggests an infection, which can be treated.',
            ),
          },
        ]
      : [
          {
            rule: 'mock.unknown',
            causes: [],
            text: t(
              'Nous n’avons pas reconnu de problème bénin dans vos mots : mieux vaut en parler.',
              'We recognised nothing harmless in your words: better talk about it.',
            ),
          },
        ],
  };
}
