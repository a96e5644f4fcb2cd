import accesses from '@/features/accesses/messages.fr.json';
import account from '@/features/account/messages.fr.json';
import admin from '@/features/admin/messages.fr.json';
import mailedLinks from '@/features/auth/link-messages.fr.json';
import auth from '@/features/auth/messages.fr.json';
import signIn from '@/features/auth/sign-in-messages.fr.json';
import care from '@/features/care/messages.fr.json';
import consent from '@/features/consent/messages.fr.json';
import consents from '@/features/consents/messages.fr.json';
import documents from '@/features/documents/messages.fr.json';
import emergency from '@/features/emergency/messages.fr.json';
import emergencyCard from '@/features/emergency-card/messages.fr.json';
import home from '@/features/home/messages.fr.json';
import profile from '@/features/profile/messages.fr.json';
import protocols from '@/features/protocols/messages.fr.json';
import questionnaire from '@/features/questionnaire/messages.fr.json';
import rights from '@/features/rights/messages.fr.json';
import triage from '@/features/triage/messages.fr.json';
import ui from '@/ui/messages.fr.json';
import pages from './pages.fr.json';

/** French is written first: its keys are the keys of every language. */
const messages = {
  ui,
  pages,
  accesses,
  account,
  admin,
  auth,
  signIn,
  mailedLinks,
  care,
  consent,
  consents,
  documents,
  emergency,
  emergencyCard,
  home,
  profile,
  protocols,
  questionnaire,
  rights,
  triage,
};

export default messages;
