import { MENU_COMMANDS } from '@shared/contract/commands';
import { OWN_CODES } from '@shared/contract/errors';
import { EVENT_GROUPS, EVIDENCE } from '@shared/contract/events';
import { ROW_TYPES } from '@shared/contract/record';
import { CLIENT_PHASES, SERVER_PHASES, SOCKET_PHASES } from '@shared/contract/state';
import { en } from '@shared/i18n/en/index';
import { LANGUAGES } from '@shared/i18n/index';
import { ko } from '@shared/i18n/ko/index';
import { EXPLANATION_IDS } from '@shared/tcp/explanations';
import { describe, expect, it } from 'vitest';
import { flatten, variables, withoutPlural } from './flatten';

const english = flatten(en);
const korean = flatten(ko);

describe('the two languages', () => {
  it('have the same keys', () => {
    const keys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(withoutPlural))];
    expect(keys(korean)).toEqual(keys(english));
  });

  it('have the plural forms they need: one and other, other alone', () => {
    const plural = (texts: Map<string, string>, form: string) =>
      [...texts.keys()].filter((key) => key.endsWith(`_${form}`)).map(withoutPlural);
    expect(plural(english, 'one')).toEqual(plural(english, 'other'));
    expect(plural(korean, 'one')).toEqual([]);
    for (const key of plural(english, 'other')) {
      // `count`, or the number already formatted.
      expect(variables(english.get(`${key}_other`) ?? ''), key).not.toEqual([]);
    }
  });

  it('fill in the same variables', () => {
    const wrong = [...korean].filter(([key, text]) => {
      return variables(text).join() !== variables(english.get(key) ?? '').join();
    });
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it.each([
    ['English', english],
    ['Korean', korean],
  ])('have no empty, untrimmed or doubled text: %s', (_, texts) => {
    // A leading separator belongs to a text that is added to another; notes of the command line have lines.
    const odd = [...texts].filter(([key, text]) => {
      return text === '' || /^\s(?!·)|\s$/.test(text) || (!key.endsWith('Notes') && /\s\s|\n/.test(text));
    });
    expect(odd).toEqual([]);
  });

  it('differ: what is the same in both is made of names, symbols and variables', () => {
    const names =
      /\{\{\w+\}\}|Bothends|English|한국어|\b(fd|TCP|HTTP|LF|CRLF|CR|NUL|IPv[46]|RST|FIN|UTF-(?:8|16)|LE|BE|EUC-KR|CP949|Shift_JIS|Latin|Base64|Node\.js|Buffer)\b/g;
    const same = [...korean].filter(([key, text]) => {
      return text === english.get(key) && /\p{L}{2}/u.test(text.replaceAll(names, ''));
    });
    expect(same).toEqual([]);
  });
});

describe('Korean', () => {
  it('does not guess a particle after a variable: 은(는), 을(를), (으)로', () => {
    const guessed = [...korean].filter(([, text]) =>
      /\}\}[”)]?(은|는|이|가|을|를|과|와|으로|로)(?=[\s.,]|$)/u.test(text),
    );
    expect(guessed).toEqual([]);
  });

  it('is Korean wherever English is a sentence', () => {
    const foreign = [...english].filter(([key, text]) => {
      const translated = korean.get(key) ?? korean.get(withoutPlural(key));
      return /[a-z]{3,} [a-z]{3,}/i.test(text) && translated !== undefined && !/[가-힣]/.test(translated);
    });
    expect(foreign.map(([key]) => key)).toEqual([]);
  });
});

describe('what the contract names has words', () => {
  it.each([
    ['row types', ROW_TYPES, en.traffic.row],
    ['row explanations', ROW_TYPES, en.explainEvent],
    ['explanation ids', EXPLANATION_IDS, en.explain],
    ['codes of our own', OWN_CODES, en.errors],
    ['event groups', EVENT_GROUPS, en.events.group],
    ['evidence', EVIDENCE, en.common.evidence],
    ['menu commands', MENU_COMMANDS, en.palette.command],
    ['session phases', [...SERVER_PHASES, ...CLIENT_PHASES], en.panes.phase],
    ['socket phases', SOCKET_PHASES, en.panes.socketPhase],
    ['languages', LANGUAGES, en.shell.language],
  ])('%s', (_, names, words) => {
    expect(new Set(Object.keys(words))).toEqual(
      // The choice of language also offers the system's.
      new Set(words === en.shell.language ? [...names, 'label', 'system'] : names),
    );
  });
});

describe('accessible names that tests and screen readers rely on', () => {
  it('are exactly these in English', () => {
    const { shell, dialogs, panes, compose, traffic } = en;
    expect([shell.newServer, shell.newClient, shell.commands]).toEqual([
      'New server',
      'New client',
      'Commands',
    ]);
    expect([shell.empty.pair, shell.empty.connectTo]).toEqual([
      'Server + client on this machine',
      'Connect to…',
    ]);
    expect([dialogs.server.title, dialogs.client.title]).toEqual(['New server', 'New client']);
    expect([dialogs.host, dialogs.port, dialogs.behaviour]).toEqual(['Host', 'Port', 'Behaviour']);
    expect([dialogs.server.submit, dialogs.client.submit]).toEqual(['Start', 'Connect']);
    expect([panes.server, panes.client]).toEqual(['Server {{address}}', 'Client → {{address}}']);
    expect([panes.connections, panes.connection]).toEqual(['Connections', 'Connection #{{n}} {{address}}']);
    expect([compose.message, compose.lineEnding, compose.to, compose.send, traffic.label]).toEqual([
      'Message',
      'Line ending',
      'To',
      'Send',
      'Traffic',
    ]);
    expect(panes.verb).toMatchObject({
      closeSession: 'Close session',
      stopListening: 'Stop listening',
      connect: 'Connect',
      reconnect: 'Reconnect',
      clear: 'Clear',
      find: 'Find',
      follow: 'Follow',
      halfClose: 'Half-close',
      reset: 'Reset',
      close: 'Close',
      pauseReading: 'Pause reading',
      resumeReading: 'Resume reading',
    });
  });
});
