import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with the one line that `make test` adds up. */
export default class LastLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    // A file that could not even be loaded has no test to count, yet it failed.
    const broken = modules.filter(
      (module) => module.state() === 'failed' && module.errors().length > 0,
    ).length;
    const passed = states.filter((state) => state === 'passed').length;
    const failed = states.filter((state) => state === 'failed').length + broken;
    const skipped = states.length - passed - (failed - broken);
    const line = `${passed} passed, ${failed} failed, ${skipped} skipped\n`;
    // The default reporter speaks until the very end.
    process.once('exit', () => process.stdout.write(line));
  }
}
