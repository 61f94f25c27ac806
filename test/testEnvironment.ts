import { TestEnvironment } from 'jest-environment-node';

/** Node's environment, which also tells a test file that one of its tests has failed. */
export default class extends TestEnvironment {
  handleTestEvent(event: { name: string }): void {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure') this.global['testFailed'] = true;
  }
}
