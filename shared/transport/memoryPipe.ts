import { Inbox } from './inbox';
import type { Frame, Pipe, PipeListener } from './pipe';

/** Two linked pipes in one process. Like real ones they copy binary frames and deliver later, in order. */
export function memoryPipePair(): [Pipe, Pipe] {
  const a = new Inbox();
  const b = new Inbox();
  return [new MemoryPipe(a, b), new MemoryPipe(b, a)];
}

class MemoryPipe implements Pipe {
  constructor(
    private readonly inbox: Inbox,
    private readonly peer: Inbox,
  ) {}

  send(frame: Frame): void {
    if (this.inbox.isClosed) return;
    const copy = typeof frame === 'string' ? frame : new Uint8Array(frame);
    void Promise.resolve().then(() => this.peer.frame(copy));
  }

  close(): void {
    if (this.inbox.isClosed) return;
    this.inbox.close();
    void Promise.resolve().then(() => this.peer.end());
  }

  listen(listener: PipeListener): void {
    this.inbox.listen(listener);
  }
}
