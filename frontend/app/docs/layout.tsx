import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { legible } from '@/app/font';
import '@/app/styles';
import './docs.css';

export const metadata: Metadata = {
  title: 'API – employee-health',
  icons: { icon: [{ url: '/icons/icon.svg', type: 'image/svg+xml' }] },
  other: { 'x-static': 'yes' },
};

export default function DocsLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" className={legible.variable} suppressHydrationWarning>
      <body>
        <a className="skip" href="#main">
          Skip to content
        </a>
        {children}
      </body>
    </html>
  );
}
