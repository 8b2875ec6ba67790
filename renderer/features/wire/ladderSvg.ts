/** The whole ladder as a picture of its own: no style sheet, no font, no script it would have to ask for. */
import { EVIDENCE, EVIDENCE_MARKS } from '@shared/contract/events';
import { formatClock } from '@shared/i18n/format';
import type { Translate } from '@shared/i18n/index';
import type { Language } from '@shared/i18n/languages';
import { type LadderBase, LadderModel } from './ladder';
import { ARROW_LABELS, isDrawn, packetOf, stubOf } from './ladderDrawn';
import { inOrderOfTime } from './ladderOrder';
import { arrowPaths, handshakePaths, type LadderPlaces, markPath, SIDES } from './ladderShapes';
import type { Line, Step } from './ladderStep';
import { pauseWords, stepWords } from './ladderWords';
import type { Side, WireRow } from './wireRow';

export interface LadderPicture {
  /** null: this end does not live in the app. */
  readonly names: Readonly<Record<Side, string | null>>;
  readonly epochMs: number;
  readonly t: Translate;
  readonly language: Language;
  readonly base?: LadderBase;
}

const LINE = 22;
const HEAD = 66;
const FOOT = 56;
const CHAR = 7.2;
const PLACES: LadderPlaces = { width: 1_200, time: 110, client: 480, server: 800, inside: false };
/** The light theme, whatever the page wears: a picture goes on paper. */
const INK = {
  text: '#19202a',
  muted: '#5a6676',
  line: '#d6dce3',
  paper: '#ffffff',
  bad: '#b9241a',
  warn: '#7f5200',
};
const HUE: Readonly<Record<Side, string>> = { client: '#0a6ca3', server: '#935b00' };
const LEVEL_INK = { info: INK.text, warn: INK.warn, error: INK.bad } as const;

/** A standalone SVG document. Everything peers and people chose is escaped. */
export function ladderSvg(rows: readonly WireRow[], picture: LadderPicture): string {
  const { names, t } = picture;
  // A picture shows all rows it is given.
  const model = new LadderModel(picture.base, Number.POSITIVE_INFINITY);
  model.append(inOrderOfTime(rows));
  const height = HEAD + model.end * LINE + FOOT;
  const nameOf = (side: Side): string => names[side] ?? t('wire.ladder.elsewhere');
  const title = t('wire.ladder.picture', { client: nameOf('client'), server: nameOf('server') });
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${PLACES.width}" height="${height}" viewBox="0 0 ${PLACES.width} ${height}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="12">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect width="100%" height="100%" fill="${INK.paper}"/>`,
    text(16, 26, title, `font-size="15" font-weight="600" fill="${INK.text}"`),
  ];
  const both = names.client !== null && names.server !== null;
  for (const side of SIDES) {
    const dash = names[side] === null ? ' stroke-dasharray="4 4"' : '';
    const x = PLACES[side];
    const name = `${t(`wire.ladder.side.${side}`)} ${nameOf(side)}`;
    parts.push(
      text(x, 50, name, `text-anchor="middle" font-weight="600" fill="${HUE[side]}"`),
      `<path d="M${x} ${HEAD - 6}V${height - FOOT + 6}" stroke="${HUE[side]}" stroke-width="1.5"${dash}/>`,
    );
  }
  for (const arrow of model.crossing(0, model.end).filter(isDrawn)) {
    const { from, to, kind } = arrow;
    const [y1, y2] = [yOf(from.line), yOf(to.line)];
    const ink = kind === 'rst' ? INK.bad : HUE[from.side];
    parts.push(shaft(arrowPaths({ x: PLACES[from.side], y: y1 }, { x: PLACES[to.side], y: y2 }), ink));
    const label = ARROW_LABELS[kind];
    if (label !== '') parts.push(arrowLabel(label, (y1 + y2) / 2, ink));
  }
  for (let number = 0; number < model.end; number++) {
    const line = model.line(number);
    if (line !== undefined) parts.push(...drawLine(line, both, picture));
  }
  const legend = EVIDENCE.map((each) => `${EVIDENCE_MARKS[each]} ${t(`common.evidence.${each}`)}`);
  const foot = [...legend, t('wire.ladder.open')].join('   ');
  parts.push(
    text(16, height - 20, foot, `font-size="11" fill="${INK.muted}" xml:space="preserve"`),
    '</svg>',
  );
  return parts.join('\n');
}

function drawLine(line: Line, both: boolean, picture: LadderPicture): string[] {
  const { t, language, epochMs } = picture;
  const y = yOf(line.line);
  if (line.kind === 'pause') {
    const middle = (PLACES.client + PLACES.server) / 2;
    return [
      `<path d="M16 ${y}H${PLACES.width - 16}" stroke="${INK.muted}" stroke-dasharray="3 3"/>`,
      text(
        middle,
        y + 4,
        pauseWords(line, t, language),
        `text-anchor="middle" font-size="11" fill="${INK.muted}" stroke="${INK.paper}" stroke-width="6" paint-order="stroke"`,
      ),
    ];
  }
  const { side, evidence, kind, row } = line;
  const hue = HUE[side];
  const { d, hollow } = markPath(evidence, { x: PLACES[side], y });
  const told = kind === 'handshake';
  const words = wordsOf(line, both, picture);
  const place = side === 'client' ? 'text-anchor="end"' : '';
  const x = side === 'client' ? PLACES.client - 12 : PLACES.server + 12;
  return [
    ...drawPacket(line, y),
    ...(told ? handshakePaths(PLACES, y, LINE) : stubOf({ step: line, places: PLACES, y, both })).map(
      (paths) => shaft(paths, hue, true),
    ),
    `<path d="${d}" fill="${hollow ? INK.paper : hue}" stroke="${hollow ? hue : INK.paper}" stroke-width="1.5"/>`,
    ...(told ? [] : [text(16, y + 4, formatClock(epochMs + row.at), `font-size="11" fill="${INK.muted}"`)]),
    text(x, y + 4, words.text, `${place} fill="${LEVEL_INK[words.level]}" xml:space="preserve"`),
  ];
}

function arrowLabel(label: string, y: number, ink: string): string {
  const halo = `stroke="${INK.paper}" stroke-width="4" paint-order="stroke"`;
  const x = (PLACES.client + PLACES.server) / 2;
  return text(x, y + 3.5, label, `text-anchor="middle" font-size="10" fill="${ink}" ${halo}`);
}

function drawPacket(step: Step, y: number): string[] {
  const packet = packetOf(step, PLACES, y);
  if (packet === null) return [];
  const ink = packet.isReset ? INK.bad : HUE[step.side];
  return [shaft(packet, ink), arrowLabel(packet.label, y, ink)];
}

function wordsOf(step: Step, both: boolean, { t, language }: LadderPicture) {
  const { text, preview, fate, level } = stepWords(step, both, t, language);
  const end = fate === '' ? '' : ` · ${fate}`;
  const room = step.side === 'client' ? PLACES.client - PLACES.time - 20 : PLACES.width - PLACES.server - 28;
  return {
    text: `${EVIDENCE_MARKS[step.evidence]} ${fitted([text, preview].filter(Boolean).join(' '), room - end.length * CHAR)}${end}`,
    level,
  };
}

function yOf(line: number): number {
  return HEAD + (line + 0.5) * LINE;
}

function shaft(paths: { readonly line: string; readonly head: string }, ink: string, dashed = false): string {
  const dash = dashed ? ' stroke-dasharray="3 3"' : '';
  const line = `<path d="${paths.line}" fill="none" stroke="${ink}" stroke-width="1.25"${dash}/>`;
  return paths.head === '' ? line : `${line}<path d="${paths.head}" fill="${ink}"/>`;
}

function text(x: number, y: number, words: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${escapeXml(words)}</text>`;
}

/** Cut to a width. Nothing can be measured here, so letters of the East count twice. */
function fitted(words: string, width: number): string {
  let left = Math.floor(width / CHAR) - 2;
  let fits = '';
  for (const char of words) {
    left -= (char.codePointAt(0) ?? 0) >= 0x1100 ? 2 : 1;
    if (left < 0) return `${fits}…`;
    fits += char;
  }
  return fits;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Also replaces what no XML document may hold: controls, halves of surrogate pairs, non-characters. */
export function escapeXml(words: string): string {
  return words
    .toWellFormed()
    .replaceAll(/[&<>"']/g, (char) => ENTITIES[char] ?? char)
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
