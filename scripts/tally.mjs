// Counts what the test runners say of themselves.

/** What a runner counted. @typedef {{ passed: number, failed: number }} Counts */

export class Tally {
  passed = 0;
  failed = 0;

  /**
   * Nothing is green by silence: a runner that exits badly without naming a failed test counts as one failure, and so does
   * one that counts nothing at all.
   * @param {number} code how the runner ended @param {Counts | undefined} counts
   */
  add(code, counts) {
    this.passed += counts?.passed ?? 0;
    this.failed += counts?.failed ?? 0;
    const silent = !counts || counts.passed + counts.failed === 0;
    if (silent || (code !== 0 && counts.failed === 0)) this.failed += 1;
  }

  /** Something without which there are no tests went wrong. */
  addFailure() {
    this.failed += 1;
  }

  get isGreen() {
    return this.failed === 0 && this.passed > 0;
  }

  toString() {
    return `${this.passed} passed, ${this.failed} failed`;
  }
}
