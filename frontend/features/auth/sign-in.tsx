'use client';

import type { ReactNode } from 'react';
import { useSession } from '@/lib/use-session';
import type { Locale } from '@/lib/locales';
import { isEnrolling } from '@/lib/roles';
import { AlreadyHere } from './already-here';
import { EnrolFirst } from './enrol-first';
import { FirstStep } from './first-step';
import { LinkQuestion } from './link-question';
import { SecondStep } from './second-step';
import { SignInRefusal } from './sign-in-refusal';
import { useSignIn } from './use-sign-in';

/**
 * Signing in, in one step or two, and on.
 *
 * @param intro heading and lead of the first step; the second has its own
 * @param entered somebody is signed in, who may do what their roles say
 * @param company whether the way round by the company's sign-in leads back to this page
 * @param onward where somebody goes on to who was signed in already
 */
export function SignIn(props: {
  locale: Locale;
  intro: ReactNode;
  entered: () => void;
  onward: () => string;
  company?: boolean;
}) {
  const session = useSession();
  const signIn = useSignIn(props.entered);
  if (session.state === 'signed-in' && !signIn.busy) {
    const { problem } = signIn.state;
    return (
      <>
        {problem && <SignInRefusal problem={problem} />}
        {isEnrolling(session.me) && <EnrolFirst locale={props.locale} />}
        {!isEnrolling(session.me) && signIn.canLink && (
          <LinkQuestion name={session.me.displayName} signIn={signIn} />
        )}
        {!isEnrolling(session.me) && !signIn.canLink && (
          <AlreadyHere name={session.me.displayName} onward={props.onward()} />
        )}
      </>
    );
  }
  const { step } = signIn.state;
  return (
    <>
      {/* Hidden, not gone: what was typed is still there if the second step has to begin again. */}
      <div className="stack" hidden={step.at !== 'first'}>
        {props.intro}
        <FirstStep locale={props.locale} signIn={signIn} company={props.company ?? true} />
      </div>
      {step.at === 'second' && <SecondStep key={step.way} step={step} signIn={signIn} />}
    </>
  );
}
