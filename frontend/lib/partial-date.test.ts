import { describe, expect, it } from 'vitest';
import { readPartial, sayPartial, typedPartial } from './partial-date';

describe('a date that may be a year, a month or a day', () => {
  it.each([
    ['2019', '2019'],
    ['05/2019', '2019-05'],
    ['5.2019', '2019-05'],
    ['2019-05', '2019-05'],
    ['04/05/2019', '2019-05-04'],
    [' 4 5 2019 ', '2019-05-04'],
  ])('reads %s', (typed, read) => {
    expect(readPartial(typed)).toBe(read);
  });

  it.each(['', 'hier', '13/2019', '31/02/2020', '19', '2150', '1/2/3/2019', '-5/2019'])(
    'does not read %j',
    (typed) => {
      expect(readPartial(typed)).toBeNull();
    },
  );

  it('is shown as it is meant and typed as it was', () => {
    expect(sayPartial('2019', 'fr')).toBe('2019');
    expect(sayPartial('2019-05', 'fr')).toBe('mai 2019');
    expect(sayPartial('2019-05-04', 'en')).toBe('4 May 2019');
    expect(typedPartial('2019-05-04')).toBe('04/05/2019');
    expect(typedPartial(undefined)).toBe('');
  });
});
