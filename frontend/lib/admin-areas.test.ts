import { expect, test } from 'vitest';
import { adminAreas } from './admin-areas';

test('an administrator of the company sees every part', () => {
  expect(
    adminAreas({
      permissions: [
        'people.manage',
        'people.invite',
        'sites.manage',
        'roles.manage',
        'access.review',
        'company.domains',
        'clients.manage',
      ],
    }),
  ).toEqual([
    'people',
    'invitations',
    'domains',
    'roles',
    'places',
    'programs',
    'providers',
    'directory',
    'factors',
    'review',
  ]);
});

test('a physician sees people and roles, a nurse invitations only', () => {
  expect(
    adminAreas({
      permissions: ['protocols.read', 'care.break-glass', 'care-team.manage', 'people.invite'],
    }),
  ).toEqual(['people', 'invitations', 'roles', 'factors']);
  expect(adminAreas({ permissions: ['protocols.read', 'people.invite'] })).toEqual(['invitations']);
});

test('the data protection officer sees what keeps the law, the auditor the register', () => {
  expect(
    adminAreas({
      permissions: ['access.review', 'break-glass.register', 'rights.handle', 'compliance.read'],
    }),
  ).toEqual(['review', 'requests', 'register', 'break-glass']);
  expect(adminAreas({ permissions: ['audit.read', 'compliance.read'] })).toEqual(['register']);
});

test('whoever only looks after themself sees nothing of it', () => {
  expect(adminAreas({ permissions: ['triage.assess'] })).toEqual([]);
});
