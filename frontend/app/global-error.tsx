'use client';

import './styles';

/** The frame of the pages broke, too. It leans on nothing of ours, and every page carries it: few words. */
export default function EverythingBroke() {
  return (
    <html lang="fr">
      <title>Santé au travail</title>
      <body>
        <main id="main">
          <div className="chooser stack">
            <h1>
              <span>Cette page s’est arrêtée</span>
              <span lang="en">This page has stopped</span>
            </h1>
            <a className="button button--danger" href="tel:15">
              15
            </a>
            <a className="button button--danger" href="tel:112">
              112
            </a>
            <a className="button" href="/">
              Recommencer · <span lang="en">Start again</span>
            </a>
          </div>
        </main>
      </body>
    </html>
  );
}
