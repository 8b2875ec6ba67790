/** The browser host: what it prints, and the plain pages it answers with. */
export const web = {
  ready: 'Bothends is ready: {{url}}',
  unexpected: 'Something unexpected went wrong; the sessions go on. {{what}} (kept in {{file}})',
  readyHint: 'The address contains the key to this Bothends. Press Ctrl+C to stop.',
  notOpening: 'Open this address in a browser.',
  sshHint: 'From another machine: ssh -L {{port}}:127.0.0.1:{{port}} {{host}}, then open the address there.',
  reachable: 'Warning: other machines can reach this page at {{address}}. Whoever has the key can use it.',
  noBuild: 'The page is not built. Run: npm run build',

  /** 401, 403, 404, 405 and 421. */
  refusal: {
    unauthorized: {
      title: 'The key is missing',
      text: 'Open the full address that Bothends printed when it started; it ends in a key.',
    },
    forbidden: {
      title: 'Not from this page',
      text: 'Another site tried to use Bothends. Only its own page may.',
    },
    notFound: {
      title: 'Nothing here',
      text: 'This address does not exist.',
    },
    methodNotAllowed: {
      title: 'Only reading',
      text: 'This address can only be read (GET, HEAD).',
    },
    misdirected: {
      title: 'Wrong address',
      text: 'Bothends answers only under the address it printed when it started.',
    },
  },
} as const;
