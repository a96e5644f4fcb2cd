import { getTranslations } from 'next-intl/server';

/** For the pages that cannot work without script: they say so rather than stay empty. */
export async function NeedsScript() {
  const t = await getTranslations('ui');
  return (
    <noscript>
      <p className="card card--sand">{t('noscript')}</p>
    </noscript>
  );
}
