// @ts-check
/** The accounts of the contract that the pages are tried with. */
export const PASSWORD = 'demo-Passw0rd-2026';

/** @typedef {import('../api/schema').components['schemas']['Me']} Me */

/** @type {Me[]} */
export const people = [
  person('claire', 'Claire Martin', ['employee']),
  person('karim', 'Karim Benali', ['employee']),
  person('hr', 'Hélène Roux', ['employer']),
  person('nurse', 'Nadia Petit', ['nurse']),
  person('admin', 'Adrien Faure', ['company_admin']),
];

/**
 * @param {string} name
 * @param {string} displayName
 * @param {Me['roles']} roles
 * @returns {Me}
 */
function person(name, displayName, roles) {
  return {
    id: `person-${name}`,
    email: `${name}@lumiere.demo`,
    displayName,
    company: 'lumiere',
    companyName: 'Ateliers Lumière',
    roles,
    permissions: [],
    locale: 'fr',
    acr: 'password',
  };
}
