/** Names shared with the preload; plain, so that nothing is bundled into it with them. */

/** The page asks for a port, and gets one, on this channel. */
export const PORT_CHANNEL = 'bothends:port';
/** What the preload offers the page: `window.bothends`. */
export const PAGE_API = 'bothends';
/** `type` of the window message that brings the page its port. */
export const PORT_MESSAGE = 'bothends-port';
