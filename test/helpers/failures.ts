// What failed, by name, out of the JSON report of a stage: said again at the end of `npm test`, where it is not lost
// in the output of the stages after it.
import type { ReportKind } from './counts';

interface VitestReport {
  testResults?: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

interface Suite {
  title: string;
  file?: string;
  suites?: Suite[];
  specs?: { title: string; tests: { status: string; results: { error?: { message?: string } }[] }[] }[];
}

const WORDS = 200;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal, in messages.
const COLOURS = /\u001b\[[0-9;]*m/g;

/** One line for each test that failed or was flaky: where it is, its name, and the first line of what was wrong. */
export function failuresOf(kind: ReportKind, json: string | undefined): string[] {
  if (json === undefined) return [];
  return kind === 'vitest'
    ? vitestFailures(JSON.parse(json) as VitestReport)
    : playwrightFailures((JSON.parse(json) as { suites?: Suite[] }).suites ?? [], []);
}

function vitestFailures({ testResults = [] }: VitestReport): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((each) => each.status === 'failed');
    // A file that could not be loaded has no tests to tell.
    if (failed.length === 0) return status === 'failed' ? [line(shortPath(name), message)] : [];
    return failed.map((each) => line(`${shortPath(name)}: ${each.fullName}`, each.failureMessages?.[0]));
  });
}

function playwrightFailures(suites: readonly Suite[], above: readonly string[]): string[] {
  return suites.flatMap(({ title, suites: inner = [], specs = [] }) => {
    const path = [...above, title];
    const own = specs.flatMap((spec) =>
      spec.tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) =>
          line([...path, spec.title].join(': '), results.find(({ error }) => error)?.error?.message),
        ),
    );
    return [...own, ...playwrightFailures(inner, path)];
  });
}

function line(where: string, message = ''): string {
  const words = message.replace(COLOURS, '').trim().split('\n', 1).join('');
  return words === '' ? where : `${where}: ${words.slice(0, WORDS)}`;
}

function shortPath(file: string): string {
  const path = file.replaceAll('\\', '/');
  return path.slice(path.lastIndexOf('/test/') + 1);
}
