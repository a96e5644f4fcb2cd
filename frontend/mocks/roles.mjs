// @ts-check
/**
 * A few roles, enough for each side and for two that exclude each other.
 *
 * @typedef {import('../api/schema').components['schemas']} Schemas
 * @typedef {Schemas['Role']} Role
 * @typedef {'fr' | 'en'} Language
 */

/** @type {Record<string, [fr: string, en: string]>} */
const meanings = {
  'people.manage': [
    'Voir les personnes de l’entreprise par leur nom, et ce qu’elles sont et où.',
    'See the people of the company by name, and what they are where.',
  ],
  'sites.manage': [
    'Ajouter des sites et des groupes de personnel.',
    'Add places of work and groups of staff.',
  ],
  'access.review': [
    'Lire qui a quels droits dans l’entreprise, depuis quand, et qui les a donnés.',
    'Read who may do what at the company, since when, and who gave it to them.',
  ],
  'audit.read': [
    'Lire ce qui s’est passé dans l’entreprise, sous pseudonymes.',
    'Read what happened at the company, under pseudonyms.',
  ],
  'triage.assess': [
    'Faire ses propres bilans de symptômes et lire ses propres résultats.',
    'Check one’s own symptoms and read one’s own results.',
  ],
};

/** @type {[string, string, string, string, string, string[], Role['givenWith']][]} */
const standard = [
  [
    'employee',
    'Salarié·e',
    'Employee',
    'Fait ses propres bilans de symptômes. Ne voit rien des autres.',
    'Checks their own symptoms. Sees nothing of others.',
    ['triage.assess'],
    'roles.manage',
  ],
  [
    'nurse',
    'Infirmier·ère de santé au travail',
    'Occupational nurse',
    'Suit les salariés.',
    'Takes care of employees.',
    [],
    'care-team.manage',
  ],
  [
    'first_aider',
    'Secouriste',
    'First-aider',
    'Est appelé·e quand quelqu’un à proximité a besoin d’aide.',
    'Is called when somebody nearby needs help.',
    [],
    'roles.manage',
  ],
  [
    'employer',
    'Employeur (ressources humaines)',
    'Employer (human resources)',
    'Voit les chiffres publiés sur l’entreprise. Rien sur aucune personne.',
    'Sees released figures about the company. Nothing about any one person.',
    [],
    'roles.manage',
  ],
  [
    'company_admin',
    'Administrateur·rice de l’entreprise',
    'Company administrator',
    'Donne et retire les rôles de l’entreprise.',
    'Gives and takes away the company’s roles.',
    ['people.manage', 'sites.manage', 'access.review'],
    'roles.manage',
  ],
];

/** @type {Record<string, Role['excludes'][number]['role'][]>} */
const apart = {
  first_aider: ['employer', 'company_admin'],
  employer: ['first_aider', 'nurse'],
  nurse: ['employer', 'company_admin'],
  company_admin: ['first_aider', 'nurse'],
};

/**
 * @param {Language} language
 * @param {{ id: string, name: string, permissions: string[] }[]} own
 * @returns {Schemas['RolePage']}
 */
export function roles(language, own) {
  const t = (/** @type {string} */ fr, /** @type {string} */ en) => (language === 'en' ? en : fr);
  const right = (/** @type {string} */ permission) => {
    const [fr, en] = meanings[permission] ?? [permission, permission];
    return /** @type {Schemas['RoleRight']} */ ({ permission, meaning: t(fr, en) });
  };
  const because = t(
    'L’employeur n’apprend rien de la santé de quiconque, pas même en cas d’urgence.',
    'The employer learns nothing about anybody’s health, not even in an emergency.',
  );
  return {
    items: [
      ...standard.map(([id, fr, en, meaningFr, meaningEn, permissions, givenWith]) => ({
        id,
        custom: false,
        name: t(fr, en),
        meaning: t(meaningFr, meaningEn),
        permissions: permissions.map(right),
        givenWith,
        excludes: (apart[id] ?? []).map((role) => ({ role, because })),
      })),
      ...own.map(({ id, name, permissions }) => ({
        id,
        custom: true,
        name,
        permissions: permissions.map(right),
        givenWith: /** @type {const} */ ('roles.manage'),
        excludes: [],
      })),
    ],
    combinable: ['people.manage', 'sites.manage', 'access.review', 'audit.read'].map(right),
  };
}
