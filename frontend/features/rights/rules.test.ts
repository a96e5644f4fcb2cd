import { expect, test } from 'vitest';
import type { Archive, Kept } from './api';
import { lasts, newest, planOf } from './rules';

const kept = (category: string, erasure: Kept['erasure']): Kept => ({
  category,
  erasure,
  title: category,
  ground: '',
  article: '',
  source: '',
  duration: 'P1Y',
  stores: [],
});

test('a duration is a word and a number', () => {
  expect(lasts('P40Y')).toEqual({ word: 'years', count: 40 });
  expect(lasts('until-erased').word).toBe('erased');
  expect(lasts('with-the-rule').word).toBe('rule');
  expect(lasts('PT24H').word).toBe('day');
  expect(lasts('P1D').word).toBe('day');
});

test('a plan leaves nothing out and says nothing twice', () => {
  const all = [kept('a', 'now'), kept('b', 'kept'), kept('c', 'pseudonymised'), kept('d', 'now')];
  const { goes, nameless, stays } = planOf(all);
  expect(goes.map(({ category }) => category)).toEqual(['a', 'd']);
  expect(nameless.map(({ category }) => category)).toEqual(['c']);
  expect(stays.map(({ category }) => category)).toEqual(['b']);
});

test('the newest archive is the first', () => {
  const one: Archive = { id: 'x', status: 'ready', stores: 1, done: 1, askedAt: '' };
  expect(newest([one, { ...one, id: 'y' }])).toBe(one);
  expect(newest([])).toBeNull();
});
