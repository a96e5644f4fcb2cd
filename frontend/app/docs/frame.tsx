import type { ReactNode } from 'react';
import { areasOf } from '@/lib/openapi';
import { paths } from '@/lib/paths';
import { Logo } from '@/ui/logo';
import { api } from './api';

/** What all pages of the reference have around them. */
export function Frame({ children }: { children: ReactNode }) {
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
          <ul className="plain">
            <li>
              <a href={paths.docs()}>API reference</a>
            </li>
            {areasOf(api).map(({ name }) => (
              <li key={name}>
                <a href={paths.docs(name)}>{name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" className="docs__main" tabIndex={-1}>
          {children}
        </main>
      </div>
    </>
  );
}
