import localFont from 'next/font/local';

/** Atkinson Hyperlegible Next (Braille Institute, OFL 1.1): letters that tired eyes tell apart. */
export const legible = localFont({
  src: '../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
  weight: '200 800',
  display: 'swap',
  variable: '--font-legible',
  fallback: ['system-ui', 'Segoe UI', 'Roboto', 'Noto Sans', 'sans-serif'],
});
