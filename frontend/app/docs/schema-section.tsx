import type { Schema } from '@/lib/openapi';
import { TypeName } from './type-name';

export function SchemaSection({ name, schema }: { name: string; schema: Schema }) {
  const properties = Object.entries(allProperties(schema));
  const required = new Set(
    [schema, ...(schema.allOf ?? [])].flatMap((part) => part.required ?? []),
  );
  return (
    <article className="endpoint" id={`schema-${name}`}>
      <h3>
        <code>{name}</code>
      </h3>
      {schema.description && <p>{schema.description}</p>}
      {properties.length === 0 ? (
        <p>
          <TypeName schema={schema} />
        </p>
      ) : (
        <dl className="rows">
          {properties.map(([property, type]) => (
            <div key={property}>
              <dt>
                <code>{property}</code>
                {!required.has(property) && <span className="quiet"> optional</span>}
              </dt>
              <dd>
                <TypeName schema={type} /> {type.description}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}

function allProperties(schema: Schema): Record<string, Schema> {
  const parts = (schema.allOf ?? []).map((part) => part.properties ?? {});
  return Object.assign({}, ...parts, schema.properties) as Record<string, Schema>;
}
