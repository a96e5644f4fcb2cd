// @ts-check
/** The accounts of the contract that the pages are tried with. */
export const PASSWORD = 'demo-Passw0rd-2026';

/** @typedef {import('../api/schema').components['schemas']['Me']} Me */

/** @type {Me[]} */
export const people = [
  person('claire', 'Claire Martin', ['employee']),
  person('karim', 'Karim Benali', ['employee']),
  person('hr', 'Hélène Roux', ['employer'], ['opinions.read']),
  person(
    'nurse',
    'Nadia Petit',
    ['nurse'],
    ['protocols.read', 'care.read', 'care.team', 'care.break-glass', 'people.invite'],
  ),
  person(
    'physician',
    'Dr Anne Lefèvre',
    ['physician'],
    [
      'protocols.read',
      'care.read',
      'care.team',
      'care.break-glass',
      'care.break-glass-review',
      'care.fitness-opinion',
      'care-team.manage',
      'people.invite',
    ],
  ),
  person(
    'admin',
    'Adrien Faure',
    ['company_admin'],
    [
      'people.manage',
      'people.invite',
      'sites.manage',
      'roles.manage',
      'access.review',
      'company.domains',
      'clients.manage',
      'triage.policy',
    ],
  ),
  person(
    'dpo',
    'Nadia Roussel',
    ['dpo'],
    ['access.review', 'break-glass.register', 'rights.handle', 'compliance.read'],
  ),
  // Asked for a code after the password; and let in only to set one up.
  person('thomas', 'Thomas Vidal', ['employee']),
  { ...person('enrolling', 'Odile Garnier', []), acr: '0' },
];

/**
 * @param {string} name
 * @param {string} displayName
 * @param {Me['roles']} roles
 * @param {Me['permissions']} [permissions]
 * @returns {Me}
 */
function person(name, displayName, roles, permissions = []) {
  return {
    id: `person-${name}`,
    email: `${name}@lumiere.demo`,
    displayName,
    company: 'lumiere',
    companyName: 'Ateliers Lumière',
    roles,
    customRoles: [],
    permissions,
    locale: 'fr',
    acr: '1',
  };
}
