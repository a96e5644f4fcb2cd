import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { endpointsByTag, type OpenApi } from '@/lib/openapi';
import { Logo } from '@/ui/logo';
import { EndpointSection } from './endpoint-section';
import { SchemaSection } from './schema-section';

/** Read when the pages are built: what is shown is what the types were generated from. */
const api = JSON.parse(readFileSync(join(process.cwd(), 'api/openapi.json'), 'utf8')) as OpenApi;

export default function DocsPage() {
  const groups = endpointsByTag(api);
  const schemas = Object.entries(api.components?.schemas ?? {});
  return (
    <>
      <header className="site-header">
        <div className="site-header__row">
          <a className="brand" href="/en/">
            <Logo />
            <span>{api.info.title} API</span>
          </a>
          <a className="tool" href="/api/v1/openapi.json">
            openapi.json
          </a>
        </div>
      </header>
      <div className="docs">
        <nav className="docs__nav" aria-label="Contents">
          {groups.map(({ tag, endpoints }) => (
            <div key={tag}>
              <h2>{tag}</h2>
              <ul className="plain">
                {endpoints.map(({ anchor, method, path }) => (
                  <li key={anchor}>
                    <a href={`#${anchor}`}>
                      <span className={`method method--${method}`}>{method}</span>{' '}
                      {path.replace('/api/v1', '')}
                    </a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
          <div>
            <h2>Shapes</h2>
            <ul className="plain">
              {schemas.map(([name]) => (
                <li key={name}>
                  <a href={`#schema-${name}`}>{name}</a>
                </li>
              ))}
            </ul>
          </div>
        </nav>
        <main id="main" className="docs__main" tabIndex={-1}>
          <h1>API reference</h1>
          <p className="lead">
            {api.info.description} Version {api.info.version}.
          </p>
          <ul>
            <li>JSON in and out; unknown fields in a request are refused.</li>
            <li>
              Errors are <code>application/problem+json</code> (RFC 9457), in the language of{' '}
              <code>Accept-Language</code>.
            </li>
            <li>
              Send <code>Authorization: Bearer …</code> unless an endpoint says “no sign-in”.
            </li>
            <li>
              Every <code>POST</code> accepts an <code>Idempotency-Key</code>.
            </li>
          </ul>
          {groups.map(({ tag, about, endpoints }) => (
            <section key={tag} className="docs__group">
              <h2>{tag}</h2>
              {about && <p>{about}</p>}
              {endpoints.map((endpoint) => (
                <EndpointSection key={endpoint.anchor} api={api} endpoint={endpoint} />
              ))}
            </section>
          ))}
          <section className="docs__group">
            <h2>Shapes</h2>
            {schemas.map(([name, schema]) => (
              <SchemaSection key={name} name={name} schema={schema} />
            ))}
          </section>
        </main>
      </div>
    </>
  );
}
