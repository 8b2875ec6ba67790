import type { CaptureEnd, CaptureReason } from '../../contract/capture';

/** Packets as they go over the wire, where the system lets this app see them. */
export const capture = {
  start: 'Capture packets',
  stop: 'Stop capturing',
  startHint:
    'Shows the real segments of this session’s connections ▲: headers only, no other program’s. Ends with the session.',
  stopHint: 'What was captured stays in the log.',
  running: 'capturing packets',
  title: 'Capturing packets',
  checkAgain: 'Check again',
  saysTool: 'The program says',
  available: 'Packets can be captured here, with {{tool}}.',

  /** In place of the hint, where it cannot be done. */
  unavailable: {
    'not-offered': 'not available here: this host captures no packets',
    'no-tool': 'not available here: neither dumpcap nor tcpdump was found',
    'not-permitted': 'not available here: this user may not capture packets',
    'no-driver': 'not available here: the driver that captures packets is missing',
    failed: 'not available here: the program that captures packets failed',
  } satisfies Record<CaptureReason, string>,
  /** What a person can do about it, by system. */
  help: {
    install: {
      linux:
        'Install Wireshark’s dumpcap or tcpdump: on Debian and Ubuntu, “sudo apt install wireshark-common”.',
      darwin: 'tcpdump is part of macOS; if it is gone, install Wireshark, which brings dumpcap.',
      win32: 'Install Wireshark and, when it asks, Npcap with its loopback adapter.',
    },
    permit: {
      linux:
        'Run “sudo dpkg-reconfigure wireshark-common”, answer Yes, run “sudo usermod -a -G wireshark $USER”, and log in again. Elsewhere: “sudo setcap cap_net_raw,cap_net_admin=eip” on dumpcap. Starting this app as root is not needed.',
      darwin:
        'Install ChmodBPF, which comes with Wireshark: it lets administrators capture without being root.',
      win32: 'Install Npcap without “Restrict access to Administrators only”, or allow it for this user.',
    },
    other: 'Ask for a program that may capture packets on this system: dumpcap (of Wireshark) or tcpdump.',
  },

  /** Why it ended; part of the row. */
  end: {
    asked: 'stopped',
    'session-closed': 'the session closes',
    'address-changed': 'the session went on with another address or port; start it again',
    'tool-failed': 'the program ended by itself',
  } satisfies Record<CaptureEnd, string>,
} as const;
