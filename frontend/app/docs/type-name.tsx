import { Fragment, type ReactNode } from 'react';
import { refName, type Schema } from '@/lib/openapi';

/** A type in one line, linked to its shape. */
export function TypeName({ schema }: { schema: Schema }): ReactNode {
  if (schema.$ref) {
    const name = refName(schema.$ref);
    return (
      <a href={`#schema-${name}`}>
        <code>{name}</code>
      </a>
    );
  }
  const alternatives = schema.oneOf ?? schema.anyOf;
  if (alternatives) {
    return alternatives.map((alternative, index) => (
      <Fragment key={index}>
        {index > 0 && ' or '}
        <TypeName schema={alternative} />
      </Fragment>
    ));
  }
  if (schema.allOf?.length === 1 && schema.allOf[0]) {
    return <TypeName schema={schema.allOf[0]} />;
  }
  if (schema.items) {
    return (
      <>
        list of <TypeName schema={schema.items} />
      </>
    );
  }
  if (typeof schema.additionalProperties === 'object') {
    return (
      <>
        map to <TypeName schema={schema.additionalProperties} />
      </>
    );
  }
  return <code>{plainType(schema)}</code>;
}

function plainType(schema: Schema): string {
  if (schema.enum) {
    return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  }
  if (schema.const !== undefined) {
    return JSON.stringify(schema.const);
  }
  const name = [schema.type ?? 'any'].flat().join(' | ');
  const bounds = [
    schema.format,
    schema.minimum === undefined ? null : `≥ ${schema.minimum}`,
    schema.maximum === undefined ? null : `≤ ${schema.maximum}`,
    schema.maxLength === undefined ? null : `up to ${schema.maxLength} characters`,
  ].filter(Boolean);
  return bounds.length > 0 ? `${name} (${bounds.join(', ')})` : name;
}
