import type { EventFields } from '@shared/contract/events';
import type { BehavedSocket } from '../../../../../electron/engine/behaviours/socketBehaviour';

/** A socket that writes down what a behaviour does with it, in Latin-1 where it is bytes. */
export class FakeSocket implements BehavedSocket {
  /** In order: `> bytes`, `hold`, `go on`, `answer end`, `quit`, `note …`. */
  readonly did: string[] = [];
  /** The seqs of the rows that replies were said to be the same as. */
  readonly same: number[] = [];
  sendable = true;
  /** So many replies are taken at once; the one after them only later. */
  room = Number.POSITIVE_INFINITY;

  reply(bytes: Uint8Array, sameAs: number): boolean {
    this.did.push(`> ${Buffer.from(bytes).toString('latin1')}`);
    this.same.push(sameAs);
    this.room--;
    return this.room >= 0;
  }

  hold(held: boolean): void {
    this.did.push(held ? 'hold' : 'go on');
  }

  answerEnd(): void {
    this.did.push('answer end');
  }

  quit(): void {
    this.did.push('quit');
    this.sendable = false;
  }

  note({ note, n, text }: EventFields<'note'>): void {
    this.did.push(['note', note, n, text].filter((part) => part !== undefined).join(' '));
  }

  /** What it did since the last time. */
  next(): string[] {
    return this.did.splice(0);
  }

  /** The bytes of all replies since the last time. */
  get said(): string {
    return this.next()
      .filter((each) => each.startsWith('> '))
      .map((each) => each.slice(2))
      .join('');
  }
}
