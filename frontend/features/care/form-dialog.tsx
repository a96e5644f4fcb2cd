'use client';

import { useEffect, type ReactNode, type RefObject } from 'react';

interface Props {
  dialog: RefObject<HTMLDialogElement | null>;
  /** The id of its heading. */
  titled: string;
  wide?: boolean;
  /** Whether something was typed: that is not lost to one key, but to the buttons alone. */
  typed: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with a form in it. */
export function FormDialog({ dialog, titled, wide = false, typed, onClose, children }: Props) {
  useEffect(() => dialog.current?.showModal(), [dialog]);
  useEffect(() => {
    const box = dialog.current;
    const stay = (event: KeyboardEvent) => {
      if (typed && event.key === 'Escape') {
        event.preventDefault(); // a second one would not be asked about
      }
    };
    box?.addEventListener('keydown', stay);
    return () => box?.removeEventListener('keydown', stay);
  }, [dialog, typed]);
  return (
    <dialog
      className={wide ? 'dialog dialog--form dialog--wide' : 'dialog dialog--form'}
      ref={dialog}
      aria-labelledby={titled}
      onClose={onClose}
      onCancel={(event) => {
        if (typed) {
          event.preventDefault();
        }
      }}
    >
      {children}
    </dialog>
  );
}
