'use client';

import { Camera, FileUp } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef, type ChangeEvent } from 'react';
import { ACCEPTED } from './rules';

/** Files from the device, or a photo that is taken now. */
export function Choose(props: {
  hint: string;
  single?: boolean;
  onChoose: (files: File[]) => void;
}) {
  const t = useTranslations('documents.add');
  const files = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const hint = useId();

  function chosen({ target }: ChangeEvent<HTMLInputElement>) {
    props.onChoose([...(target.files ?? [])]);
    target.value = ''; // the same file can be chosen again
  }

  return (
    <div className="stack">
      <p className="hint" id={hint}>
        {props.hint}
      </p>
      <div className="actions">
        <button
          type="button"
          className="button"
          aria-describedby={hint}
          onClick={() => files.current?.click()}
        >
          <FileUp aria-hidden /> {t(props.single ? 'file' : 'files')}
        </button>
        <button
          type="button"
          className="button button--quiet"
          aria-describedby={hint}
          onClick={() => camera.current?.click()}
        >
          <Camera aria-hidden /> {t('camera')}
        </button>
      </div>
      <input
        ref={files}
        type="file"
        hidden
        accept={ACCEPTED}
        multiple={!props.single}
        data-testid="files"
        onChange={chosen}
      />
      <input
        ref={camera}
        type="file"
        hidden
        accept="image/jpeg,image/png"
        capture="environment"
        onChange={chosen}
      />
    </div>
  );
}
