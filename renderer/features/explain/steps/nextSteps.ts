/**
 * What can be done about a row or an error, by what the app knows at this moment. Only what is known for sure becomes a
 * step: a server pane that listens elsewhere, a queue that is full, a socket that is still paused. Pure.
 */
import type { Row } from '@shared/contract/index';
import type { ExplanationId } from '@shared/tcp/explanations';
import { errorOf, explanationOf } from '../rowFacts';
import { afterLocalProblem, afterRefusal, afterSilence, afterWrongAddress } from './connecting';
import {
  afterOwnEnd,
  afterPeerEnd,
  afterReset,
  whilePaused,
  whilePeerPaused,
  whileSelfConnected,
} from './established';
import { clientSpecOf, listenAgain, tryAgain } from './facts';
import {
  afterDrop,
  afterInUse,
  afterNoEngine,
  afterNoPermission,
  afterServedAll,
  afterTooManyFiles,
  afterWrongInterface,
  whileFrozen,
  whileListening,
  whileWaiting,
} from './listening';
import type { Known, Matter, Step } from './step';

export function nextSteps(matter: Matter, known: Known): readonly Step[] {
  const { row, error } = matter;
  const id = error?.explanation ?? (row === null ? null : explanationOf(row));
  const steps = id === null ? [] : stepsOf(id, matter, known);
  return steps.length > 0 || row === null || error !== null ? steps : stepsAfter(row, matter, known);
}

/** What a row is about, for `nextSteps`. */
export function matterOf(row: Row): Matter {
  return { session: row.session, socket: row.socket, row, error: errorOf(row) };
}

function stepsOf(id: ExplanationId, matter: Matter, known: Known): Step[] {
  const { error } = matter;
  const isClient = clientSpecOf(known, matter.session) !== null;
  // The same errors end connections that were there.
  const isOpening = error?.syscall !== 'read' && error?.syscall !== 'write';
  switch (id) {
    case 'refused':
    case 'all-attempts-failed':
      return error === null ? [] : afterRefusal(matter, error, known);
    case 'name-not-found':
      return isClient ? afterWrongAddress(matter, known) : afterWrongInterface(matter, known);
    case 'host-unreachable':
    case 'network-unreachable':
    case 'rule-blocked':
      return isOpening ? afterWrongAddress(matter, known) : tryAgain(known, matter);
    case 'connect-timeout':
    case 'no-answer':
      return isOpening && error !== null ? afterSilence(matter, error, known) : tryAgain(known, matter);
    case 'resolver-unavailable':
    case 'cancelled':
      return isClient ? tryAgain(known, matter) : listenAgain(known, matter);
    case 'in-use':
      return error === null ? [] : afterInUse(matter, error, known);
    case 'not-our-address':
      return afterWrongInterface(matter, known);
    case 'no-permission':
      return isClient ? afterLocalProblem(matter, known) : afterNoPermission(matter, known);
    case 'local-port-busy':
    case 'local-address-unavailable':
      return afterLocalProblem(matter, known);
    case 'not-available':
      return afterNoEngine(matter, known);
    case 'reset':
      return afterReset(matter, known);
    case 'write-after-peer-gone':
      return tryAgain(known, matter);
    case 'self-connection':
      return whileSelfConnected(matter, known);
    case 'over-max-connections':
      return afterDrop(matter, known);
    case 'too-many-files':
      return afterTooManyFiles(known);
    // About a command that was refused, about ourselves, or nothing to be done.
    case 'left-before-accept':
    case 'sending-ended':
    case 'queue-full':
    case 'nothing-to-export':
    case 'export-gone':
    case 'recording-gone':
    case 'recording-running':
    case 'not-recorded':
    case 'replay-gone':
    case 'bad-command':
    case 'internal':
    case 'unknown':
      return [];
  }
}

function stepsAfter(row: Row, matter: Matter, known: Known): Step[] {
  switch (row.type) {
    case 'listening':
      return whileListening(matter, known);
    case 'listening-stopped':
      return listenAgain(known, matter);
    case 'accept-paused':
      return whileFrozen(matter, known);
    case 'reading-paused':
      return whilePaused(matter, known);
    case 'sent':
    case 'drained':
      return whilePeerPaused(matter, known);
    case 'ended':
      return afterOwnEnd(matter, known);
    case 'peer-ended':
      return afterPeerEnd(matter, known);
    case 'state':
      if (row.to === 'CLOSE_WAIT') return afterPeerEnd(matter, known);
      return row.to === 'FIN_WAIT_2' ? afterOwnEnd(matter, known) : [];
    case 'reset-sent':
    case 'closed':
      return tryAgain(known, matter);
    case 'note':
      if (row.note === 'waits') return whileWaiting(matter, known);
      if (row.note === 'stands-still') return whileFrozen(matter, known);
      return row.note === 'served-all' || row.note === 'left-waiting' ? afterServedAll(matter, known) : [];
    default:
      return [];
  }
}
