import { attachView, type ScenarioDesk, type View } from '../../electron/bridge/index';
import type { Engine } from '../../electron/engine/index';
import { memoryPipePair } from '../../shared/transport/memoryPipe';
import type { Frame, Pipe } from '../../shared/transport/pipe';
import { TestView } from './testView';

export const FACTS = { kind: 'web', version: '0.0.0-test' } as const;

/** Counts what a host sends. */
export class Meter implements Pipe {
  binaryBytes = 0;
  binaryFrames = 0;
  largestFrame = 0;
  textBytes = 0;
  textFrames = 0;

  constructor(private readonly pipe: Pipe) {}

  send(frame: Frame): void {
    if (typeof frame === 'string') {
      this.textFrames++;
      this.textBytes += frame.length;
    } else {
      this.binaryFrames++;
      this.binaryBytes += frame.length;
      this.largestFrame = Math.max(this.largestFrame, frame.length);
    }
    this.pipe.send(frame);
  }

  close(): void {
    this.pipe.close();
  }

  listen(listener: Parameters<Pipe['listen']>[0]): void {
    this.pipe.listen(listener);
  }
}

/** Attaches a greeted view over a memory pipe. */
export async function attachTestView(
  engine: Engine,
  scenarios?: ScenarioDesk,
): Promise<{ readonly host: View; readonly view: TestView; readonly meter: Meter }> {
  const [a, b] = memoryPipePair();
  const meter = new Meter(a);
  const host = attachView(engine, meter, { ...FACTS, ...(scenarios !== undefined && { scenarios }) });
  const view = new TestView(b);
  await view.hello();
  return { host, view, meter };
}
