import '@/ui/styles/tokens.css';
import '@/ui/styles/base.css';
import '@/ui/styles/controls.css';
import '@/ui/styles/shell.css';
import '@/ui/styles/cards.css';
