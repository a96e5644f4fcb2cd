/** What nobody sees on the first screen: it arrives while the danger signs are read. */
export { CheckStep } from './check-step';
export { DeviceNote } from './device-note';
export { ListStep } from './list-step';
export { QuestionStep } from './question-step';
export { ResultActions } from './result-actions';
export { ResultView } from './result-view';
export { WhoStep } from './who-step';
export { WordsStep } from './words-step';
