import { findBrowser } from '../helpers/findBrowser';

/** Runs once, before the workers start: they inherit the environment and must not all unpack a browser. */
export default async function globalSetup(): Promise<void> {
  process.env.CHROMIUM = await findBrowser();
}
