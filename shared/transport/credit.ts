import { FRAME_HEADER_BYTES } from '../contract/frame';
import { CREDIT_STEP, CREDIT_WINDOW, FRAME_PAYLOAD_BYTES } from '../contract/limits';

/** The largest frame, header included. */
export const FRAME_BYTES = FRAME_HEADER_BYTES + FRAME_PAYLOAD_BYTES;

// Otherwise a view that returns credit only in steps could wait for the host while the host waits for it.
if (CREDIT_WINDOW < CREDIT_STEP + 2 * FRAME_BYTES) throw new Error('CREDIT_WINDOW is too small');

/** The sender's side: how many bytes may still be on their way to a view. */
export class SendCredit {
  private sent = 0;
  private drawn = 0;

  /** Bytes that may be sent now. */
  get available(): number {
    return CREDIT_WINDOW - (this.sent - this.drawn);
  }

  /** True when the largest frame may be sent. Smaller ones wait for that too, so that no row is cut to what is left. */
  get allowsFrame(): boolean {
    return this.available >= FRAME_BYTES;
  }

  spend(bytes: number): void {
    this.sent += bytes;
  }

  /** Takes the view's cumulative count. One that goes back or beyond what was sent is a liar's: it changes nothing. */
  acknowledge(drawn: number): boolean {
    if (!(drawn >= this.drawn && drawn <= this.sent)) return false;
    this.drawn = drawn;
    return true;
  }
}

/** The view's side: counts what it has received and drawn, and says when to report it. Never reports what it did not receive. */
export class DrawnCount {
  private received = 0;
  private drawn = 0;
  private reported = 0;

  receive(bytes: number): void {
    this.received += bytes;
  }

  /** Adds drawn bytes; answers the cumulative count when it is time to send it. */
  add(bytes: number): number | null {
    this.drawn = Math.min(this.drawn + bytes, this.received);
    return this.drawn - this.reported >= CREDIT_STEP ? this.flush() : null;
  }

  /** Nobody draws the rest any more: everything received counts as drawn. */
  settle(): number | null {
    this.drawn = this.received;
    return this.flush();
  }

  /** The cumulative count to send now, or null when it was sent already. */
  flush(): number | null {
    if (this.drawn === this.reported) return null;
    this.reported = this.drawn;
    return this.drawn;
  }
}
