/** The browser host: serves the page and offers an engine to it. */

export { openPage, thisDesk, type WhyNotOpened, whyNotOpen } from './openPage';
export { startWebServer, type WebServer, type WebServerOptions } from './webServer';
