/** The desktop host: an engine, windows, and the habits of the system around them. The only folder that knows Electron. */
import { app } from 'electron';
import { hearArrivals, ownArguments } from './arrivals';
import { isOwnPage, startDesktop } from './desktop';
import { guardContents } from './guards';
import { registerPageScheme } from './pageScheme';

// Before `ready`, and before anything is awaited: later is too late for all of it.
if (app.requestSingleInstanceLock(ownArguments())) {
  app.enableSandbox();
  registerPageScheme();
  guardContents(isOwnPage);
  const arrivals = hearArrivals();
  void app.whenReady().then(() => startDesktop(arrivals));
} else {
  app.quit();
}
