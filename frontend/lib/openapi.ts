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
  tags?: string[];
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
  tags?: { name: string; description?: string }[];
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

/** Endpoints by their first tag, tags in the order of the document, untagged last. */
export function endpointsByTag(
  api: OpenApi,
): { tag: string; about?: string; endpoints: Endpoint[] }[] {
  const groups = new Map<string, Endpoint[]>((api.tags ?? []).map(({ name }) => [name, []]));
  for (const [path, methods] of Object.entries(api.paths)) {
    for (const method of METHODS.filter((name) => name in methods)) {
      const operation = methods[method] as Operation;
      const tag = operation.tags?.[0] ?? 'Other';
      const anchor = `${method}${path}`.replace(/[^a-z0-9]+/gi, '-').replace(/-$/, '');
      groups.set(tag, [...(groups.get(tag) ?? []), { anchor, method, path, operation }]);
    }
  }
  return [...groups]
    .filter(([, endpoints]) => endpoints.length > 0)
    .map(([tag, endpoints]) => {
      const about = api.tags?.find(({ name }) => name === tag)?.description;
      return { tag, endpoints, ...(about && { about }) };
    });
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
