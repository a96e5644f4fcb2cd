import { describe, expect, it } from 'vitest';
import type { Upload } from './api';
import {
  begunBefore,
  canBeShown,
  endOf,
  isPictured,
  markOf,
  refusedAtOnce,
  saySize,
  titleOf,
} from './rules';

const room = { largest: 100, left: 50 };

describe('what is said before anything is sent', () => {
  it.each([
    ['bilan.pdf', 10, null],
    ['PHOTO.JPEG', 10, null],
    ['bilan.pdf', 0, 'empty'],
    ['bilan.pdf', 101, 'large'],
    ['bilan.pdf', 60, 'no-room'],
    ['page.html', 10, 'kind'],
    ['dessin.svg', 10, 'kind'],
    ['archive.pdf.zip', 10, 'kind'],
    ['sans-fin', 10, 'kind'],
  ])('%s of %i bytes', (name, size, expected) => {
    expect(refusedAtOnce({ name, size }, room)).toBe(expected);
  });
});

describe('a file that broke off', () => {
  const file = { size: 5, lastModified: 7 };
  const begun = { id: 'a', mark: markOf(file), length: 5 } as Upload;

  it('is known again', () => {
    expect(begunBefore(file, [begun])).toBe(begun);
  });

  it('is not another of the same length, nor one that was changed', () => {
    expect(begunBefore({ size: 5, lastModified: 8 }, [begun])).toBeUndefined();
    expect(begunBefore({ size: 6, lastModified: 7 }, [begun])).toBeUndefined();
  });
});

describe('words', () => {
  it('says sizes as people do', () => {
    expect(saySize(12, 'en')).toBe('1 kB');
    expect(saySize(999_400, 'en')).toBe('999 kB');
    expect(saySize(52_428_800, 'en')).toBe('52.4 MB');
    expect(saySize(999_999_999, 'en')).toBe('1 GB');
    expect(saySize(1_250_000_000, 'en')).toBe('1.3 GB');
  });

  it('takes the name of a file for its title', () => {
    expect(titleOf('Bilan du 3.12.pdf')).toBe('Bilan du 3.12');
    expect(titleOf('.pdf')).toBe('.pdf');
  });

  it('shares until the end of a day where the person is', () => {
    expect(new Date(endOf('2026-12-01')).getHours()).toBe(23);
  });

  it('shows pictures and texts, and nothing else', () => {
    expect(canBeShown('image/png')).toBe(true);
    expect(canBeShown('text/plain;charset=UTF-8')).toBe(true);
    expect(canBeShown('application/pdf')).toBe(true);
    expect(canBeShown('application/zip')).toBe(false);
    expect(isPictured('application/pdf')).toBe(true);
    expect(isPictured('text/plain;charset=UTF-8')).toBe(false);
  });
});
