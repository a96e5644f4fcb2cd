import auth from '@/features/auth/messages.fr.json';
import emergency from '@/features/emergency/messages.fr.json';
import home from '@/features/home/messages.fr.json';
import triage from '@/features/triage/messages.fr.json';
import ui from '@/ui/messages.fr.json';
import pages from './pages.fr.json';

/** French is written first: its keys are the keys of every language. */
const messages = { ui, pages, auth, emergency, home, triage };

export default messages;
