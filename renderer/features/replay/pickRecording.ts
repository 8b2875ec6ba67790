/** What captures are called. Others may hold one too: what a file is, its first bytes tell. */
export const RECORDING_EXTENSIONS = ['.pcapng', '.pcap', '.cap'] as const;

/** Asks for a recording. Nothing happens when none is chosen. */
export function pickRecording(onFile: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = RECORDING_EXTENSIONS.join();
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) onFile(file);
  });
  input.click();
}
