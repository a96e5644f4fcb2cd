import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { areasOf, parametersOf, shapesOf, type OpenApi } from './openapi';

const api = JSON.parse(readFileSync('api/openapi.json', 'utf8')) as OpenApi;

test('every operation of the document is shown once', () => {
  const shown = areasOf(api).flatMap(({ endpoints }) =>
    endpoints.map(({ method, path }) => `${method} ${path}`),
  );
  const written = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.keys(methods)
      .filter((name) => ['get', 'post', 'put', 'patch', 'delete'].includes(name))
      .map((method) => `${method} ${path}`),
  );
  expect(shown.sort()).toEqual(written.sort());
});

test('anchors are unique', () => {
  const anchors = areasOf(api).flatMap(({ endpoints }) => endpoints.map(({ anchor }) => anchor));
  expect(new Set(anchors).size).toBe(anchors.length);
});

test('a page has every shape that it links to', () => {
  for (const area of areasOf(api)) {
    const shapes = shapesOf(api, area);
    const linked = JSON.stringify([area.endpoints, shapes]).matchAll(
      /#\/components\/schemas\/([\w.]+)/g,
    );
    const names = new Set([...linked].map(([, name]) => name));
    expect(shapes.map(([name]) => name).sort()).toEqual([...names].sort());
  }
});

test('areas have names for addresses', () => {
  for (const { name } of areasOf(api)) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
  }
});

test('shared parameters are followed and unknown ones passed over', () => {
  const document: OpenApi = {
    info: { title: 't', version: '1' },
    paths: {},
    components: { parameters: { Page: { name: 'page', in: 'query' } } },
  };
  const operation = {
    parameters: [
      { $ref: '#/components/parameters/Page' },
      { $ref: '#/components/parameters/Gone' },
    ],
  };
  expect(parametersOf(document, operation)).toEqual([{ name: 'page', in: 'query' }]);
});
