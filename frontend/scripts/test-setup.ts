import 'fake-indexeddb/auto';

// React asks for this before it lets `act` settle what a component does.
(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
