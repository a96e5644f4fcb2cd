import { areasOf } from '@/lib/openapi';
import { paths } from '@/lib/paths';
import { api } from './api';
import { Frame } from './frame';

export default function DocsPage() {
  return (
    <Frame>
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
      {areasOf(api).map(({ name, endpoints }) => (
        <section key={name} className="docs__group">
          <h2>{name}</h2>
          <ul className="plain">
            {endpoints.map(({ anchor, method, path, operation }) => (
              <li key={anchor}>
                <a href={`${paths.docs(name)}#${anchor}`}>
                  <span className={`method method--${method}`}>{method}</span> <code>{path}</code>
                </a>{' '}
                <span className="quiet">{operation.summary}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Frame>
  );
}
