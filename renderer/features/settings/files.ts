/** More than any file of keys has. */
const MOST_BYTES = 1024 * 1024;

/** Asks for one file and reads it as text; null: that could not be done. Nothing happens when somebody chooses none. */
export function pickText(onText: (name: string, text: string | null) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = '.json,application/json';
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (file === undefined) return;
    if (file.size > MOST_BYTES) onText(file.name, null);
    else
      file.text().then(
        (text) => onText(file.name, text),
        () => onText(file.name, null),
      );
  });
  input.click();
}

/** Saves a text by way of the browser's download. */
export function saveText(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // After the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(url));
}
