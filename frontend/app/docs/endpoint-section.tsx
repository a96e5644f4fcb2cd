import { parametersOf, type Endpoint, type OpenApi, type Schema } from '@/lib/openapi';
import { TypeName } from './type-name';

export function EndpointSection({ api, endpoint }: { api: OpenApi; endpoint: Endpoint }) {
  const { anchor, method, path, operation } = endpoint;
  const parameters = parametersOf(api, operation);
  const body = firstSchema(operation.requestBody?.content);
  const open = operation.security?.length === 0;
  return (
    <article className="endpoint" id={anchor}>
      <h3>
        <span className={`method method--${method}`}>{method}</span> <code>{path}</code>
      </h3>
      <p>
        {operation.summary}
        {operation.deprecated && ' (deprecated)'}
        {open && <span className="quiet"> · no sign-in</span>}
      </p>
      {operation.description && operation.description !== operation.summary && (
        <p>{operation.description}</p>
      )}
      {(parameters.length > 0 || body) && (
        <dl className="rows">
          {parameters.map((parameter) => (
            <div key={parameter.in + parameter.name}>
              <dt>
                <code>{parameter.name}</code>{' '}
                <span className="quiet">
                  {parameter.in}
                  {parameter.required ? ', required' : ''}
                </span>
              </dt>
              <dd>
                {parameter.schema && <TypeName schema={parameter.schema} />} {parameter.description}
              </dd>
            </div>
          ))}
          {body && (
            <div>
              <dt>
                body{' '}
                <span className="quiet">{operation.requestBody?.required ? 'required' : ''}</span>
              </dt>
              <dd>
                <TypeName schema={body} /> {operation.requestBody?.description}
              </dd>
            </div>
          )}
        </dl>
      )}
      <dl className="rows">
        {Object.entries(operation.responses ?? {}).map(([status, response]) => {
          const schema = firstSchema(response.content);
          return (
            <div key={status}>
              <dt>
                <span className={`status status--${status[0]}`}>{status}</span>
              </dt>
              <dd>
                {schema && <TypeName schema={schema} />} {response.description}
              </dd>
            </div>
          );
        })}
      </dl>
    </article>
  );
}

function firstSchema(content: Record<string, { schema?: Schema }> | undefined): Schema | undefined {
  return Object.values(content ?? {})[0]?.schema;
}
