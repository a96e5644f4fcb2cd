import 'fake-indexeddb/auto';
import { vi } from 'vitest';

// React asks for this before it lets `act` settle what a component does.
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

// Components are rendered without the pages around them, from which Next's router comes.
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => undefined, replace: () => undefined }),
}));
