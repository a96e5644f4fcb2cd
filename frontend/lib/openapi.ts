/** As much of OpenAPI 3.1 as a readable page needs; everything unknown is passed over. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

export interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema?: Schema;
}

type Content = Record<string, { schema?: Schema }>;

export interface Operation {
  operationId?: string;
  summary?: string;
  description?: string;
  deprecated?: boolean;
  security?: unknown[];
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: { description?: string; required?: boolean; content?: Content };
  responses?: Record<string, { description?: string; content?: Content; $ref?: string }>;
}

export interface OpenApi {
  info: { title: string; version: string; description?: string };
  paths: Record<string, Record<string, unknown>>;
  components?: { schemas?: Record<string, Schema>; parameters?: Record<string, Parameter> };
}

export interface Endpoint {
  anchor: string;
  method: string;
  path: string;
  operation: Operation;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** What is addressed together, such as `/api/v1/profile/…`: one page of the reference. */
export interface Area {
  name: string;
  endpoints: Endpoint[];
}

/** Every endpoint, by the first part of its address that tells them apart; in order of names. */
export function areasOf(api: OpenApi): Area[] {
  const areas = new Map<string, Endpoint[]>();
  for (const [path, methods] of Object.entries(api.paths)) {
    const name = areaOf(path);
    for (const method of METHODS.filter((known) => known in methods)) {
      const operation = methods[method] as Operation;
      const anchor = `${method}${path}`.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '');
      areas.set(name, [...(areas.get(name) ?? []), { anchor, method, path, operation }]);
    }
  }
  return [...areas]
    .map(([name, endpoints]) => ({ name, endpoints }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

const areaOf = (path: string): string =>
  (path.replace('/api/v1', '').split('/')[1] ?? '').replace(/[^a-z0-9-]/gi, '');

/** The shapes that these endpoints speak of, and those that these speak of; in order of names. */
export function shapesOf(api: OpenApi, { endpoints }: Area): [string, Schema][] {
  const all = api.components?.schemas ?? {};
  const found = new Map<string, Schema>();
  const follow = (node: unknown) => {
    for (const name of refsIn(node)) {
      const schema = all[name];
      if (schema && !found.has(name)) {
        found.set(name, schema);
        follow(schema);
      }
    }
  };
  follow(endpoints.map(({ operation }) => operation));
  return [...found].sort(([one], [other]) => one.localeCompare(other));
}

function refsIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) {
    return [];
  }
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [refName(value)] : refsIn(value),
  );
}

export const refName = (ref: string): string => ref.slice(ref.lastIndexOf('/') + 1);

export function parametersOf(api: OpenApi, { parameters = [] }: Operation): Parameter[] {
  return parameters.flatMap((parameter) => {
    if ('name' in parameter) {
      return [parameter];
    }
    const shared = api.components?.parameters?.[refName(parameter.$ref)];
    return shared ? [shared] : [];
  });
}
