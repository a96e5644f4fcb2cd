// @ts-check
/**
 * The policy of the one company, in memory. It judges nothing but what would lower.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {Schemas['PolicyBody']} Policy
 * @typedef {Schemas['PolicyCard']} Card
 * @typedef {'fr' | 'en'} Language
 */

const levels = /** @type {const} */ ([
  ['ambulance', 'emergency', 'PT0S', 'Appelez le 15 ou le 112 maintenant.', 'Call 112 now.'],
  [
    'emergency_department',
    'emergency',
    'PT1H',
    'Allez aux urgences sans attendre.',
    'Go to an emergency department without waiting.',
  ],
  ['same_day', 'teleconsultation', 'PT12H', 'Voyez un médecin aujourd’hui.', 'See a doctor today.'],
  [
    'consultation',
    'teleconsultation',
    'PT72H',
    'Prenez un rendez-vous dans les jours qui viennent.',
    'Book an appointment within the next few days.',
  ],
  [
    'self_care',
    'self_care',
    'P7D',
    'Vous pouvez vous soigner chez vous.',
    'You can look after this yourself.',
  ],
]);

export function mockPolicy() {
  let version = 1;
  /** @type {Policy} */
  let policy = {
    sites: [],
    contacts: [
      {
        kind: 'nurse',
        name: { fr: 'Infirmerie', en: 'Nurse’s office' },
        phone: '04 99 00 44 44',
        hours: { fr: 'de 8 h à 17 h', en: '8 am to 5 pm' },
      },
    ],
    texts: [
      {
        urgency: 'same_day',
        route: { fr: 'Commencez par l’infirmerie.', en: 'Start with the nurse’s office.' },
      },
    ],
    raises: [
      {
        presentation: 'cold',
        atLeast: 'consultation',
        reason: { fr: 'Ici, on se protège.', en: 'Here, we take care.' },
      },
    ],
  };

  const tag = () => `"${version}"`;
  const view = () => ({ version, hash: `sha256:${version}`, policy });

  /** @param {Policy} wish */
  const lowers = (wish) =>
    wish.raises.findIndex(
      ({ from = 'self_care', atLeast }) =>
        levels.findIndex(([one]) => one === atLeast) >= levels.findIndex(([one]) => one === from),
    );

  /**
   * @param {Policy} wish
   * @param {Language} language
   * @returns {Card[]}
   */
  const cards = (wish, language) =>
    levels.map(([urgency, level, within, fr, en]) => {
      const ours = language === 'fr' ? fr : en;
      const own = wish.texts.find((one) => one.urgency === urgency);
      const route = own?.route ? [ours, own.route[language]] : [ours];
      return {
        level,
        urgency,
        within,
        route: (level === 'emergency' ? route : route.reverse()).join(' '),
        advice: own?.advice?.map((words) => words[language]) ?? [],
        contacts: wish.contacts.map((one) => ({
          kind: /** @type {Schemas['Contact']['kind']} */ (one.kind),
          name: one.name[language],
          ...(one.phone && { phone: one.phone }),
          ...(one.hours && { hours: one.hours[language] }),
        })),
      };
    });

  return {
    tag,
    view,
    cards,
    lowers,
    /** @param {Policy} wish */
    change(wish) {
      version += 1;
      policy = wish;
      return view();
    },
  };
}
