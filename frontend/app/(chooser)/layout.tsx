import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { legible } from '@/app/font';
import '@/app/styles';

export const metadata: Metadata = {
  title: 'Santé au travail · Health at work',
  icons: { icon: [{ url: '/icons/icon.svg', type: 'image/svg+xml' }] },
  other: { 'x-static': 'yes' },
};

export default function ChooserLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="fr" className={legible.variable} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
