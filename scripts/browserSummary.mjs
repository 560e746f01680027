// A reporter for @web/test-runner: what failed and why, and as the last line `browser tests: N passed, N failed`.

export function browserSummary() {
  return {
    /** Sessions stand for a test file in a browser; each holds a tree of suites. */
    stop({ sessions }) {
      const total = { passed: 0, failed: 0 };
      for (const session of sessions) {
        const file = new URL(session.testFile, 'file:').pathname.replace(/^.*\/packages\//, 'packages/');
        const before = total.failed;
        walk(session.testResults, [], (test, path) => {
          if (test.skipped) return;
          if (test.passed) total.passed += 1;
          else {
            total.failed += 1;
            console.log(`\n✗ ${file}: ${path.join(' › ')}\n${indent(test.error)}`);
          }
        });
        for (const error of session.errors) {
          console.log(`\n✗ ${file}\n${indent(error)}`);
        }
        // A file that broke before its first test has failed, too.
        if (!session.passed && total.failed === before) total.failed += 1;
      }
      console.log(`\nbrowser tests: ${total.passed} passed, ${total.failed} failed`);
    },
  };
}

function walk(suite, path, visit) {
  if (!suite) return;
  for (const test of suite.tests) visit(test, [...path, test.name]);
  for (const inner of suite.suites) walk(inner, [...path, inner.name], visit);
}

/** Browsers differ in whether the stack begins with the message. */
function indent(error) {
  const { message = 'no message', stack = '' } = error ?? {};
  const text = stack.includes(message) ? stack : `${message}\n${stack}`;
  return text.trimEnd().replaceAll(/^/gm, '    ');
}
