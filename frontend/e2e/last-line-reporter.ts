import type { Reporter, Suite } from '@playwright/test/reporter';

/** Ends the output with the one line that `make test` adds up. */
export default class LastLineReporter implements Reporter {
  private suite: Suite | null = null;

  onBegin(_config: unknown, suite: Suite): void {
    this.suite = suite;
  }

  printsToStdio(): boolean {
    return false;
  }

  async onExit(): Promise<void> {
    const tests = this.suite?.allTests() ?? [];
    const skipped = tests.filter(
      (test) =>
        test.outcome() === 'skipped' && test.results.every(({ status }) => status === 'skipped'),
    ).length;
    const failed = tests.filter((test) => test.outcome() === 'unexpected').length;
    const passed = tests.length - failed - skipped;
    process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  }
}
